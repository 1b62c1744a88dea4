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

void scan_sparse_encode(const uint32_t *numbers, size_t count, unsigned width, size_t highs, uint8_t *out) {
  size_t bit = highs;
  for (size_t i = 0; i < count; i++) {
    uint32_t number = numbers[i];
    size_t place = (number >> width) + i;
    out[place >> 3] |= (uint8_t)(1 << (place & 7));
    for (unsigned b = 0; b < width; b++, bit++) out[bit >> 3] |= (uint8_t)((number >> b & 1) << (bit & 7));
  }
}

/// The first bit of `marks` at or after `from` that is set, or `limit`.
static inline size_t next_mark(const uint64_t *marks, size_t from, size_t limit) {
  while (from < limit) {
    uint64_t word = marks[from >> 6] >> (from & 63);
    if (word) {
      from += (size_t)__builtin_ctzll(word);
      break;
    }
    from = (from | 63) + 1;
  }
  return from < limit ? from : limit;
}

__attribute__((always_inline)) static inline void mark(
    const uint8_t *bytes, size_t length, unsigned width, size_t highs, const uint64_t *within, uint64_t *marks,
    size_t limit) {
  size_t low_bit = highs, zeros = 0;
  if (highs > length * 8 || limit == 0) return;
  uint64_t mask = (1ull << width) - 1;
  // The higher bits of the next number that is asked for.
  size_t wanted = within ? next_mark(within, 0, limit) >> width : 0;
  for (size_t at = 0; at < highs; at += 64) {
    uint64_t word = load(bytes, length, at >> 3);
    if (highs - at < 64) word &= (1ull << (highs - at)) - 1;
    size_t ones = (size_t)__builtin_popcountll(word), end = zeros + 64 - ones;
    if (wanted <= end) {
      size_t seen = 0;
      for (size_t bit = low_bit; word; word &= word - 1, seen++, bit += width) {
        uint64_t low = load(bytes, length, bit >> 3) >> (bit & 7) & mask;
        uint64_t number = (zeros + (size_t)__builtin_ctzll(word) - seen) << width | low;
        if (number >= limit) return;
        uint64_t place = 1ull << (number & 63);
        marks[number >> 6] |= within ? place & within[number >> 6] : place;
      }
      if (within) {
        size_t next = end > limit >> width ? limit : next_mark(within, end << width, limit);
        if (next >= limit) return;
        wanted = next >> width;
      }
    }
    zeros = end;
    low_bit += ones * width;
  }
}

__attribute__((always_inline)) static inline size_t count_ones(const uint64_t *words, size_t count) {
  size_t ones = 0;
  for (size_t i = 0; i < count; i++) ones += (size_t)__builtin_popcountll(words[i]);
  return ones;
}

#if defined(__x86_64__)
__attribute__((target("popcnt"))) static void mark_popcnt(
    const uint8_t *bytes, size_t length, unsigned width, size_t highs, const uint64_t *within, uint64_t *marks,
    size_t limit) {
  mark(bytes, length, width, highs, within, marks, limit);
}

__attribute__((target("popcnt"))) static size_t count_ones_popcnt(const uint64_t *words, size_t count) {
  return count_ones(words, count);
}
#endif

void scan_sparse_mark(
    const uint8_t *bytes, size_t length, unsigned width, size_t highs, const uint64_t *within, uint64_t *marks,
    size_t limit) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt")) {
    mark_popcnt(bytes, length, width, highs, within, marks, limit);
    return;
  }
#endif
  mark(bytes, length, width, highs, within, marks, limit);
}

size_t scan_ones(const uint64_t *words, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt")) return count_ones_popcnt(words, count);
#endif
  return count_ones(words, count);
}
