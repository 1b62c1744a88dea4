// Kernels over bytes: searching for a text, gathering trigrams, hashing.
// Nothing here allocates, keeps state or reads outside the given lengths.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SCAN_NONE SIZE_MAX
/// Runs of these byte classes are measured by `scan_runs`, in this order.
enum { SCAN_DIGIT, SCAN_HEX, SCAN_UPPER, SCAN_LOWER, SCAN_ALPHA, SCAN_WORD, SCAN_TOKEN, SCAN_VISIBLE, SCAN_CLASSES };

/// A text to look for. `first` and `second` are the offsets of the two bytes
/// compared before all others, the ones rarest in source code.
typedef struct {
  const uint8_t *bytes;  // lower case when `ignores_case`
  size_t length;         // at least 1
  size_t first, second;
  bool ignores_case;     // of ASCII letters
} scan_needle;

/// Chooses `first` and `second` of a needle whose other fields are set.
void scan_needle_prepare(scan_needle *needle);

/// Offset of the first occurrence at or after `from`, or SCAN_NONE.
size_t scan_find(const scan_needle *needle, const uint8_t *text, size_t length, size_t from);

/// Writes the first occurrence in each line, at most `capacity` of them, from
/// `*from` on, and moves `*from` to where to continue (`length` when done).
size_t scan_lines(
    const scan_needle *needle, const uint8_t *text, size_t length, size_t *from, uint32_t *hits, size_t capacity);

/// Offset of the next `byte` at or after `from`, or `length`.
size_t scan_byte(const uint8_t *text, size_t length, size_t from, uint8_t byte);

/// Offset behind the last line feed before `from`, or 0.
size_t scan_line_start(const uint8_t *text, size_t from);

/// Number of occurrences of a byte.
size_t scan_count(const uint8_t *text, size_t length, uint8_t byte);

/// Appends the case-folded trigrams of a text that are not yet in `seen` (2^24
/// bits) to `out`, which has room for `length` + 1 more; returns how many. A
/// line feed may only be the last byte of a trigram, and the text is taken to
/// end with one.
size_t scan_trigrams(const uint8_t *text, size_t length, uint64_t *seen, uint32_t *out);

/// Takes the listed trigrams out of `seen`.
void scan_trigrams_forget(const uint32_t *trigrams, size_t count, uint64_t *seen);

/// Raises `longest[c]` to the longest run of bytes of class c, at most 255.
void scan_runs(const uint8_t *text, size_t length, uint8_t longest[SCAN_CLASSES]);

/// Membership of a byte in the classes of `scan_runs`, a bit each.
uint8_t scan_classes(uint8_t byte);

/// Postings are sorted in two steps, each over 12 bits of the trigrams.
enum { SCAN_BUCKETS = 4096 };

/// Distributes the trigrams of all blocks (at most 2^20), those of block b ending
/// at `ends[b]`, over buckets by their upper halves: lower halves in the upper 12
/// bits, blocks in the lower 20, ascending. Bucket i begins at `places[i]`.
void scan_bucket_postings(
    const uint32_t *trigrams, const size_t *ends, size_t blocks, uint32_t *buckets, size_t places[SCAN_BUCKETS + 1]);

/// Sorts a bucket by trigram, then block: leaves the lower halves of the trigrams in it and writes the blocks.
void scan_sort_bucket(uint32_t *bucket, size_t count, uint32_t *blocks);

/// Ascending numbers in the code of Elias and Fano,
/// as in https://arxiv.org/abs/1206.4300: in the first `highs` bits for each number
/// how much it has grown above its lowest `width` bits (at most 32) since the one
/// before, as so many zeros and a one; then the lowest bits of each. `out` holds zeros.
void scan_sparse_encode(const uint32_t *numbers, size_t count, unsigned width, size_t highs, uint8_t *out);

/// Sets the bits of the coded numbers that are below `limit`; with `within` only those that are set there.
void scan_sparse_mark(
    const uint8_t *bytes, size_t length, unsigned width, size_t highs, const uint64_t *within, uint64_t *marks,
    size_t limit);

/// Number of bits that are set.
size_t scan_ones(const uint64_t *words, size_t count);

/// XXH64 with seed 0: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
uint64_t scan_hash(const uint8_t *bytes, size_t length);
