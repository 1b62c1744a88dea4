#!/usr/bin/env python3
"""Writes Tests/EmbeddingTests/Fixtures/reference.json: word pieces by the Hugging Face tokenizer and vectors by a plain
forward pass in numpy, for the texts below. Needs numpy, tokenizers and safetensors of PyPI, and the model's folder:

  Benchmarks/reference_vectors.py FOLDER > Tests/EmbeddingTests/Fixtures/reference.json
"""
import json, math, sys
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

TEXTS = [
    "retry a flaky http call, waiting longer each time",
    "AsyncHTTPClient: HTTP client library built on SwiftNIO",
    "a",
    "",
    "Crème brûlée – naïve façade, ÅNGSTRÖM",
    "parse 2026-11-26T08:00:00Z (ISO 8601) into a date; C++/C# too!",
    "日本語のテキスト and 中文",
    "supercalifragilisticexpialidocious " + "x" * 120,
    "tabs\tand\nlines\r\nand\u00a0spaces\u200b \ufffd",
    "emoji 😀 ünïcödé İstanbul ΑΣ",
    "snake_case_name camelCaseName kebab-case-name",
    " ".join(f"word{i} of a long text about databases and storage" for i in range(10)),
]


def erf(x):
    return np.vectorize(math.erf)(x).astype(np.float32)


def main(folder):
    weights = load_file(folder + "/model.safetensors")
    tokenizer = Tokenizer.from_file(folder + "/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.no_truncation()

    def norm(x, name):
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * weights[name + ".weight"] + weights[name + ".bias"]

    def linear(x, name):
        return x @ weights[name + ".weight"].T + weights[name + ".bias"]

    def forward(ids):
        e = "embeddings."
        x = weights[e + "word_embeddings.weight"][ids] + weights[e + "position_embeddings.weight"][: len(ids)]
        x = norm(x + weights[e + "token_type_embeddings.weight"][0], e + "LayerNorm")
        for number in range(6):
            p = f"encoder.layer.{number}."
            q, k, v = (
                linear(x, p + "attention.self." + part).reshape(-1, 12, 32).transpose(1, 0, 2)
                for part in ("query", "key", "value")
            )
            s = q @ k.transpose(0, 2, 1) / math.sqrt(32)
            s = np.exp(s - s.max(-1, keepdims=True))
            a = (s / s.sum(-1, keepdims=True)) @ v
            a = a.transpose(1, 0, 2).reshape(-1, 384)
            x = norm(linear(a, p + "attention.output.dense") + x, p + "attention.output.LayerNorm")
            h = linear(x, p + "intermediate.dense")
            h = h * 0.5 * (1 + erf(h / math.sqrt(2)))
            x = norm(linear(h, p + "output.dense") + x, p + "output.LayerNorm")
        mean = x.mean(0)
        return mean / np.linalg.norm(mean)

    cases = []
    for text in TEXTS:
        ids = tokenizer.encode(text).ids
        vector = [round(float(value), 5) for value in forward(np.array(ids))]
        cases.append({"text": text, "pieces": ids[1:-1], "vector": vector})
    print(json.dumps(cases, ensure_ascii=True))


main(sys.argv[1])
