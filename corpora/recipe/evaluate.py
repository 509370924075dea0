"""Score a pipeline on CoNLL-U files with gold tokens, as the CoNLL 2018 shared task's scorer defines the figures.

With gold tokens precision and recall coincide: UPOS and lemma are shares of words; UAS is the share of words with the
right head, LAS that with the right head and relation (subtypes left out). For goals also: the share of sentences whose
root is right, and of those with a first word that could be verb or noun the share in which it is read right. "rule" says
what the list of verbs and the neighbours (`smartcritic.syntax.main_verb`) change of that: the figures with the
rule on top, and the goals that it mends and that it spoils.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from smartcritic import syntax
from smartcritic.languages import ENGLISH
from smartcritic.parsing.parse import Parse
from smartcritic.syntax.reparse import reparse

if TYPE_CHECKING:
    from spacy.language import Language

Sentence = tuple[dict[str, str], list[list[str]]]


def read(path: Path) -> Iterator[Sentence]:
    """Yield (comments, rows of ten columns) of each sentence; multiword and empty rows are left out."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line:
            if rows:
                yield comments, rows
            comments, rows = {}, []
        elif line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        else:
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)


def score(nlp: Language, path: Path) -> dict[str, Any]:
    """Return the figures of a file in percent, with those of each form of goal under "forms" and what went wrong."""
    sentences = list(read(path))
    docs = [
        Doc(
            nlp.vocab,
            words=[r[1] for r in rows],
            spaces=["SpaceAfter=No" not in r[9] for r in rows],
            sent_starts=[1] + [-1] * (len(rows) - 1),
        )
        for _, rows in sentences
    ]
    total: dict[str, int] = defaultdict(int)
    forms: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    wrong: list[str] = []
    rule = Rule(nlp)
    for (comments, rows), doc in zip(sentences, nlp.pipe(docs, batch_size=256), strict=True):
        counts: dict[str, int] = defaultdict(int)
        counts["sentences"] = 1
        for row, token in zip(rows, doc, strict=True):
            head = 0 if token.head == token else token.head.i + 1
            relation = "root" if head == 0 else token.dep_
            right = head == int(row[6])
            counts["words"] += 1
            counts["upos"] += token.pos_ == row[3]
            counts["lemma"] += token.lemma_ == row[2]
            counts["uas"] += right
            counts["las"] += right and relation.partition(":")[0] == row[7].partition(":")[0]
            counts["root"] += row[6] == "0" and head == 0
        if "first" in comments:
            right = (doc[0].pos_ == "VERB") == (comments["first"] == "VERB")
            counts["firsts"], counts["first"] = 1, int(right)
            if not right:
                wrong.append(f"{doc[0].text} ({doc[0].pos_}): {comments.get('text', '')}")
        if "first" in comments or "form" in comments:
            rule.see(doc, rows, comments)
        for key, n in counts.items():
            total[key] += n
            forms[comments.get("form", "")][key] += n
    out = figures(total)
    named = {form: figures(counts) for form, counts in sorted(forms.items()) if form}
    return {**out, **({"forms": named} if named else {}), **({"first_wrong": wrong} if wrong else {}), **rule.figures()}


@dataclass
class Rule:
    """What `syntax.main_verb` makes of the openings of goals, and the second look of the rest, beside what the parse says."""

    nlp: Language
    goals: int = 0
    roots: int = 0
    firsts: int = 0
    right: int = 0
    looked: int = 0
    words: int = 0
    better: int = 0
    worse: int = 0
    mended: list[str] = field(default_factory=list)
    spoilt: list[str] = field(default_factory=list)

    def see(self, doc: Doc, rows: list[list[str]], comments: dict[str, str]) -> None:
        """Count one goal with its gold rows."""
        plain = Parse(doc, ENGLISH)
        again = reparse(self.nlp, [(doc, plain)])[0]  # first, since it says where the pipeline is sure
        found = syntax.main_verb(plain, 0, len(doc))
        root = next(i for i, r in enumerate(rows) if r[6] == "0")
        parsed = next((t.i for t in doc if t.head == t and t.dep_ != "punct"), 0)
        said = found.verb if found is not None and found.by == "first_word" else parsed
        self.goals += 1
        self.roots += said == root
        self._note(said == root, parsed == root, "root", comments)
        if again is not plain:
            self._compare(plain, again, rows)
        if "first" not in comments:
            return
        asked = comments["first"] == "VERB"
        before = (doc[0].pos_ == "VERB") == asked
        verb = found is not None and (found.verb == 0 or (doc[0].pos_ == "VERB" and found.by != "clause"))
        self.firsts += 1
        self.right += verb == asked
        self._note(verb == asked, before, "first word", comments)

    def _compare(self, plain: Parse, again: Parse, rows: list[list[str]]) -> None:
        self.looked += 1
        self.words += len(rows)
        for i, row in enumerate(rows):
            right = [_attached(parse, i) == (int(row[6]) - 1, row[7].partition(":")[0]) for parse in (plain, again)]
            self.better += right == [False, True]
            self.worse += right == [True, False]

    def _note(self, right: bool, before: bool, what: str, comments: dict[str, str]) -> None:
        if right != before:
            (self.mended if right else self.spoilt).append(f"{what}: {comments.get('text', '')}")

    def figures(self) -> dict[str, Any]:
        """The figures in percent, nothing where there were no goals."""
        if not self.goals:
            return {}
        first = {"first": round(100 * self.right / self.firsts, 2)} if self.firsts else {}
        look = {"goals": self.looked, "words": self.words, "attached_better": self.better, "attached_worse": self.worse}
        return {
            "rule": {
                "root": round(100 * self.roots / self.goals, 2), **first, "mended": self.mended, "spoilt": self.spoilt, "second_look": look,
            }
        }  # fmt: skip


def _attached(parse: Parse, i: int) -> tuple[int, str]:
    """The head of a token, -1 for a root, and its relation without subtype."""
    head = parse.heads[i]
    return (-1, "root") if head == i else (head, parse.deps[i].partition(":")[0])


def figures(counts: dict[str, int]) -> dict[str, Any]:
    """Turn counts into percentages with two decimals."""
    out: dict[str, Any] = {"sentences": counts["sentences"], "words": counts["words"]}
    for key in ("upos", "lemma", "uas", "las"):
        out[key] = round(100 * counts[key] / counts["words"], 2)
    out["root"] = round(100 * counts["root"] / counts["sentences"], 2)
    if counts.get("firsts"):
        out["first"], out["firsts"] = round(100 * counts["first"] / counts["firsts"], 2), counts["firsts"]
    return out


def main() -> None:
    """Print the figures of a trained pipeline (a folder, or "bundled") on CoNLL-U files as JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("pipeline")
    parser.add_argument("files", nargs="+", type=Path)
    args = parser.parse_args()
    if args.pipeline == "bundled":
        from smartcritic.parsing import bundled

        nlp = bundled.load()
    else:
        import spacy

        from smartcritic.parsing import embed  # noqa: F401  spaCy must know the first layer

        nlp = spacy.load(args.pipeline)
    print(json.dumps({path.name: score(nlp, path) for path in args.files}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
