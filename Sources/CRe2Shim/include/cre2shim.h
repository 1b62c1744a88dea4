// A C face for the parts of RE2 that searching needs.
#pragma once
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct re2_expression re2_expression;

/// Compiles an expression over UTF-8. With `in_lines` no match ever holds a line
/// feed, and `^` and `$` match at line feeds. Never fails: see `re2_error`.
re2_expression *re2_compile(const char *pattern, size_t length, bool ignores_case, bool in_lines, size_t memory);
void re2_free(re2_expression *expression);

/// Why the expression cannot be used, or NULL; lives as long as the expression.
const char *re2_error(const re2_expression *expression);

/// Finds the leftmost match within `text[from..<length]`; what stands before
/// `from` counts for `^` and `\b`. Any number of threads may ask at once.
bool re2_find(
    const re2_expression *expression, const char *text, size_t length, size_t from, size_t *start, size_t *end);

#ifdef __cplusplus
}
#endif
