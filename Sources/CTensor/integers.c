#include "tensor.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))
#define WIDEST __attribute__((target("avx512f,avx512bw,avx512vnni")))
#endif
#define INLINED static inline __attribute__((always_inline))

/// Rows of x and of w that are multiplied together: as many sums as registers hold.
enum { ROWS = 4, OUTPUTS = 4 };

static float largest_size(const float *values, size_t count) {
  float largest = 0;
  for (size_t i = 0; i < count; i++) {
    float size = fabsf(values[i]);
    largest = size > largest ? size : largest;
  }
  return largest;
}

void tensor_quantize(const float *values, size_t rows, size_t columns, int8_t *out, float *scales) {
  for (size_t r = 0; r < rows; r++, values += columns, out += columns) {
    float largest = largest_size(values, columns), factor = largest > 0 ? 127 / largest : 0;
    scales[r] = largest / 127;
    for (size_t i = 0; i < columns; i++) out[i] = (int8_t)lrintf(values[i] * factor);
  }
}

void tensor_quantize_finely(const float *values, size_t rows, size_t columns, int16_t *out, float *scales) {
  for (size_t r = 0; r < rows; r++, values += columns, out += columns) {
    float largest = largest_size(values, columns), factor = largest > 0 ? TENSOR_FINEST / largest : 0;
    scales[r] = largest / TENSOR_FINEST;
    for (size_t i = 0; i < columns; i++) out[i] = (int16_t)lrintf(values[i] * factor);
  }
}

// Sums of products of up to ROWS rows of x with up to OUTPUTS rows of w, once for each kind of instructions.

static void tile_plain(
    const int16_t *x, size_t rows, const int8_t *w, size_t outputs, size_t columns, int32_t *out) {
  for (size_t r = 0; r < rows; r++)
    for (size_t o = 0; o < outputs; o++) {
      int32_t sum = 0;
      for (size_t i = 0; i < columns; i++) sum += (int32_t)x[r * columns + i] * w[o * columns + i];
      out[r * OUTPUTS + o] = sum;
    }
}

#if defined(__x86_64__)

WIDE static int32_t total(__m256i v) {
  __m128i s = _mm_add_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
  s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0x4e));
  return _mm_cvtsi128_si32(_mm_add_epi32(s, _mm_shuffle_epi32(s, 0xb1)));
}

WIDE INLINED void tile_wide_of(
    const int16_t *x, size_t rows, const int8_t *w, size_t outputs, size_t columns, int32_t *out) {
  __m256i sum[ROWS][2];
  // Sixteen registers: two rows of w at a time.
  for (size_t first = 0; first < outputs; first += 2) {
    size_t pair = outputs - first < 2 ? 1 : 2;
    for (size_t r = 0; r < rows; r++) sum[r][0] = sum[r][1] = _mm256_setzero_si256();
    for (size_t i = 0; i < columns; i += 16) {
      __m256i b[2];
      for (size_t o = 0; o < pair; o++)
        b[o] = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(w + (first + o) * columns + i)));
      for (size_t r = 0; r < rows; r++) {
        __m256i a = _mm256_loadu_si256((const __m256i *)(x + r * columns + i));
        for (size_t o = 0; o < pair; o++) sum[r][o] = _mm256_add_epi32(sum[r][o], _mm256_madd_epi16(a, b[o]));
      }
    }
    for (size_t r = 0; r < rows; r++)
      for (size_t o = 0; o < pair; o++) out[r * OUTPUTS + first + o] = total(sum[r][o]);
  }
}

WIDE static void tile_wide(
    const int16_t *x, size_t rows, const int8_t *w, size_t outputs, size_t columns, int32_t *out) {
  if (rows == ROWS && outputs == OUTPUTS) tile_wide_of(x, ROWS, w, OUTPUTS, columns, out);
  else if (rows == 1 && outputs == OUTPUTS) tile_wide_of(x, 1, w, OUTPUTS, columns, out);
  else tile_wide_of(x, rows, w, outputs, columns, out);
}

WIDEST INLINED void tile_widest_of(
    const int16_t *x, size_t rows, const int8_t *w, size_t outputs, size_t columns, int32_t *out) {
  __m512i sum[ROWS][OUTPUTS];
  for (size_t r = 0; r < rows; r++)
    for (size_t o = 0; o < outputs; o++) sum[r][o] = _mm512_setzero_si512();
  for (size_t i = 0; i < columns; i += 32) {
    __m512i b[OUTPUTS];
    for (size_t o = 0; o < outputs; o++)
      b[o] = _mm512_cvtepi8_epi16(_mm256_loadu_si256((const __m256i *)(w + o * columns + i)));
    for (size_t r = 0; r < rows; r++) {
      __m512i a = _mm512_loadu_si512(x + r * columns + i);
      for (size_t o = 0; o < outputs; o++) sum[r][o] = _mm512_dpwssd_epi32(sum[r][o], a, b[o]);
    }
  }
  for (size_t r = 0; r < rows; r++)
    for (size_t o = 0; o < outputs; o++) out[r * OUTPUTS + o] = _mm512_reduce_add_epi32(sum[r][o]);
}

WIDEST static void tile_widest(
    const int16_t *x, size_t rows, const int8_t *w, size_t outputs, size_t columns, int32_t *out) {
  if (rows == ROWS && outputs == OUTPUTS) tile_widest_of(x, ROWS, w, OUTPUTS, columns, out);
  else if (rows == 1 && outputs == OUTPUTS) tile_widest_of(x, 1, w, OUTPUTS, columns, out);
  else tile_widest_of(x, rows, w, outputs, columns, out);
}

#endif

typedef void tile_function(
    const int16_t *x, size_t rows, const int8_t *w, size_t outputs, size_t columns, int32_t *out);

static tile_function *best_tile(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw")) return tile_widest;
  if (__builtin_cpu_supports("avx2")) return tile_wide;
#endif
  return tile_plain;
}

void tensor_linear(
    const int16_t *x, const float *x_scales, size_t rows, size_t columns, const int8_t *w, const float *w_scales,
    const float *bias, size_t outputs, float *out) {
  tile_function *tile = best_tile();
  int32_t sum[ROWS * OUTPUTS];
  // A few rows of w at a time stay in the nearest cache while all rows of x pass them.
  for (size_t o = 0; o < outputs; o += OUTPUTS) {
    size_t wide = outputs - o < OUTPUTS ? outputs - o : OUTPUTS;
    for (size_t r = 0; r < rows; r += ROWS) {
      size_t high = rows - r < ROWS ? rows - r : ROWS;
      tile(x + r * columns, high, w + o * columns, wide, columns, sum);
      for (size_t i = 0; i < high; i++)
        for (size_t j = 0; j < wide; j++)
          out[(r + i) * outputs + o + j] =
              bias[o + j] + x_scales[r + i] * w_scales[o + j] * (float)sum[i * OUTPUTS + j];
    }
  }
}

void tensor_dots(const int16_t *x, const int8_t *table, size_t rows, size_t columns, int32_t *out) {
  tile_function *tile = best_tile();
  int32_t sum[ROWS * OUTPUTS];
  for (size_t r = 0; r < rows; r += OUTPUTS) {
    size_t wide = rows - r < OUTPUTS ? rows - r : OUTPUTS;
    tile(x, 1, table + r * columns, wide, columns, sum);
    memcpy(out + r, sum, wide * sizeof *sum);
  }
}
