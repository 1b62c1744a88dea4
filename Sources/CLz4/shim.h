#pragma once
#include <lz4.h>
#include <lz4hc.h>
#include <string.h>

/// Makes a stream ready to compress with a dictionary, which must outlive it. Both states have LZ4_sizeofStateHC() bytes.
static inline void lz4_prepare(void *prepared, const char *dictionary, int length, int level) {
  LZ4_streamHC_t *stream = LZ4_initStreamHC(prepared, sizeof(LZ4_streamHC_t));
  LZ4_resetStreamHC_fast(stream, level);
  LZ4_loadDictHC(stream, dictionary, length);
}

/// Compresses as if the dictionary stood before the text: from a copy, since a stream remembers what it compressed.
static inline int lz4_compress(
    void *state, const void *prepared, const char *text, char *out, int length, int capacity) {
  memcpy(state, prepared, sizeof(LZ4_streamHC_t));
  return LZ4_compress_HC_continue((LZ4_streamHC_t *)state, text, out, length, capacity);
}
