"""Agreement of two independent readings of 100 test goals.

    python agreement.py sample a       freezes the first reading of 50 test goals of part a, and writes them once more without a parse
    python agreement.py [--differences]
                                       compares second-reading/{a,b}-test-first.conllu with second-reading/{a,b}-test-sample.conllu

The first reading is a copy from before the differences were settled, so the figures can be computed again at any time.
"""

import random
import sys
from collections import Counter
from pathlib import Path

from check import sentences

HERE = Path(__file__).resolve().parent
READING = HERE / "second-reading"
NUMBER, SEED = 50, 20261124


def write(path, sents):
    path.parent.mkdir(exist_ok=True)
    out = []
    for comments, rows in sents:
        out += [f"# {k} = {v}" for k, v in comments.items()] + ["\t".join(r) for r in rows] + [""]
    path.write_text("\n".join(out) + "\n", encoding="utf-8")


def sample(part):
    first = READING / f"{part}-test-first.conllu"
    if first.exists():
        sys.exit(f"{first} is already there: the first reading is frozen once")
    test = [s for p in sorted((HERE / f"part-{part}").glob("*.conllu")) for s in sentences(p) if s[0].get("split") == "test"]
    chosen = sorted(random.Random(SEED).sample(test, NUMBER), key=lambda s: s[0]["sent_id"])
    write(first, chosen)
    blank = [({k: c[k] for k in ("sent_id", "text")}, [[r[0], r[1], *["_"] * 7, r[9]] for r in rows]) for c, rows in chosen]
    write(READING / f"{part}-test-blank.conllu", blank)


def compare(parts=("a", "b")):
    total, differ = Counter(), []
    counts = {}
    confusion = Counter()
    for part in parts:
        one = {c["sent_id"]: r for c, r in sentences(READING / f"{part}-test-first.conllu")}
        two = {c["sent_id"]: r for c, r in sentences(READING / f"{part}-test-sample.conllu")}
        if set(one) != set(two):
            sys.exit(f"part {part}: the readings have not the same sentences: {sorted(set(one) ^ set(two))}")
        n = Counter()
        for sid in one:
            if [r[1] for r in one[sid]] != [r[1] for r in two[sid]]:
                sys.exit(f"{sid}: not the same tokens")
            whole = True
            for a, b in zip(one[sid], two[sid], strict=True):
                n["words"] += 1
                n["UPOS"] += a[3] == b[3]
                n["XPOS"] += a[4] == b[4]
                n["lemma"] += a[2] == b[2]
                n["UAS"] += a[6] == b[6]
                n["LAS"] += a[6:8] == b[6:8]
                if a[3] != b[3] or a[6:8] != b[6:8]:
                    whole = False
                    differ.append((sid, a[0], a[1], a[3], f"{a[6]} {a[7]}", b[3], f"{b[6]} {b[7]}"))
                if a[7] != b[7]:
                    confusion[tuple(sorted((a[7], b[7])))] += 1
            root = [[r[0] for r in x if r[6] == "0"] for x in (one[sid], two[sid])]
            n["root"] += root[0] == root[1]
            n["whole goal"] += whole
            n["goals"] += 1
        counts[f"part {part}"] = n
        total += n
    counts["together"] = total
    return differ, confusion, counts


def show(name, n):
    words = "  ".join(f"{k} {100 * n[k] / n['words']:.1f}" for k in ("UPOS", "XPOS", "lemma", "UAS", "LAS"))
    goals = "  ".join(f"{k} {100 * n[k] / n['goals']:.1f}" for k in ("root", "whole goal"))
    print(f"{name}: {n['goals']} goals, {n['words']} tokens:  {words}  {goals}")


def main(argv):
    if argv[:1] == ["sample"]:
        sample(argv[1])
        return
    parts = [p for p in "ab" if (READING / f"{p}-test-sample.conllu").exists()]
    differ, confusion, counts = compare(parts)
    for name, n in counts.items():
        show(name, n)
    if "--differences" in argv:
        for d in differ:
            print("\t".join(d))
        for (a, b), k in confusion.most_common(15):
            print(f"{k}\t{a} / {b}")


if __name__ == "__main__":
    main(sys.argv[1:])
