#include <string.h>

#include "scan.h"

static inline uint64_t load(const uint8_t *bytes, size_t length, size_t at) {
  uint64_t word = 0;
  if (at + 8 <= length) {
    memcpy(&word, bytes + at, 8);
  } else {
    for (size_t i = 0; at + i < length; i++) word |= (uint64_t)bytes[at + i] << (8 * i);
  }
  return word;
}

void scan_sparse_encode(const uint64_t *pairs, size_t count, unsigned width, uint8_t *out) {
  uint8_t *high = out + (count * width + 7) / 8;
  size_t bit = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t number = (uint32_t)pairs[i];
    for (unsigned b = 0; b < width; b++, bit++) out[bit >> 3] |= (uint8_t)((number >> b & 1) << (bit & 7));
    size_t place = (number >> width) + i;
    high[place >> 3] |= (uint8_t)(1 << (place & 7));
  }
}

/// Whether a bit of `marks` from `first` to `last` is set.
static inline bool any_within(const uint64_t *marks, size_t first, size_t last) {
  size_t word = first >> 6, end = last >> 6;
  uint64_t from = ~0ull << (first & 63), to = ~0ull >> (63 - (last & 63));
  if (word == end) return marks[word] & from & to;
  if (marks[word] & from || marks[end] & to) return true;
  for (word++; word < end; word++)
    if (marks[word]) return true;
  return false;
}

void scan_sparse_mark(
    const uint8_t *bytes, size_t length, size_t count, unsigned width, const uint64_t *within, uint64_t *marks,
    size_t limit) {
  size_t low_length = (count * width + 7) / 8, low_bit = 0, zeros = 0;
  if (low_length > length || limit == 0) return;
  uint64_t mask = (1ull << width) - 1;
  for (size_t at = low_length; at < length; at += 8) {
    uint64_t word = load(bytes, length, at);
    unsigned ones = (unsigned)__builtin_popcountll(word);
    size_t first = zeros << width, last = ((zeros + 64 - ones + 1) << width) - 1;
    if (first >= limit) return;
    if (!within || any_within(within, first, last < limit ? last : limit - 1)) {
      unsigned seen = 0;
      for (size_t bit = low_bit; word; word &= word - 1, seen++, bit += width) {
        uint64_t low = load(bytes, length, bit >> 3) >> (bit & 7) & mask;
        uint64_t number = (zeros + (unsigned)__builtin_ctzll(word) - seen) << width | low;
        if (number >= limit) return;
        uint64_t mark = 1ull << (number & 63);
        marks[number >> 6] |= within ? mark & within[number >> 6] : mark;
      }
    }
    zeros += 64 - ones;
    low_bit += (size_t)ones * width;
  }
}
