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

void scan_bucket_postings(
    const uint32_t *trigrams, const size_t *ends, size_t blocks, uint32_t *buckets, size_t places[SCAN_BUCKETS + 1]) {
  size_t count = blocks ? ends[blocks - 1] : 0, sum = 0;
  memset(places, 0, (SCAN_BUCKETS + 1) * sizeof *places);
  for (size_t i = 0; i < count; i++) places[trigrams[i] >> 12]++;
  for (size_t i = 0; i <= SCAN_BUCKETS; i++) {
    size_t here = places[i];
    places[i] = sum;
    sum += here;
  }
  for (size_t block = 0, i = 0; block < blocks; block++)
    for (; i < ends[block]; i++)
      buckets[places[trigrams[i] >> 12]++] = (trigrams[i] & 0xFFF) << 20 | (uint32_t)block;
  // Each place has moved to the next one's.
  memmove(places + 1, places, SCAN_BUCKETS * sizeof *places);
  places[0] = 0;
}

/// One radix pass over 6 bits.
static void sort_pass(const uint32_t *from, uint32_t *to, size_t count, unsigned shift) {
  size_t places[64] = {0}, sum = 0;
  for (size_t i = 0; i < count; i++) places[from[i] >> shift & 63]++;
  for (size_t i = 0; i < 64; i++) {
    size_t here = places[i];
    places[i] = sum;
    sum += here;
  }
  for (size_t i = 0; i < count; i++) to[places[from[i] >> shift & 63]++] = from[i];
}

void scan_sort_bucket(uint32_t *bucket, size_t count, uint32_t *blocks) {
  sort_pass(bucket, blocks, count, 20);
  sort_pass(blocks, bucket, count, 26);
  for (size_t i = 0; i < count; i++) {
    blocks[i] = bucket[i] & 0xFFFFF;
    bucket[i] >>= 20;
  }
}
