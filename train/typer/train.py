#!/usr/bin/env python3
"""Trains the typer: MiniLM fine-tuned to say which type of act a sentence tells between two of its phrases.

    python train/typer/train.py --out build/typer.npz                        our own sentences only
    python train/typer/train.py --out build/typer.npz --gold PAIRS.jsonl     with a gold file's pairs as well
    python train/typer/train.py --gold PAIRS.jsonl --fold 0/5                one fold of a cross-validation, nothing written
    python train/typer/train.py --start build/typer.npz --epochs 2 --rate 5e-5   go on from weights trained before
    python train/typer/train.py --test PAIRS.jsonl                           own sentences only, measured on gold pairs

Seeds are fixed; on one machine the same input gives the same weights. Never scores on what it was trained on.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import random
import time

import examples
import jax
import jax.numpy as jnp
import minilm
import numpy as np
import optax

BATCH, LONGEST, STEP = 16, 112, 16
CLASS_INDEX = {name: i for i, name in enumerate(examples.CLASSES)}


def featurize(example: examples.Example, tok) -> dict:
    encoding = tok.encode(example.text)
    ids, offsets = encoding.ids[:LONGEST], encoding.offsets[:LONGEST]
    visible = np.array([b > a for a, b in offsets], np.float32)

    def marked(spans):
        return np.array([any(a < s[1] and s[0] < b for s in spans) and b > a for a, b in offsets], np.float32)

    want = np.zeros(len(CLASS_INDEX), np.float32)
    want[[CLASS_INDEX[t] for t in example.types]] = 1
    return {
        "ids": ids,
        "visible": visible,
        "phrases": np.stack([marked(example.source), marked(example.target), marked(example.trigger)]),
        "want": want,
    }


def batches(items: list[dict], order: list[int], shuffle: random.Random | None):
    """Batches of like length, padded to a multiple of STEP so that few shapes are compiled."""
    order = list(order)
    if shuffle:
        shuffle.shuffle(order)
        chunk = BATCH * 8
        order = [j for i in range(0, len(order), chunk) for j in sorted(order[i : i + chunk], key=lambda j: len(items[j]["ids"]))]
    else:
        order.sort(key=lambda j: len(items[j]["ids"]))
    groups = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    if shuffle:
        shuffle.shuffle(groups)
    for group in groups:
        rows = [items[group[r % len(group)]] for r in range(BATCH)]
        length = -(-max(len(r["ids"]) for r in rows) // STEP) * STEP
        ids, mask, visible = (np.zeros((BATCH, length), t) for t in (np.int32, np.float32, np.float32))
        phrases = np.zeros((BATCH, 3, length), np.float32)
        for r, row in enumerate(rows):
            n = len(row["ids"])
            ids[r, :n], mask[r, :n], visible[r, :n], phrases[r, :, :n] = row["ids"], 1, row["visible"], row["phrases"]
        yield group, (ids, mask, visible, phrases), np.stack([r["want"] for r in rows])


def scores(weights, batch, key=None):
    encoder, head = weights
    ids, mask, visible, phrases = batch
    if key is not None:  # not all phrases of an act are always known: learn to do without them
        key, hide = jax.random.split(key)
        keep = jax.random.bernoulli(hide, jnp.array([0.95, 0.9, 0.6]), (ids.shape[0], 3))
        phrases = phrases * keep[:, :, None]
    return minilm.weigh(head, minilm.encode(encoder, ids, mask, key), visible, phrases)


def loss(weights, batch, want, key):
    # Of several accepted types any will do: their probabilities add up. A little is kept for all others.
    log_p = jax.nn.log_softmax(scores(weights, batch, key), -1)
    right = jax.nn.logsumexp(jnp.where(want > 0, log_p, -1e9), -1)
    return -(0.95 * right + 0.05 * log_p.mean(-1)).mean()


def load(path: pathlib.Path):
    with np.load(path) as flat:
        return tuple(
            {k.removeprefix(part): jnp.asarray(flat[k]) for k in flat.files if k.startswith(part)} for part in ("encoder/", "head/")
        )


def fit(items: list[dict], epochs: int, rate: float, seed: int, start=None):
    weights = start or (minilm.encoder_weights(), minilm.head_weights(len(CLASS_INDEX), seed))
    steps = epochs * -(-len(items) // BATCH)
    schedule = optax.warmup_cosine_decay_schedule(0, 1, max(1, steps // 10), steps)
    labels = ({k: "encoder" for k in weights[0]}, {k: "head" for k in weights[1]})
    optimizer = optax.multi_transform(
        {
            "encoder": optax.adamw(lambda s: rate * schedule(s), weight_decay=0.01),
            "head": optax.adamw(lambda s: 1e-3 * schedule(s), weight_decay=0.01),
        },
        labels,
    )
    state = optimizer.init(weights)

    @jax.jit
    def step(weights, state, batch, want, key):
        value, gradient = jax.value_and_grad(loss)(weights, batch, want, key)
        updates, state = optimizer.update(gradient, state, weights)
        return optax.apply_updates(weights, updates), state, value

    key, shuffle, began = jax.random.PRNGKey(seed), random.Random(seed), time.time()
    for epoch in range(epochs):
        losses = []
        for _, batch, want in batches(items, range(len(items)), shuffle):
            key, sub = jax.random.split(key)
            weights, state, value = step(weights, state, batch, want, sub)
            losses.append(float(value))
        print(f"epoch {epoch + 1}/{epochs}  loss {np.mean(losses):.3f}  {time.time() - began:.0f} s", flush=True)
    return weights


def measure(weights, items: list[dict]) -> np.ndarray:
    """Probabilities {items, classes}."""
    predict = jax.jit(lambda w, b: jax.nn.softmax(scores(w, b), -1))
    out = np.zeros((len(items), len(CLASS_INDEX)), np.float32)
    for group, batch, _ in batches(items, range(len(items)), None):
        out[group] = np.asarray(predict(weights, batch))[: len(group)]
    return out


def accuracy(probabilities: np.ndarray, items: list[dict]) -> float:
    types = probabilities[:, : len(examples.TYPES)].argmax(-1)
    return float(np.mean([items[i]["want"][t] > 0 for i, t in enumerate(types)]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, help="write the weights here (.npz)")
    parser.add_argument("--gold", type=pathlib.Path, help="train on these pairs too")
    parser.add_argument("--repeat-gold", type=int, default=1, help="learn from each gold pair so many times an epoch")
    parser.add_argument("--records", type=pathlib.Path, help="our records of the gold pairs, for their triggers")
    parser.add_argument("--test", type=pathlib.Path, help="measure on these pairs (not trained on)")
    parser.add_argument("--start", type=pathlib.Path, help="go on from these weights (.npz)")
    parser.add_argument("--fold", help="K/N: leave out every N-th gold sentence from K on, and measure on those")
    parser.add_argument("--probabilities", type=pathlib.Path, help="write those of the measured pairs here (.jsonl)")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    here = pathlib.Path(__file__).parent
    tok = minilm.tokenizer()
    train, test = examples.own_examples(here / "data"), []
    if args.test:
        test = examples.gold_pairs(args.test)
    if args.gold:
        gold = examples.gold_pairs(args.gold, args.records)
        if args.fold:
            k, n = map(int, args.fold.split("/"))
            number = {t: i for i, t in enumerate(dict.fromkeys(g.text for g in gold))}  # a sentence is in one fold only
            test = [g for g in gold if number[g.text] % n == k]
            test = [dataclasses.replace(g, trigger=[]) for g in test]  # chosen by the gold type: not to be seen here
            gold = [g for g in gold if number[g.text] % n != k]
        train += gold * args.repeat_gold
    start = load(args.start) if args.start else None
    print(f"{len(train)} sentences to learn from, {len(test)} to measure on", flush=True)
    weights = fit([featurize(e, tok) for e in train], args.epochs, args.rate, args.seed, start)
    if test:
        items = [featurize(e, tok) for e in test]
        probabilities = measure(weights, items)
        print(f"type {accuracy(probabilities, items):.3f}")
        if args.probabilities:
            with args.probabilities.open("w", encoding="utf-8") as out:
                for e, p in zip(test, probabilities, strict=True):
                    out.write(json.dumps({"id": e.where, "types": e.types, "p": [round(float(v), 5) for v in p]}) + "\n")
    if args.out:
        flat = {f"encoder/{k}": np.asarray(v) for k, v in weights[0].items()}
        np.savez(args.out, **flat, **{f"head/{k}": np.asarray(v) for k, v in weights[1].items()})


if __name__ == "__main__":
    main()
