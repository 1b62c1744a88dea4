#include <string.h>

#include "scan.h"

static inline uint8_t fold(uint8_t byte) { return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte; }

/// Adds a trigram; nearly all were seen before, so the branch is well predicted.
static inline size_t add(uint32_t trigram, uint64_t *seen, uint32_t *out, size_t count) {
  uint64_t bit = 1ull << (trigram & 63);
  if (!(seen[trigram >> 6] & bit)) {
    seen[trigram >> 6] |= bit;
    out[count++] = trigram;
  }
  return count;
}

size_t scan_trigrams(const uint8_t *text, size_t length, uint64_t *seen, uint32_t *out) {
  size_t count = 0;
  uint32_t trigram = 0;
  unsigned in_line = 0;  // bytes of this line in `trigram`, at most 2
  for (size_t i = 0; i < length; i++) {
    uint8_t byte = fold(text[i]);
    trigram = (trigram << 8 | byte) & 0xFFFFFF;
    if (in_line == 2) {
      count = add(trigram, seen, out, count);
      if (byte == '\n') in_line = 0;
    } else {
      in_line = byte == '\n' ? 0 : in_line + 1;
    }
  }
  if (in_line == 2) count = add((trigram << 8 | '\n') & 0xFFFFFF, seen, out, count);
  return count;
}

void scan_trigrams_forget(const uint32_t *trigrams, size_t count, uint64_t *seen) {
  for (size_t i = 0; i < count; i++) seen[trigrams[i] >> 6] = 0;
}

/// One radix pass over 12 bits.
static void sort_pass(const uint64_t *from, uint64_t *to, size_t count, unsigned shift) {
  size_t places[4096] = {0};
  for (size_t i = 0; i < count; i++) places[from[i] >> shift & 4095]++;
  size_t sum = 0;
  for (size_t i = 0; i < 4096; i++) {
    size_t here = places[i];
    places[i] = sum;
    sum += here;
  }
  for (size_t i = 0; i < count; i++) to[places[from[i] >> shift & 4095]++] = from[i];
}

void scan_sort_pairs(uint64_t *pairs, uint64_t *scratch, size_t count) {
  sort_pass(pairs, scratch, count, 32);
  sort_pass(scratch, pairs, count, 44);
}
