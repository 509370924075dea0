"""Write the counts and the agreement of the two readings into README.md:  python readme.py"""

from collections import Counter
from pathlib import Path

from agreement import compare
from check import sentences

HERE = Path(__file__).resolve().parent
MEASURES = {"words": ("UPOS", "XPOS", "lemma", "UAS", "LAS"), "goals": ("root", "whole goal")}


def counts():
    splits = {s: list(sentences(HERE / f"goals-{s}.conllu")) for s in ("train", "dev", "test")}
    forms = Counter((c["form"], s) for s, goals in splits.items() for c, _ in goals)
    first = Counter((c["first"], s) for s, goals in splits.items() for c, _ in goals if "first" in c)
    lines = ["| | train | dev | test | all |", "|---|---|---|---|---|"]

    def line(name, numbers):
        lines.append(f"| {name} | " + " | ".join(f"{n:,}" for n in [*numbers, sum(numbers)]) + " |")

    line("goals", [len(goals) for goals in splits.values()])
    line("words", [sum(len(rows) for _, rows in goals) for goals in splits.values()])
    for form in sorted({f for f, _ in forms}):
        line(form, [forms[form, s] for s in splits])
    for kind in ("VERB", "NOUN"):
        line(f"first word could be either, is {kind}", [first[kind, s] for s in splits])
    return lines


def agreement():
    names = [m for group in MEASURES.values() for m in group]
    head = "| | goals | words | " + " | ".join(names) + " |"
    lines = ["Agreement of the two readings, percent:", "", head, "|---|" + "---|" * (len(names) + 2)]
    for name, n in compare()[2].items():
        shares = [f"{100 * n[m] / n[of]:.1f}" for of, group in MEASURES.items() for m in group]
        lines.append(" | ".join([f"| {name}", str(n["goals"]), str(n["words"]), *shares]) + " |")
    return lines


def fill(text, name, lines):
    before, rest = text.split(f"<!-- {name} -->", 1)
    after = rest.split(f"<!-- end of {name} -->", 1)[-1]
    return "\n".join([before + f"<!-- {name} -->", "", *lines, "", f"<!-- end of {name} -->"]) + after


def main():
    path = HERE / "README.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(fill(fill(text, "counts", counts()), "agreement", agreement()), encoding="utf-8")


if __name__ == "__main__":
    main()
