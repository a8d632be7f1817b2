#!/usr/bin/env python3
"""Writes trained weights as the model file that src/encoder reads: 8-bit weights, one scale per output.

    python train/typer/export.py build/typer.npz models/typer.dlm
"""

from __future__ import annotations

import pathlib
import struct
import sys

import examples
import minilm
import numpy as np
import xxhash

MAGIC, VERSION, ALIGN = b"dateline-model\n\0", 2, 64
POSITIONS = 160  # the longest sentence the encoder reads at once; longer ones are read in parts


def quantize(weights: np.ndarray) -> tuple[bytes, bytes]:
    """{outputs, inputs} floats -> int8 and a scale per output."""
    scale = np.maximum(np.abs(weights).max(-1), 1e-12) / 127
    return np.rint(weights / scale[:, None]).astype(np.int8).tobytes(), scale.astype("<f4").tobytes()


def floats(values) -> bytes:
    return np.ascontiguousarray(values, "<f4").tobytes()


def strings(items: list[str]) -> bytes:
    """As ModelWriter::add_strings: count, ends, bytes."""
    raw = [s.encode() for s in items]
    ends = np.cumsum([len(r) for r in raw]).astype("<u4")
    return struct.pack("<I", len(raw)) + ends.tobytes() + b"".join(raw)


def sections(w: dict[str, np.ndarray]) -> dict[str, bytes]:
    e = {k.removeprefix("encoder/"): v for k, v in w.items() if k.startswith("encoder/")}
    h = {k.removeprefix("head/"): v for k, v in w.items() if k.startswith("head/")}
    vocabulary = minilm.tokenizer().get_vocab()
    words = e["embeddings.word_embeddings.weight"]
    out = {"pieces.vocabulary": strings(sorted(vocabulary, key=vocabulary.get))}
    sizes = [minilm.WIDTH, minilm.HEADS, minilm.INNER, minilm.LAYERS, POSITIONS, len(words)]
    out["encoder.sizes"] = np.array(sizes, "<u4").tobytes()
    out["encoder.words"], out["encoder.words.scale"] = quantize(words)
    positions = e["embeddings.position_embeddings.weight"][:POSITIONS] + e["embeddings.token_type_embeddings.weight"][0]
    out["encoder.positions"] = floats(positions)
    out["encoder.norm.gain"] = floats(e["embeddings.LayerNorm.weight"])
    out["encoder.norm.shift"] = floats(e["embeddings.LayerNorm.bias"])
    for i in range(minilm.LAYERS):
        at, to = f"encoder.layer.{i}.", f"encoder.{i}."
        qkv = [at + "attention.self." + n for n in ("query", "key", "value")]
        dense = {
            "qkv": [np.concatenate([e[n + "." + p] for n in qkv]) for p in ("weight", "bias")],
            "attention": [e[at + "attention.output.dense." + p] for p in ("weight", "bias")],
            "up": [e[at + "intermediate.dense." + p] for p in ("weight", "bias")],
            "down": [e[at + "output.dense." + p] for p in ("weight", "bias")],
        }
        for name, (weight, bias) in dense.items():
            out[to + name + ".weights"], out[to + name + ".scale"] = quantize(weight)
            out[to + name + ".bias"] = floats(bias)
        for name, norm in {"attention": "attention.output.LayerNorm", "out": "output.LayerNorm"}.items():
            out[to + name + ".gain"], out[to + name + ".shift"] = floats(e[at + norm + ".weight"]), floats(e[at + norm + ".bias"])
    out["head.sizes"] = np.array([0, minilm.UNITS], "<u4").tobytes()
    out["head.classes"] = strings(examples.CLASSES)
    for name in ("query", "query.bias", "hidden", "hidden.bias", "out", "out.bias"):
        out["head." + name] = floats(h[name])
    return out


def write(path: pathlib.Path, parts: dict[str, bytes]) -> None:
    def align(n: int) -> int:
        return -(-n // ALIGN) * ALIGN

    at = align(48 + 88 * len(parts))
    table, body = b"", bytearray(at)
    for name, data in parts.items():
        table += struct.pack("<48sQQ4III", name.encode(), at, len(data), 0, 0, 0, 0, 0, 0)
        body += data + bytes(align(len(body) + len(data)) - len(body) - len(data))
        at = len(body)
    body[48 : 48 + len(table)] = table
    checksum = xxhash.xxh3_64_intdigest(bytes(body[48:]))
    body[:48] = struct.pack("<16sIIQQQ", MAGIC, VERSION, len(parts), len(body), checksum, 0)
    path.write_bytes(body)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(pathlib.Path(sys.argv[2]), sections(dict(np.load(sys.argv[1]))))
