"""The reader that ships, as torch trains it: the same layers as `smartcritic.reading.network`, and the way from one to the other."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from corpora.reader import targets
from corpora.reader.rows import Row
from corpora.reader.teacher import batches
from smartcritic.reading import words
from smartcritic.reading.inputs import MARKS, Inputs
from smartcritic.reading.network import FACTS, HEADS, HIDDEN, LAYERS, LOOKS, SPANS, WIDTH

BATCH, RATE, SPAN_WEIGHT = 64, 2e-3, 6.0
DROP, DROP_WORD = 0.2, 0.05
"""Share of numbers put to zero while training, and of words whose form is hidden."""


class Maxout(nn.Module):
    """The largest of several linear pieces."""

    def __init__(self, inputs: int, outputs: int, pieces: int) -> None:
        super().__init__()
        self.linear, self.shape = nn.Linear(inputs, outputs * pieces), (outputs, pieces)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(x).view(*x.shape[:-1], *self.shape).amax(-1)


class Student(nn.Module):
    """The layers."""

    def __init__(self, facts: int, meaning: np.ndarray) -> None:
        super().__init__()
        self.meaning = nn.Embedding.from_pretrained(torch.tensor(meaning), freeze=True)
        self.pieces = nn.ModuleList([nn.Embedding(rows, size, padding_idx=0) for _, rows, size in words.PIECES])
        self.structure = nn.ModuleList([nn.Embedding(rows, WIDTH, padding_idx=0) for _, rows in words.STRUCTURE])
        for table in (*self.pieces, *self.structure):
            nn.init.normal_(table.weight, std=0.1)
        self.mix = Maxout(meaning.shape[1] + sum(size for _, _, size in words.PIECES), WIDTH, 3)
        self.mix_norm = _norm(WIDTH)
        self.marks = nn.Linear(len(MARKS), WIDTH, bias=False)
        self.windows = nn.ModuleList([Maxout(3 * WIDTH, WIDTH, 2) for _ in range(LAYERS)])
        self.norms = nn.ModuleList([_norm(WIDTH) for _ in range(LAYERS)])
        self.spans, self.looks = nn.Linear(WIDTH, len(SPANS)), nn.Linear(WIDTH, LOOKS)
        self.facts = Maxout(facts, FACTS, 2)
        self.hidden = Maxout(WIDTH * (LOOKS + 1) + FACTS + 2 * len(SPANS), HIDDEN, 2)
        self.hidden_norm = _norm(HIDDEN)
        self.heads = nn.Linear(HIDDEN + FACTS, sum(map(len, HEADS.values())))
        self.drop = nn.Dropout(DROP)

    def forward(self, rows: Tensor, structure: Tensor, marks: Tensor, mask: Tensor, facts: Tensor) -> tuple[Tensor, Tensor]:
        there = mask[..., None]
        parts = [self.meaning(rows[..., 0]), *(table(rows[..., i]) for i, table in enumerate(self.pieces, 1))]
        h = self.mix_norm(self.mix(self.drop(torch.cat(parts, -1)))) + self.marks(marks)
        for i, table in enumerate(self.structure):
            h = h + table(structure[..., i])
        h = h * there
        for window, norm in zip(self.windows, self.norms, strict=True):
            wide = F.pad(h, (0, 0, 1, 1))
            h = (h + self.drop(norm(window(torch.cat([wide[:, :-2], h, wide[:, 2:]], -1))))) * there
        spans = self.spans(h)
        odds = self.looks(h).masked_fill(there == 0, -1e4).softmax(1)
        told = self.drop(self.facts(facts))
        pooled = [
            torch.einsum("bnk,bnw->bkw", odds, h).flatten(1),
            h.masked_fill(there == 0, -1e4).amax(1),
            told,
            spans.masked_fill(there == 0, -8).amax(1) / 2,
            (torch.sigmoid(spans) * there).sum(1) / 4,
        ]
        hidden = self.drop(self.hidden_norm(self.hidden(self.drop(torch.cat(pooled, -1)))))
        return self.heads(torch.cat([hidden, told], -1)), spans


def _norm(width: int) -> nn.LayerNorm:
    return nn.LayerNorm(width, eps=1e-8)  # thinc's own


class Trained:
    """A student with its words and the centre and spread of its facts."""

    def __init__(self, known: Sequence[str], meaning: np.ndarray) -> None:
        self.known = {word: i for i, word in enumerate(known, 1)}
        self.meaning = meaning
        self._seen: dict[str, tuple[int, ...]] = {}

    def fit(
        self, rows: Sequence[Row], shares: Mapping[str, np.ndarray], spans: Sequence[np.ndarray], weights: Sequence[float], epochs: int,
        seed: int = 0,
    ) -> Trained:  # fmt: skip
        """Train on rows towards `shares` of answers and `spans` of words; `weights`: what a row counts for."""
        torch.manual_seed(seed)
        random.seed(seed)
        facts = np.array([_goal(r).features for r in rows], dtype=np.float32)
        counted = np.array(weights) > 1.0  # text without labels is another kind of text
        self.centre, self.spread = facts[counted].mean(0), facts[counted].std(0) + 0.05
        self.net = Student(facts.shape[1], self.meaning)
        goals = [self._goal(_goal(r)) for r in rows]
        wanted = torch.tensor(np.concatenate([shares[h] for h in HEADS], axis=1))
        counts = torch.tensor(np.array(weights, dtype=np.float32))
        scaled = self._scaled(facts)
        adam = torch.optim.AdamW(self.net.parameters(), lr=RATE, weight_decay=0.01)
        steps = epochs * (math.ceil(len(rows) / BATCH) + 16)
        rate = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=steps, pct_start=0.1)
        self.net.train()
        for _ in range(epochs):
            for batch in batches([len(g[0]) for g in goals], BATCH):
                ids, structure, marks, mask = _padded([goals[i] for i in batch])
                ids[torch.rand(mask.shape) < DROP_WORD, :2] = 0
                said, inside = self.net(ids, structure, marks, mask, scaled[batch])
                count = counts[batch]
                loss, at = torch.zeros(()), 0
                for head, names in HEADS.items():
                    goal = wanted[batch, at : at + len(names)]
                    missed = -(goal * F.log_softmax(said[:, at : at + len(names)], -1)).sum(1)
                    loss = loss + targets.WEIGHTS[head] * (missed * count).mean()
                    at += len(names)
                there = torch.zeros(*mask.shape, len(SPANS))
                for k, i in enumerate(batch):
                    there[k, : len(spans[i])] = torch.from_numpy(np.asarray(spans[i], dtype=np.float32))
                lost = F.binary_cross_entropy_with_logits(inside, there, reduction="none")
                loss = loss + SPAN_WEIGHT * ((lost * mask[..., None]).sum((1, 2)) / mask.sum(1) * count).mean()
                loss.backward()
                nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
                adam.step()
                rate.step()
                adam.zero_grad()
        self.net.eval()
        return self

    @torch.no_grad()
    def scores(self, rows: Sequence[Row]) -> tuple[dict[str, np.ndarray], list[np.ndarray]]:
        """Scores of each question before any softmax, and of each word's spans."""
        facts = self._scaled(np.array([_goal(r).features for r in rows], dtype=np.float32))
        goals = [self._goal(_goal(r)) for r in rows]
        out = np.zeros((len(rows), sum(map(len, HEADS.values()))), np.float32)
        spans: list[np.ndarray] = [np.zeros((0, len(SPANS)), np.float32)] * len(rows)
        order = sorted(range(len(rows)), key=lambda i: len(goals[i][0]))
        for at in range(0, len(order), 256):
            batch = order[at : at + 256]
            said, inside = self.net(*_padded([goals[i] for i in batch]), facts[batch])
            out[batch] = said.numpy()
            for k, i in enumerate(batch):
                spans[i] = inside[k, : len(_goal(rows[i]).words)].numpy()
        ends = np.cumsum([len(n) for n in HEADS.values()])[:-1]
        return dict(zip(HEADS, np.split(out, ends, axis=1), strict=True)), spans

    def _goal(self, goal: Inputs) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        rows = []
        for word in goal.words:
            if word not in self._seen:
                self._seen[word] = words.rows(word, self.known)
            rows.append(self._seen[word])
        n = len(words.PIECES) + 1
        marks = np.zeros((len(goal.words), len(MARKS)), dtype=np.float32)
        for first, stop, mark in goal.marked:
            marks[first:stop, mark] = 1.0
        return (
            np.array(rows, dtype=np.int64).reshape(-1, n),
            np.array(goal.structure, dtype=np.int64).reshape(-1, len(words.STRUCTURE)),
            marks,
        )

    def _scaled(self, facts: np.ndarray) -> Tensor:
        return torch.tensor((facts - self.centre) / self.spread).clamp(-6, 6).float()

    def exported(self) -> tuple[list[str], dict[str, Any], dict[str, dict[str, Any]]]:
        """Words, tables and weights, as `smartcritic.reading.network.Network` takes them."""
        net = self.net

        def array(x: Tensor) -> np.ndarray:
            return np.ascontiguousarray(x.detach().numpy().astype(np.float32))

        def maxout(layer: Any, norm: nn.LayerNorm | None = None, first: int = 0) -> dict[str, np.ndarray]:
            outputs, pieces = layer.shape
            made = {
                f"{first}:W": array(layer.linear.weight).reshape(outputs, pieces, -1),
                f"{first}:b": array(layer.linear.bias).reshape(outputs, pieces),
            }
            return made if norm is None else made | {f"{first + 1}:G": array(norm.weight), f"{first + 1}:b": array(norm.bias)}

        def linear(layer: nn.Linear) -> dict[str, np.ndarray]:
            bias = np.zeros(layer.out_features, np.float32) if layer.bias is None else array(layer.bias)
            return {"0:W": array(layer.weight), "0:b": bias}

        tables = {"meaning": self.meaning, "centre": self.centre, "spread": self.spread}
        tables |= {name: array(t.weight) for (name, _, _), t in zip(words.PIECES, net.pieces, strict=True)}  # type: ignore[arg-type]
        tables |= {name: array(t.weight) for (name, _), t in zip(words.STRUCTURE, net.structure, strict=True)}  # type: ignore[arg-type]
        windows: dict[str, np.ndarray] = {}
        for i, (layer, norm) in enumerate(zip(net.windows, net.norms, strict=True)):
            windows |= maxout(layer, norm, 2 * i)  # type: ignore[arg-type]
        weights = {
            "mix": maxout(net.mix, net.mix_norm), "windows": windows, "spans": linear(net.spans), "looks": linear(net.looks),
            "marks": linear(net.marks), "facts": maxout(net.facts), "hidden": maxout(net.hidden, net.hidden_norm),
            "heads": linear(net.heads),
        }  # fmt: skip
        return list(self.known), tables, weights


def _goal(row: Row) -> Inputs:
    assert row.goal is not None
    return row.goal


def _padded(goals: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    longest = max(1, *(len(ids) for ids, _, _ in goals))
    ids = torch.zeros(len(goals), longest, len(words.PIECES) + 1, dtype=torch.long)
    structure = torch.zeros(len(goals), longest, len(words.STRUCTURE), dtype=torch.long)
    marks, mask = torch.zeros(len(goals), longest, len(MARKS)), torch.zeros(len(goals), longest)
    for k, (i, s, m) in enumerate(goals):
        n = len(i)
        ids[k, :n], structure[k, :n], marks[k, :n] = torch.from_numpy(i), torch.from_numpy(s), torch.from_numpy(m)
        mask[k, : max(1, n)] = 1
    return ids, structure, marks, mask
