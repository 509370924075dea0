"""Goals whose first word could be verb or noun: its reading is given, the rest of the parse a pipeline's, helped where it could go wrong.

    python -m corpora.recipe.openings        # adds new lines to the *.conllu files beside the lists

``openings/verb.txt`` and ``openings/noun.txt`` hold goals of our own, one a line, by the reading of their first word. Behind "We will"
a verb is a verb, and behind "The" a noun is a noun: so the bundled pipeline parses them, the words in front are cut off, and lines in
whose parse the first word still is not what it should be, or is not where it should be, are left out. Nouns that the pipeline reads
right as they stand are not touched. Verbs also come from the examples of ``languages/en/lexicon/verbs.toml``. Every fifth line of the two
lists is kept aside: training sees none of them. ``openings/longer.txt`` has goals that begin with a plain verb, with further verbs or
coordinated nouns behind it; they stand in a file of their own.

What stands in the files already is left as it is, since it may have been mended: those lines of the training parts on whose heads two
pipelines differed were read again, each by one reader, by the treebank's conventions.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from corpora.recipe.augment import Row, build, rows_of_doc
from corpora.recipe.evaluate import read
from smartcritic.languages import ENGLISH
from smartcritic.parsing import bundled
from smartcritic.parsing.pipeline import whole

LISTS = Path(__file__).parent / "openings"
TESTED = Path(__file__).parents[1] / "treebank"
TRAIN, DEV, LONGER = (LISTS / f"openings-{part}.conllu" for part in ("train", "dev", "longer"))
ASIDE = 5
FRONTS = {"VERB": ["We", "will"], "NOUN": ["The"]}
MARK = re.compile(r"^(?:[-*•]|\d+[.)]|[A-Za-z]+ ?\d*[:.])\s+")
IMPERATIVE = ("VERB", "VB", "Mood=Imp|VerbForm=Fin")


def lines(name: str) -> list[str]:
    """The goals of one list, without list marks, those of the treebank's dev and test parts left out."""
    known = {_plain(comments["text"]) for part in ("dev", "test") for comments, _ in read(TESTED / f"goals-{part}.conllu")}
    out = [MARK.sub("", line) for line in (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    return [line for line in dict.fromkeys(out) if _plain(line) not in known]


def examples() -> list[str]:
    """The examples of the list of verbs that begin with their verb, where it is a noun too."""
    verbs = ENGLISH.lexicon("verbs").entries
    return [e.flag for e in verbs if e.get("noun") and e.flag.split()[0].lower() == e.term]


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", MARK.sub("", text)).lower().strip()


def recast(text: str) -> str:
    """A line in title case or capitals as it would stand in a sentence; others as they are."""
    words = text.split()
    large = sum(w[0].isupper() for w in words if w[0].isalpha())
    if text.isupper() or large > 0.6 * sum(w[0].isalpha() for w in words):
        return text.lower()
    return text


def parsed(nlp: Language, texts: list[str], reading: str) -> Iterator[Doc | None]:
    """The parse of each goal with its first word read as it should be; None where the pipeline did not."""
    plain = nlp.pipe(whole(nlp, text) for text in texts)
    front = FRONTS[reading]
    framed = nlp.pipe(whole(nlp, f"{' '.join(front)} {_opened(recast(text))}") for text in texts)
    for doc, behind in zip(plain, framed, strict=True):
        if reading == "NOUN" and doc[0].pos_ == reading:
            yield doc
        elif [t.lower_ for t in doc] == [t.lower_ for t in behind[len(front) :]]:
            yield cut(behind, [t.text for t in doc], reading)
        else:
            yield None


def _opened(text: str) -> str:
    first = text.split()[0]
    return text if first.isupper() and len(first) > 1 else first.lower() + text[len(first) :]


def cut(doc: Doc, forms: list[str], reading: str) -> Doc | None:
    """Take the words in front off; None where one of them is a head of what stays, or the first word is no root or no such word."""
    n = len(FRONTS[reading])
    rows, spaces = rows_of_doc(doc)
    out: list[Row] = [[form, *row[1:5], int(str(row[5])) - n, row[6]] for form, row in zip(forms, rows[n:], strict=True)]
    if any(t.head.i < n for t in doc[n:]):
        return None
    if reading == "VERB":
        if out[0][2] != reading or out[0][5] != 0:
            return None
        out[0][2:5] = IMPERATIVE
    else:
        if out[0][2] not in (reading, "PROPN"):
            return None
        out[0][2] = reading
        headline(out)
    return build(doc.vocab, out, spaces[n:])


def headline(rows: list[Row]) -> None:
    """In "(The) claims settled in 30 days", make the participle the root, as the treebank does: its helping verb is left out."""
    root = next(i for i, row in enumerate(rows) if row[5] == i)
    done = next((i for i, row in enumerate(rows) if i > root and row[5] == root and row[6] == "acl" and row[3] == "VBN"), None)
    if rows[root][2] not in ("NOUN", "PROPN") or done is None or any(row[5] == done and row[6] == "mark" for row in rows):
        return
    for i, row in enumerate(rows):
        if row[5] == root and i not in (root, done) and (row[6] == "punct" or i > done):
            row[5] = done
            row[6] = "obl" if row[6] == "nmod" else row[6]
    rows[root][5:] = [done, "nsubj:pass"]
    rows[done][5:] = [done, "ROOT"]


def conllu(doc: Doc, name: str, reading: str) -> str:
    """One sentence of a CoNLL-U file."""
    head = [f"# sent_id = {name}", f"# text = {doc.text}", f"# first = {reading}"]
    for i, t in enumerate(doc, 1):
        root = t.head == t
        misc = "_" if t.whitespace_ or i == len(doc) else "SpaceAfter=No"
        head.append("\t".join([
            str(i), t.text, t.lemma_, t.pos_, t.tag_ or "_", str(t.morph) or "_",
            "0" if root else str(t.head.i + 1), "root" if root else t.dep_, "_", misc,
        ]))  # fmt: skip
    return "\n".join(head) + "\n"


def standing(path: Path) -> dict[str, str]:
    """The sentences of one of the two files by their text, as they stand there."""
    if not path.exists():
        return {}
    blocks = path.read_text(encoding="utf-8").strip("\n").split("\n\n")
    return {block.partition("# text = ")[2].partition("\n")[0]: block + "\n" for block in blocks}


def main() -> None:
    """Add to the files what the lists have and they have not; say how many lines the pipeline could not read as they are meant."""
    nlp = bundled.load()
    parts = {path: standing(path) for path in (TRAIN, DEV, LONGER)}
    known = {text for found in parts.values() for text in found}
    for reading, texts, source in (
        ("VERB", lines("verb"), "verb"),
        ("NOUN", lines("noun"), "noun"),
        ("VERB", examples(), "list"),
        ("VERB", lines("longer"), "longer"),
    ):
        new = [(i, text) for i, text in enumerate(texts) if text not in known]
        kept = 0
        for (i, text), doc in zip(new, parsed(nlp, [text for _, text in new], reading), strict=True):
            if doc is None:
                continue
            kept += 1
            part = LONGER if source == "longer" else DEV if i % ASIDE == 0 and source != "list" else TRAIN
            parts[part][text] = conllu(doc, f"{source}-{i + 1:03}", reading)
        print(f"{source}: {kept} of {len(new)} new lines", file=sys.stderr)
    for path, found in parts.items():
        path.write_text("\n".join(found.values()), encoding="utf-8")


if __name__ == "__main__":
    main()
