#define _GNU_SOURCE
#include <string.h>

#include "scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static inline uint8_t fold(uint8_t byte) { return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte; }

static inline bool is_lower(uint8_t byte) { return byte >= 'a' && byte <= 'z'; }

/// Bytes of source code, the most frequent first; all others are rarer.
static const char frequent[] = " e\ttrsnia_lodcpu\nfm,*(0);bgh.=-/>xvyk1w2\"{}T&E3SRI";

static size_t rarity(uint8_t byte) {
  const char *place = memchr(frequent, byte, sizeof frequent - 1);
  return place ? (size_t)(place - frequent) : sizeof frequent;
}

void scan_needle_prepare(scan_needle *needle) {
  size_t first = 0;
  for (size_t i = 1; i < needle->length; i++)
    if (rarity(needle->bytes[i]) > rarity(needle->bytes[first])) first = i;
  size_t second = first == 0 && needle->length > 1 ? 1 : 0;
  for (size_t i = 0; i < needle->length; i++)
    if (i != first && rarity(needle->bytes[i]) > rarity(needle->bytes[second])) second = i;
  needle->first = first;
  needle->second = second;
}

static inline bool equals(const scan_needle *needle, const uint8_t *text) {
  if (!needle->ignores_case) return memcmp(text, needle->bytes, needle->length) == 0;
  for (size_t i = 0; i < needle->length; i++)
    if (fold(text[i]) != needle->bytes[i]) return false;
  return true;
}

static size_t find_bytewise(const scan_needle *needle, const uint8_t *text, size_t length, size_t from) {
  uint8_t wanted = needle->bytes[needle->first];
  for (size_t i = from; i + needle->length <= length; i++) {
    uint8_t byte = text[i + needle->first];
    if ((needle->ignores_case ? fold(byte) : byte) == wanted && equals(needle, text + i)) return i;
  }
  return SCAN_NONE;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static size_t find_avx2(
    const scan_needle *needle, const uint8_t *text, size_t length, size_t from) {
  uint8_t a = needle->bytes[needle->first], b = needle->bytes[needle->second];
  // A letter is compared with its case bit set; that bit is left alone for all else.
  __m256i case_a = _mm256_set1_epi8(needle->ignores_case && is_lower(a) ? 0x20 : 0);
  __m256i case_b = _mm256_set1_epi8(needle->ignores_case && is_lower(b) ? 0x20 : 0);
  __m256i wanted_a = _mm256_set1_epi8((char)a), wanted_b = _mm256_set1_epi8((char)b);
  const uint8_t *text_a = text + needle->first, *text_b = text + needle->second;
  size_t last = needle->first > needle->second ? needle->first : needle->second;
  size_t i = from;
  for (; i + last + 32 <= length; i += 32) {
    __m256i bytes_a = _mm256_or_si256(_mm256_loadu_si256((const __m256i *)(text_a + i)), case_a);
    __m256i bytes_b = _mm256_or_si256(_mm256_loadu_si256((const __m256i *)(text_b + i)), case_b);
    uint32_t mask = (uint32_t)_mm256_movemask_epi8(
        _mm256_and_si256(_mm256_cmpeq_epi8(bytes_a, wanted_a), _mm256_cmpeq_epi8(bytes_b, wanted_b)));
    while (mask) {
      size_t at = i + (size_t)__builtin_ctz(mask);
      if (at + needle->length > length) return SCAN_NONE;
      if (equals(needle, text + at)) return at;
      mask &= mask - 1;
    }
  }
  return find_bytewise(needle, text, length, i);
}
#endif

size_t scan_find(const scan_needle *needle, const uint8_t *text, size_t length, size_t from) {
  if (needle->length > length || from > length - needle->length) return SCAN_NONE;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return find_avx2(needle, text, length, from);
#endif
  if (needle->ignores_case) return find_bytewise(needle, text, length, from);
  const uint8_t *place = memmem(text + from, length - from, needle->bytes, needle->length);
  return place ? (size_t)(place - text) : SCAN_NONE;
}

size_t scan_byte(const uint8_t *text, size_t length, size_t from, uint8_t byte) {
  if (from >= length) return length;
  const uint8_t *place = memchr(text + from, byte, length - from);
  return place ? (size_t)(place - text) : length;
}

size_t scan_line_start(const uint8_t *text, size_t from) {
  const uint8_t *place = from ? memrchr(text, '\n', from) : NULL;
  return place ? (size_t)(place - text) + 1 : 0;
}

size_t scan_count(const uint8_t *text, size_t length, uint8_t byte) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += text[i] == byte;
  return count;
}

size_t scan_lines(
    const scan_needle *needle, const uint8_t *text, size_t length, size_t *from, uint32_t *hits, size_t capacity) {
  size_t count = 0, position = *from;
  while (count < capacity) {
    size_t hit = scan_find(needle, text, length, position);
    if (hit == SCAN_NONE) {
      position = length;
      break;
    }
    hits[count++] = (uint32_t)hit;
    position = scan_byte(text, length, hit + needle->length, '\n');
    if (position < length) position++;
    if (position >= length) break;
  }
  *from = position;
  return count;
}
