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

void scan_sparse_encode(const uint64_t *pairs, size_t count, unsigned width, size_t highs, uint8_t *out) {
  size_t bit = highs;
  for (size_t i = 0; i < count; i++) {
    uint32_t number = (uint32_t)pairs[i];
    size_t place = (number >> width) + i;
    out[place >> 3] |= (uint8_t)(1 << (place & 7));
    for (unsigned b = 0; b < width; b++, bit++) out[bit >> 3] |= (uint8_t)((number >> b & 1) << (bit & 7));
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
    const uint8_t *bytes, size_t length, unsigned width, size_t highs, const uint64_t *within, uint64_t *marks,
    size_t limit) {
  size_t low_bit = highs, zeros = 0;
  if (highs > length * 8 || limit == 0) return;
  uint64_t mask = (1ull << width) - 1;
  for (size_t at = 0; at < highs; at += 64) {
    uint64_t word = load(bytes, length, at >> 3);
    if (highs - at < 64) word &= (1ull << (highs - at)) - 1;
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
