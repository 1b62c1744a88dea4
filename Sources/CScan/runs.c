#include <string.h>

#include "scan.h"

static inline bool within(uint8_t byte, uint8_t low, uint8_t high) { return byte >= low && byte <= high; }

uint8_t scan_classes(uint8_t byte) {
  bool digit = within(byte, '0', '9'), lower = within(byte, 'a', 'z'), upper = within(byte, 'A', 'Z');
  bool alpha = lower || upper, word = alpha || digit || byte == '_';
  uint8_t classes = 0;
  if (digit) classes |= 1 << SCAN_DIGIT;
  if (digit || within(byte, 'a', 'f') || within(byte, 'A', 'F')) classes |= 1 << SCAN_HEX;
  if (digit || upper || byte == '_') classes |= 1 << SCAN_UPPER;
  if (digit || lower || byte == '_') classes |= 1 << SCAN_LOWER;
  if (alpha) classes |= 1 << SCAN_ALPHA;
  if (word) classes |= 1 << SCAN_WORD;
  if (word || (byte && strchr("+/=.-", byte))) classes |= 1 << SCAN_TOKEN;
  if (byte != ' ' && byte != '\t' && byte != '\n' && byte != '\f' && byte != '\r') classes |= 1 << SCAN_VISIBLE;
  return classes;
}

typedef uint8_t lanes __attribute__((vector_size(8)));

void scan_runs(const uint8_t *text, size_t length, uint8_t longest[SCAN_CLASSES]) {
  // A lane per class: all ones for the bytes in it.
  lanes member[256];
  for (unsigned byte = 0; byte < 256; byte++)
    for (unsigned c = 0; c < SCAN_CLASSES; c++) member[byte][c] = scan_classes((uint8_t)byte) >> c & 1 ? 0xFF : 0;
  lanes run = {0}, most;
  memcpy(&most, longest, sizeof most);
  for (size_t i = 0; i < length; i++) {
    run = run - (lanes)(run != 0xFF);  // a true comparison is all ones, that is -1
    run &= member[text[i]];
    lanes greater = (lanes)(run > most);
    most = (run & greater) | (most & ~greater);
  }
  memcpy(longest, &most, sizeof most);
}
