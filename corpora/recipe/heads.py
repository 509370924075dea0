"""A side task for training: each word's relation and where its head stands, told by a layer of its own on the shared vectors.

The parser decides word by word from a stack; this head makes the shared layer say of every word at once what it hangs on. It is
taken off before the pipeline is packed. After spaCy's ``MultitaskObjective`` ("dep_tag_offset"), which spaCy 3 no longer calls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.pipeline import Tagger
from spacy.tokens import Doc, Token
from spacy.training import Example
from thinc.api import Model, SequenceCategoricalCrossentropy

NAME = "smartcritic_heads"
LEAST = 30
"""A label seen fewer times is not learned."""
FAR = 2
"""Heads farther away than this many words count as this far."""


def label(token: Token) -> str:
    """The relation of a token and the way to its head: "obj-1", "det+2", "ROOT+0"."""
    way = max(-FAR, min(FAR, token.head.i - token.i))
    return f"{token.dep_.partition(':')[0]}{way:+d}"


def _aligned(example: Example) -> list[str | None]:
    """The label of each word of the text as the pipeline cuts it, None where the treebank cuts it otherwise."""
    there, back = example.alignment.x2y, example.alignment.y2x
    out: list[str | None] = []
    for i in range(len(example.predicted)):
        found = there[i]
        out.append(label(example.reference[int(found[0])]) if len(found) == 1 and len(back[int(found[0])]) == 1 else None)
    return out


class Heads(Tagger):
    """Learns `label` of each word; sets nothing on a Doc and has no score."""

    def initialize(
        self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None, labels: list[str] | None = None
    ) -> None:
        """Collect the labels and build the layer."""
        seen = Counter(label(token) for example in get_examples() for token in example.y)
        for name in labels if labels is not None else sorted(name for name, n in seen.items() if n >= LEAST):
            self.add_label(name)
        sample = list(islice(get_examples(), 10))
        truth = [[[float(name == told) for name in self.labels] for told in _aligned(example)] for example in sample]
        self.model.initialize(X=[e.x for e in sample], Y=[self.model.ops.asarray(rows, dtype="float32") for rows in truth])

    def get_loss(self, examples: Iterable[Example], scores: Any) -> tuple[float, Any]:
        """Cross entropy; words that the tokenizer cuts differently and rare labels count for nothing."""
        loss = SequenceCategoricalCrossentropy(names=self.labels, normalize=False)
        known = set(self.labels)
        truths = [[name if name in known else None for name in _aligned(example)] for example in examples]
        gradient, total = loss(scores, truths)
        return float(total), gradient

    def set_annotations(self, docs: Iterable[Doc], batch_tag_ids: Any) -> None:
        """Set nothing."""


@Language.factory(NAME, default_config={"model": {}})
def make(nlp: Language, name: str, model: Model[Any, Any]) -> Heads:
    """Build the component; `model` as for spaCy's tagger."""
    return Heads(nlp.vocab, model, name, overwrite=False, scorer=None)
