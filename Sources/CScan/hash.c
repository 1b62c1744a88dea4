#include <string.h>

#include "scan.h"

static const uint64_t p1 = 11400714785074694791ull, p2 = 14029467366897019727ull, p3 = 1609587929392839161ull,
                      p4 = 9650029242287828579ull, p5 = 2870177450012600261ull;

static inline uint64_t rotate(uint64_t value, unsigned by) { return value << by | value >> (64 - by); }

static inline uint64_t load64(const uint8_t *bytes) {
  uint64_t value;
  memcpy(&value, bytes, 8);
  return value;
}

static inline uint32_t load32(const uint8_t *bytes) {
  uint32_t value;
  memcpy(&value, bytes, 4);
  return value;
}

static inline uint64_t mix(uint64_t sum, uint64_t input) { return rotate(sum + input * p2, 31) * p1; }

uint64_t scan_hash(const uint8_t *bytes, size_t length) {
  const uint8_t *end = bytes + length;
  uint64_t hash = p5;
  if (length >= 32) {
    uint64_t sums[4] = {p1 + p2, p2, 0, 0 - p1};
    for (; end - bytes >= 32; bytes += 32)
      for (unsigned i = 0; i < 4; i++) sums[i] = mix(sums[i], load64(bytes + 8 * i));
    hash = rotate(sums[0], 1) + rotate(sums[1], 7) + rotate(sums[2], 12) + rotate(sums[3], 18);
    for (unsigned i = 0; i < 4; i++) hash = (hash ^ mix(0, sums[i])) * p1 + p4;
  }
  hash += length;
  for (; end - bytes >= 8; bytes += 8) hash = rotate(hash ^ mix(0, load64(bytes)), 27) * p1 + p4;
  if (end - bytes >= 4) {
    hash = rotate(hash ^ load32(bytes) * p1, 23) * p2 + p3;
    bytes += 4;
  }
  for (; bytes < end; bytes++) hash = rotate(hash ^ *bytes * p5, 11) * p1;
  hash = (hash ^ hash >> 33) * p2;
  hash = (hash ^ hash >> 29) * p3;
  return hash ^ hash >> 32;
}
