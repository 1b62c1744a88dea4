#include "tensor.h"

#include <math.h>

// The compiler writes these loops for several kinds of processor and the program chooses when it starts.
#if defined(__x86_64__) && defined(__linux__)
#define CHOSEN __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CHOSEN
#endif

/// e^x within 2 units of the last place for x in -87...88: powers of two by their bits, the rest by a polynomial
/// (the coefficients of Cephes' expf).
static inline __attribute__((always_inline)) float exponential(float x) {
  x = x < -87.0f ? -87.0f : (x > 88.0f ? 88.0f : x);
  float n = floorf(x * 1.44269504f + 0.5f);
  float r = x - n * 0.693359375f + n * 2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1;
  union { int32_t bits; float value; } power = {((int32_t)n + 127) << 23};
  return p * power.value;
}

/// The error function within 1.5e-7 (Abramowitz and Stegun, 7.1.26).
static inline __attribute__((always_inline)) float error_function(float x) {
  float a = fabsf(x);
  float t = 1 / (1 + 0.3275911f * a);
  float p = 1.061405429f;
  p = p * t - 1.453152027f;
  p = p * t + 1.421413741f;
  p = p * t - 0.284496736f;
  p = p * t + 0.254829592f;
  return copysignf(1 - p * t * exponential(-a * a), x);
}

/// In sixteen sums, which the compiler may put into registers.
static inline __attribute__((always_inline)) float dot(const float *a, const float *b, size_t count) {
  float sums[16] = {0}, sum = 0;
  size_t i = 0;
  for (; i + 16 <= count; i += 16)
    for (size_t j = 0; j < 16; j++) sums[j] += a[i + j] * b[i + j];
  for (; i < count; i++) sum += a[i] * b[i];
  for (size_t j = 0; j < 16; j++) sum += sums[j];
  return sum;
}

CHOSEN void tensor_gelu(float *x, size_t count) {
  for (size_t i = 0; i < count; i++) x[i] = 0.5f * x[i] * (1 + error_function(x[i] * 0.70710678f));
}

CHOSEN void tensor_linear_float(
    const float *x, size_t rows, size_t columns, const float *w, const float *bias, size_t outputs, float *out) {
  for (size_t r = 0; r < rows; r++)
    for (size_t o = 0; o < outputs; o++) {
      out[r * outputs + o] = bias[o] + dot(x + r * columns, w + o * columns, columns);
    }
}

CHOSEN void tensor_normalize(
    float *x, const float *residual, size_t rows, size_t columns, const float *weight, const float *bias,
    float epsilon) {
  for (size_t r = 0; r < rows; r++, x += columns) {
    if (residual) {
      for (size_t i = 0; i < columns; i++) x[i] += residual[r * columns + i];
    }
    double sum = 0, squares = 0;
    for (size_t i = 0; i < columns; i++) sum += x[i];
    float mean = (float)(sum / (double)columns);
    for (size_t i = 0; i < columns; i++) squares += (double)(x[i] - mean) * (x[i] - mean);
    float factor = 1 / sqrtf((float)(squares / (double)columns) + epsilon);
    for (size_t i = 0; i < columns; i++) x[i] = (x[i] - mean) * factor * weight[i] + bias[i];
  }
}

/// Scores of one head: a row for each asking place, made into weights that add up to 1.
static inline __attribute__((always_inline)) void weigh(
    const float *q, const float *k, size_t stride, size_t rows, size_t size, float scale, float *scores) {
  for (size_t r = 0; r < rows; r++) {
    float *row = scores + r * rows, largest = -INFINITY, sum = 0;
    for (size_t c = 0; c < rows; c++) {
      row[c] = dot(q + r * stride, k + c * stride, size) * scale;
      largest = row[c] > largest ? row[c] : largest;
    }
    for (size_t c = 0; c < rows; c++) row[c] = exponential(row[c] - largest);
    for (size_t c = 0; c < rows; c++) sum += row[c];
    for (size_t c = 0; c < rows; c++) row[c] /= sum;
  }
}

CHOSEN void tensor_attend(
    const float *q, const float *k, const float *v, size_t stride, size_t rows, size_t heads, size_t size,
    float *scores, float *out) {
  float scale = 1 / sqrtf((float)size);
  for (size_t head = 0; head < heads; head++) {
    size_t at = head * size;
    weigh(q + at, k + at, stride, rows, size, scale, scores);
    for (size_t r = 0; r < rows; r++) {
      float *target = out + r * heads * size + at;
      for (size_t i = 0; i < size; i++) target[i] = 0;
      for (size_t c = 0; c < rows; c++)
        for (size_t i = 0; i < size; i++) target[i] += scores[r * rows + c] * v[c * stride + at + i];
    }
  }
}
