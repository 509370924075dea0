"""The teacher: a sentence encoder fine-tuned on the labelled goals, whose answers on text without labels the small reader learns from.

Needs torch and transformers, and the weights of all-MiniLM-L6-v2 (Apache-2.0); nothing of it ships but what the reader learnt.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModel, AutoTokenizer

from corpora.reader import targets
from corpora.reader.rows import Row
from smartcritic.reading.network import HEADS, SPANS

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LONGEST, BATCH, EPOCHS = 96, 32, 4
SLOW, FAST = 8e-5, 1e-3
SPAN_WEIGHT, SMOOTH = 5.0, 0.05


def check(model: Path) -> None:
    """Stop where the weights are not those of the published model."""
    found = hashlib.sha256((model / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{model / 'model.safetensors'}: SHA-256 is {found}, that of the published model is {SHA256}")


class Encoder(nn.Module):
    """The sentence encoder with a head for each question, fed by the mean of its words, the facts, and the spans it sees."""

    def __init__(self, model: Path, facts: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(model)
        width = self.encoder.config.hidden_size
        self.facts = nn.Sequential(nn.Linear(facts, 128), nn.GELU())
        self.drop = nn.Dropout(0.1)
        self.spans = nn.Linear(width, len(SPANS))
        self.heads = nn.ModuleDict({h: nn.Linear(width + 128 + 2 * len(SPANS), len(names)) for h, names in HEADS.items()})

    def forward(self, ids: Tensor, mask: Tensor, facts: Tensor) -> tuple[dict[str, Tensor], Tensor]:
        words = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        there = mask[..., None].float()
        spans = self.spans(self.drop(words))
        parts = [
            self.drop((words * there).sum(1) / there.sum(1)),
            self.facts(facts),
            spans.masked_fill(there == 0, -8).amax(1) / 2,
            (torch.sigmoid(spans) * there).sum(1) / 4,
        ]
        joined = torch.cat(parts, -1)
        return {h: head(joined) for h, head in self.heads.items()}, spans


class Teacher:
    """An encoder, its tokenizer, and the centre and spread of the facts it was trained on."""

    def __init__(self, model: Path, rows: Sequence[Row], seed: int = 0, epochs: int = EPOCHS) -> None:
        check(model)
        torch.manual_seed(seed)
        random.seed(seed)
        self.tokenizer = AutoTokenizer.from_pretrained(model)
        facts = _facts(rows)
        self.centre, self.spread = facts.mean(0), facts.std(0) + 1e-3
        self.net = Encoder(model, facts.shape[1])
        self._train(rows, epochs)
        self.net.eval()

    def _train(self, rows: Sequence[Row], epochs: int) -> None:
        pieces = self._pieces(rows)
        wanted = {h: torch.tensor(v) for h, v in targets.answers(rows).items()}
        inside = [torch.tensor(targets.spans(r, places)) for r, (_, places) in zip(rows, pieces, strict=True)]
        facts = self._scaled(rows)
        slow = list(self.net.encoder.parameters())
        fast = [p for name, p in self.net.named_parameters() if not name.startswith("encoder.")]
        adam = torch.optim.AdamW([{"params": slow, "lr": SLOW}, {"params": fast, "lr": FAST}], weight_decay=0.01)
        steps = epochs * math.ceil(len(rows) / BATCH)
        rate = torch.optim.lr_scheduler.LambdaLR(adam, lambda s: min(1.0, (s + 1) / (0.1 * steps)) * max(0.0, 1 - s / steps))
        self.net.train()
        for _ in range(epochs):
            for batch in batches([len(ids) for ids, _ in pieces], BATCH):
                ids, mask = _padded([pieces[i][0] for i in batch])
                with torch.autocast("cpu", torch.bfloat16):
                    said, spans = self.net(ids, mask, facts[batch])
                loss = torch.zeros(())
                for head, weight in targets.WEIGHTS.items():
                    goal = wanted[head][batch]
                    known = goal.sum(1, keepdim=True)
                    goal = goal * (1 - SMOOTH) + known * SMOOTH / goal.shape[1]
                    loss = loss - weight * (goal * F.log_softmax(said[head].float(), -1)).sum(1).mean()
                marks = torch.zeros(*mask.shape, len(SPANS))
                for k, i in enumerate(batch):
                    marks[k, : len(inside[i])] = inside[i]
                twice = torch.full((len(SPANS),), 2.0)
                missed = F.binary_cross_entropy_with_logits(spans.float(), marks, reduction="none", pos_weight=twice)
                loss = loss + SPAN_WEIGHT * ((missed * mask[..., None]).sum((1, 2)) / mask.sum(1)).mean()
                loss.backward()
                nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
                adam.step()
                rate.step()
                adam.zero_grad()

    @torch.no_grad()
    def answers(self, rows: Sequence[Row]) -> tuple[dict[str, np.ndarray], list[np.ndarray]]:
        """Its answers on texts: shares for each question, and for each of the library's own words the odds of each span."""
        pieces = self._pieces(rows)
        facts = self._scaled(rows)
        out = {h: np.zeros((len(rows), len(names)), np.float32) for h, names in HEADS.items()}
        spans: list[np.ndarray] = [np.zeros((0, len(SPANS)), np.float32)] * len(rows)
        order = sorted(range(len(rows)), key=lambda i: len(pieces[i][0]))
        for at in range(0, len(order), 2 * BATCH):
            batch = order[at : at + 2 * BATCH]
            ids, mask = _padded([pieces[i][0] for i in batch])
            with torch.autocast("cpu", torch.bfloat16):
                said, inside = self.net(ids, mask, facts[batch])
            for head in HEADS:
                out[head][batch] = F.softmax(said[head].float(), -1).numpy()
            odds = torch.sigmoid(inside.float()).numpy()
            for k, i in enumerate(batch):
                spans[i] = _on_words(rows[i], pieces[i][1], odds[k])
        return out, spans

    def _pieces(self, rows: Sequence[Row]) -> list[tuple[list[int], list[tuple[int, int]]]]:
        made = [self.tokenizer(r.text, truncation=True, max_length=LONGEST, return_offsets_mapping=True) for r in rows]
        return [(m["input_ids"], m["offset_mapping"]) for m in made]

    def _scaled(self, rows: Sequence[Row]) -> Tensor:
        return torch.tensor((_facts(rows) - self.centre) / self.spread).clamp(-6, 6)


