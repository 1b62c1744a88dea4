#include <re2/re2.h>

#include <string>

#include "cre2shim.h"

struct re2_expression {
  re2::RE2 expression;
};

static re2::RE2::Options options(bool ignores_case, bool in_lines, size_t memory) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!ignores_case);
  options.set_never_nl(in_lines);
  options.set_max_mem(static_cast<int64_t>(memory));
  return options;
}

re2_expression *re2_compile(const char *pattern, size_t length, bool ignores_case, bool in_lines, size_t memory) {
  std::string text(pattern, length);
  if (in_lines) text.insert(0, "(?m)");
  return new re2_expression{{text, options(ignores_case, in_lines, memory)}};
}

void re2_free(re2_expression *expression) { delete expression; }

const char *re2_error(const re2_expression *expression) {
  return expression->expression.ok() ? nullptr : expression->expression.error().c_str();
}

bool re2_find(
    const re2_expression *expression, const char *text, size_t length, size_t from, size_t *start, size_t *end) {
  re2::StringPiece match;
  if (!expression->expression.Match({text, length}, from, length, re2::RE2::UNANCHORED, &match, 1)) return false;
  *start = static_cast<size_t>(match.data() - text);
  *end = *start + match.size();
  return true;
}
