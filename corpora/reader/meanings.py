"""Words -> vectors of what they mean: the frequent words of a corpus, read one by one by the sentence encoder, in fewer dimensions."""

from __future__ import annotations

import collections
import lzma
import re
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

WORDS, WIDTH = 32_000, 96
_WORD = re.compile(r"[a-z][a-z']*[a-z]|[a-z]")


def meanings(corpus: Path, model: Path) -> tuple[list[str], np.ndarray]:
    """The words, most frequent first, and their vectors of length one, (words + 1, `WIDTH`); row 0 is zero: no word."""
    counts: collections.Counter[str] = collections.Counter()
    with lzma.open(corpus / "corpus.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(_WORD.findall(line.lower()))
    words = [w for w, _ in counts.most_common(WORDS)]
    tokenizer, encoder = AutoTokenizer.from_pretrained(model), AutoModel.from_pretrained(model).eval()
    parts = []
    with torch.no_grad():
        for at in range(0, len(words), 512):
            made = tokenizer(words[at : at + 512], padding=True, return_tensors="pt")
            with torch.autocast("cpu", torch.bfloat16):
                states = encoder(**made).last_hidden_state.float()
            there = made["attention_mask"][..., None].float()
            parts.append(((states * there).sum(1) / there.sum(1)).numpy())
    vectors = np.concatenate(parts)
    vectors -= vectors.mean(0)
    size, axes = np.linalg.eigh(vectors.T @ vectors / len(vectors))
    kept = vectors @ axes[:, np.argsort(-size)[:WIDTH]]
    kept /= np.linalg.norm(kept, axis=1, keepdims=True)
    return words, np.concatenate([np.zeros((1, WIDTH), np.float32), kept.astype(np.float32)])
