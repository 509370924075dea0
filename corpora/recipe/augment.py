"""More sentences in the shapes of goals, cut from the treebank's own: fragments of both readings, cases, no final stop.

The even hand matters. Imperative fragments alone teach the tagger that a first word is a verb, and "Market share up
3 points" goes wrong; noun fragments alone do the opposite. Both kinds come in equal numbers.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

Row = list[object]  # form, lemma, upos, xpos, feats, head, deprel


def build(vocab: Vocab, rows: Sequence[Row], spaces: Sequence[bool]) -> Doc:
    """Make a one-sentence Doc of rows."""
    columns = list(zip(*rows, strict=True))
    return Doc(
        vocab,
        words=columns[0],
        spaces=list(spaces),
        lemmas=columns[1],
        pos=columns[2],
        tags=columns[3],
        morphs=columns[4],
        heads=columns[5],
        deps=columns[6],
        sent_starts=[i == 0 for i in range(len(rows))],
    )


def rows_of(tokens: Sequence[Token], root: Token) -> list[Row] | None:
    """The rows of a run of tokens that is a tree below `root`, or None where a head lies outside."""
    offset = tokens[0].i
    inside = {t.i for t in tokens}
    rows: list[Row] = []
    for token in tokens:
        head = token.i if token == root else token.head.i
        if head not in inside:
            return None
        dep = "ROOT" if token == root else token.dep_
        rows.append([token.text, token.lemma_, token.pos_, token.tag_, str(token.morph), head - offset, dep])
    return rows


def capital(word: str) -> str:
    """The word with its first letter in upper case, the rest as it is."""
    return word[:1].upper() + word[1:]


def imperatives(docs: Iterable[Doc], rng: random.Random) -> list[Doc]:
    """Cut clauses down to imperative fragments: "We increased sales by 5%." -> "Increase sales by 5%"."""
    out = []
    for doc in docs:
        for verb in doc:
            if verb.pos_ != "VERB" or verb.morph.get("Typo") or not verb.lemma_.isalpha():
                continue
            kids = list(verb.children)
            if not any(c.dep_ == "obj" and c.i > verb.i for c in kids) or any(c.dep_ in ("aux:pass", "expl") for c in kids):
                continue
            if any(c.i > verb.i and c.dep_ in ("conj", "parataxis", "list", "cc", "nsubj") for c in kids):
                continue
            run = sorted((t for t in verb.subtree if t.i >= verb.i), key=lambda t: t.i)
            while run and run[-1].pos_ == "PUNCT" and (rng.random() < 0.75 or run[-1].text not in ".!"):
                run.pop()
            if not 2 <= len(run) <= 18 or run[-1].i - verb.i + 1 != len(run):
                continue
            rows = rows_of(run, verb)
            if rows is None:
                continue
            lemma = verb.lemma_.lower()
            rows[0][:5] = [capital(lemma) if rng.random() < 0.75 else lemma, lemma, "VERB", "VB", "Mood=Imp|VerbForm=Fin"]
            out.append(build(doc.vocab, rows, [bool(t.whitespace_) for t in run[:-1]] + [False]))
    return out


def noun_phrases(docs: Iterable[Doc], rng: random.Random) -> list[Doc]:
    """Cut noun phrases out: "delivery times in the north"."""
    out = []
    for doc in docs:
        for noun in doc:
            if noun.pos_ != "NOUN" or noun.dep_ not in ("obj", "nsubj", "obl", "nsubj:pass", "conj", "ROOT"):
                continue
            kinds = {c.dep_ for c in noun.children}
            if not kinds & {"nmod", "acl", "nummod", "compound", "amod"} or kinds & {"cop", "nsubj", "acl:relcl"}:
                continue
            run = sorted(noun.subtree, key=lambda t: t.i)
            while run and run[0].head == noun and run[0].dep_ in ("case", "cc", "punct", "mark"):
                run.pop(0)
            while run and run[-1].pos_ == "PUNCT":
                run.pop()
            if not 2 <= len(run) <= 14 or run[-1].i - run[0].i + 1 != len(run):
                continue
            rows = rows_of(run, noun)
            if rows is None:
                continue
            if rng.random() < 0.75:
                rows[0][0] = capital(str(rows[0][0]))
            out.append(build(doc.vocab, rows, [bool(t.whitespace_) for t in run[:-1]] + [False]))
    return out


def rows_of_doc(doc: Doc) -> tuple[list[Row], list[bool]]:
    """The rows of a whole sentence, and whether a space follows each."""
    rows: list[Row] = [[t.text, t.lemma_, t.pos_, t.tag_, str(t.morph), t.head.i, t.dep_] for t in doc]
    return rows, [bool(t.whitespace_) for t in doc]


def untagged(doc: Doc) -> Doc:
    """A copy without language-specific tags, for a treebank that has none: spaCy puts the universal one in their place."""
    rows, spaces = rows_of_doc(doc)
    return build(doc.vocab, [[*row[:3], "", *row[4:]] for row in rows], spaces)


def swapped(doc: Doc, rng: random.Random) -> Doc:
    """A copy in which each number in digits is another one with as many digits."""
    rows, spaces = rows_of_doc(doc)
    for row in rows:
        form = str(row[0])
        if row[2] == "NUM" and row[3] == "CD" and form == row[1] and form.isdigit():
            row[0] = row[1] = "".join(rng.choice("123456789" if i == 0 else "0123456789") for i in range(len(form)))
    return build(doc.vocab, rows, spaces)


def recased(doc: Doc, how: str) -> Doc:
    """A copy in lower, upper or title case, or without its final punctuation ("bare")."""
    rows, spaces = rows_of_doc(doc)
    if how == "bare":
        while len(rows) > 2 and rows[-1][2] == "PUNCT" and not any(r[5] == len(rows) - 1 for r in rows[:-1]):
            rows.pop()
            spaces.pop()
        spaces[-1] = False
    else:
        change = {"lower": str.lower, "upper": str.upper, "title": capital}[how]
        for row in rows:
            row[0] = change(str(row[0]))
    return build(doc.vocab, rows, spaces)