def _facts(rows: Sequence[Row]) -> np.ndarray:
    return np.array([r.goal.features for r in rows if r.goal is not None], dtype=np.float32)


def _padded(ids: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
    longest = max(map(len, ids))
    out, mask = torch.zeros(len(ids), longest, dtype=torch.long), torch.zeros(len(ids), longest, dtype=torch.long)
    for k, row in enumerate(ids):
        out[k, : len(row)] = torch.tensor(row)
        mask[k, : len(row)] = 1
    return out, mask


def _on_words(row: Row, places: Sequence[tuple[int, int]], odds: np.ndarray) -> np.ndarray:
    """The mean over the pieces that a word consists of."""
    assert row.goal is not None
    out = np.zeros((len(row.goal.spans), len(SPANS)), np.float32)
    for i, (start, end) in enumerate(row.goal.spans):
        over = [k for k, (a, b) in enumerate(places) if b > a and a < end and start < b]
        if over:
            out[i] = odds[over].mean(0)
    return out


def batches(sizes: Sequence[int], size: int) -> Iterator[list[int]]:
    """Shuffled batches of texts of like length."""
    order = list(range(len(sizes)))
    random.shuffle(order)
    for at in range(0, len(order), size * 16):
        block = sorted(order[at : at + size * 16], key=lambda i: sizes[i])
        parts = [block[b : b + size] for b in range(0, len(block), size)]
        random.shuffle(parts)
        yield from parts
