// Kernels of a transformer's forward pass, and of comparing vectors.
// Nothing here allocates, keeps state or reads outside of the given lengths. Matrices are row-major.
// Sums of integers are exact, so every kind of processor gives the same ones.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The lengths of integer rows are multiples of this.
#define TENSOR_BLOCK 32
/// The largest number of a fine row. With 1,536 products by 127 the sums stay within 32 bits, so `columns` is at most 1,536.
#define TENSOR_FINEST 8191

/// Rows of floats as integers of 8 bits: a float is `scale` times the integer. Rows of zeros have scale 0.
void tensor_quantize(const float *values, size_t rows, size_t columns, int8_t *out, float *scales);

/// The same with integers of 14 bits: what goes through a layer has few large numbers and many small ones, which 8 bits lose.
void tensor_quantize_finely(const float *values, size_t rows, size_t columns, int16_t *out, float *scales);

/// out[r][o] = bias[o] + x_scales[r] * w_scales[o] * sum over i of x[r][i] * w[o][i].
void tensor_linear(
    const int16_t *x, const float *x_scales, size_t rows, size_t columns, const int8_t *w, const float *w_scales,
    const float *bias, size_t outputs, float *out);

/// The same with floats: the reference that the quantised one is held against.
void tensor_linear_float(
    const float *x, size_t rows, size_t columns, const float *w, const float *bias, size_t outputs, float *out);

/// x = layer norm of (x + residual), in place; `residual` may be null.
void tensor_normalize(
    float *x, const float *residual, size_t rows, size_t columns, const float *weight, const float *bias,
    float epsilon);

/// Gaussian error linear unit, in place: x * (1 + erf(x / sqrt 2)) / 2.
void tensor_gelu(float *x, size_t count);

/// Attention of one text: q, k, v are rows of `heads * size` floats that stand `stride` floats apart; `scores` has room for
/// `rows * rows` floats.
void tensor_attend(
    const float *q, const float *k, const float *v, size_t stride, size_t rows, size_t heads, size_t size,
    float *scores, float *out);

/// out[r] = sum over i of x[i] * table[r][i], for each row of a table.
void tensor_dots(const int16_t *x, const int8_t *table, size_t rows, size_t columns, int32_t *out);
