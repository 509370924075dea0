"""Check the form of the goal treebank:  python check.py FILE.conllu ... [--ewt DIR]

Single root, no cycles, consecutive ids, tags and relations that EWT has, feature values that EWT has, text that equals the tokens,
the tokens of spaCy's tokenizer, comments that are complete; non-projective trees are warnings. Exit status 1 on an error.
"""

import sys
from collections import Counter
from pathlib import Path

FORMS = {"imperative", "noun_phrase", "first_person", "our_goal_is", "passive", "coordination", "labelled", "other"}
UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
DEPREL = set(
    """acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt
    conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark
    nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan
    parataxis punct reparandum root vocative xcomp""".split()
)
# which features may stand at a tag, with the values that EWT knows
FEATS = {
    "Abbr": "Yes", "Case": "Acc Gen Nom", "Definite": "Def Ind", "Degree": "Cmp Pos Sup",
    "ExtPos": "ADP ADV CCONJ PRON PROPN SCONJ", "Foreign": "Yes", "Gender": "Fem Masc Neut", "Mood": "Imp Ind Sub",
    "NumForm": "Combi Digit Roman Word", "NumType": "Card Frac Mult Ord", "Number": "Plur Ptan Sing", "Person": "1 2 3",
    "Polarity": "Neg Pos", "Poss": "Yes", "PronType": "Art Dem Ind Int Neg Prs Rcp Rel Tot", "Reflex": "Yes",
    "Style": "Arch Coll Expr Slng Vrnc", "Tense": "Past Pres", "Typo": "Yes", "VerbForm": "Fin Ger Inf Part", "Voice": "Pass",
}  # fmt: skip
FEATS = {k: set(v.split()) for k, v in FEATS.items()}
TAGS = {  # xpos -> upos that EWT pairs it with
    "NN": "NOUN PRON SYM", "NNS": "NOUN", "NNP": "PROPN ADJ", "NNPS": "PROPN", "VB": "VERB AUX", "VBZ": "VERB AUX",
    "VBP": "VERB AUX", "VBD": "VERB AUX", "VBG": "VERB AUX", "VBN": "VERB AUX", "MD": "AUX", "JJ": "ADJ", "JJR": "ADJ",
    "JJS": "ADJ", "RB": "ADV PART", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "IN": "ADP SCONJ", "RP": "ADP", "TO": "PART",
    "POS": "PART", "DT": "DET PRON", "PDT": "DET", "WDT": "PRON DET", "WP": "PRON", "WP$": "PRON", "PRP": "PRON",
    "PRP$": "PRON", "EX": "PRON", "CD": "NUM", "LS": "NUM", "CC": "CCONJ", "UH": "INTJ", "AFX": "X", "FW": "ADV X NOUN",
    "$": "SYM", "SYM": "SYM", ",": "PUNCT SYM", ".": "PUNCT", ":": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT",
    "HYPH": "PUNCT", "``": "PUNCT", "''": "PUNCT", "NFP": "PUNCT SYM", "ADD": "PROPN X",
}  # fmt: skip
LEAF = {"punct", "case", "mark", "cc", "aux", "aux:pass", "cop", "det", "fixed", "goeswith"}  # relations that seldom govern
REL_UPOS = {
    "det": "DET PRON", "det:predet": "DET", "case": "ADP SCONJ PART SYM VERB ADJ ADV NOUN", "aux": "AUX", "aux:pass": "AUX",
    "cop": "AUX", "cc": "CCONJ SYM ADV ADP", "punct": "PUNCT", "mark": "SCONJ ADP PART VERB ADJ ADV", "nummod": "NUM",
    "advmod": "ADV PART ADP SYM ADJ DET", "expl": "PRON", "compound:prt": "ADP ADV",
}  # fmt: skip


def sentences(path):
    comments, rows = {}, []
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = {}, []
    if rows:
        yield comments, rows


def check(comments, rows, tokenizer):
    errors, warnings = [], []
    for key in ("sent_id", "text", "form", "split"):
        if not comments.get(key):
            errors.append(f"no comment {key}")
    if comments.get("form") not in FORMS:
        errors.append(f"form {comments.get('form')!r}")
    if comments.get("first", "VERB") not in ("VERB", "NOUN"):
        errors.append(f"first {comments['first']!r}")
    if comments.get("split") not in ("train", "dev", "test"):
        errors.append(f"split {comments.get('split')!r}")
    n = len(rows)
    if any(len(r) != 10 for r in rows):
        return [*errors, "not ten columns"], warnings
    if [r[0] for r in rows] != [str(i + 1) for i in range(n)]:
        return [*errors, "ids are not 1..n"], warnings
    heads = [int(r[6]) for r in rows]
    roots = [i for i, h in enumerate(heads) if h == 0]
    if len(roots) != 1:
        errors.append(f"{len(roots)} roots")
    for i, r in enumerate(rows):
        where = f"{r[0]} {r[1]}"
        if not 0 <= heads[i] <= n:
            errors.append(f"{where}: head {heads[i]} does not exist")
            continue
        if (r[7] == "root") != (heads[i] == 0):
            errors.append(f"{where}: root and head disagree")
        seen, j = set(), i
        while heads[j] != 0 and j not in seen:
            seen.add(j)
            j = heads[j] - 1
        if heads[j] != 0:
            errors.append(f"{where}: cycle")
        if r[3] not in UPOS:
            errors.append(f"{where}: upos {r[3]}")
        if r[3] not in TAGS.get(r[4], "").split():
            errors.append(f"{where}: xpos {r[4]} with upos {r[3]}")
        if r[7] not in DEPREL:
            errors.append(f"{where}: deprel {r[7]}")
        if r[7] in REL_UPOS and r[3] not in REL_UPOS[r[7]].split():
            (errors if r[7] in ("aux", "aux:pass", "cop", "punct", "nummod") else warnings).append(f"{where}: {r[3]} is {r[7]}")
        nominal = r[7].split(":")[0] in ("nsubj", "obj", "iobj", "obl", "nmod", "compound", "nummod", "appos")
        if r[3] in ("VERB", "AUX") and nominal and r[7] not in ("appos", "compound:prt"):
            warnings.append(f"{where}: {r[3]} is {r[7]}")
        if r[3] not in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "ADJ", "X", "ADP", "ADV") and r[7].split(":")[0] in ("nsubj", "obj"):
            warnings.append(f"{where}: {r[3]} is {r[7]}")
        if r[7] in ("acl", "acl:relcl", "advcl", "ccomp", "xcomp") and r[3] not in ("VERB", "ADJ", "NOUN", "ADV", "PROPN", "NUM", "AUX"):
            warnings.append(f"{where}: {r[3]} is {r[7]}")
        if r[7] == "amod" and r[3] not in ("ADJ", "VERB", "X"):
            warnings.append(f"{where}: {r[3]} is amod")
        if r[3] == "PUNCT" and r[7] != "punct":
            errors.append(f"{where}: PUNCT is {r[7]}")
        if (
            heads[i]
            and rows[heads[i] - 1][7] in LEAF
            and r[7] not in ("fixed", "advmod", "punct", "conj", "cc", "obl:unmarked", "goeswith", "nmod:unmarked")
        ):
            warnings.append(f"{where}: hangs as {r[7]} on {rows[heads[i] - 1][1]}, which is {rows[heads[i] - 1][7]}")
        if r[7] in ("conj", "fixed", "flat", "appos") and heads[i] > i + 1:
            errors.append(f"{where}: {r[7]} goes to the left")
        if r[2] in ("", "_"):
            errors.append(f"{where}: no lemma")
        if r[5] != "_":
            feats = [f.partition("=")[::2] for f in r[5].split("|")]
            if [k for k, _ in feats] != sorted((k for k, _ in feats), key=str.lower) or len({k for k, _ in feats}) != len(feats):
                errors.append(f"{where}: features not sorted or doubled: {r[5]}")
            for k, v in feats:
                if v not in FEATS.get(k, ()):
                    errors.append(f"{where}: feature {k}={v}")
        if "" in r:
            errors.append(f"{where}: empty column")
    text = "".join(r[1] + ("" if "SpaceAfter=No" in r[9] or i == n - 1 else " ") for i, r in enumerate(rows))
    if text != comments.get("text"):
        errors.append(f"text is {comments.get('text')!r}, tokens are {text!r}")
    if tokenizer is not None and [t.text for t in tokenizer(comments.get("text", ""))] != [r[1] for r in rows]:
        errors.append("not spaCy's tokens")
    for i in range(n):
        h = heads[i] - 1
        if h < 0:
            continue
        lo, hi = min(i, h), max(i, h)
        for k in range(lo + 1, hi):
            j = k
            steps = 0
            while j not in (h,) and heads[j] != 0 and steps <= n:
                j, steps = heads[j] - 1, steps + 1
            if j != h:
                warnings.append(f"{rows[i][0]} {rows[i][1]}: non-projective")
                break
    return errors, warnings


def main(argv):
    import spacy

    files = [a for a in argv if not a.startswith("--")]
    tokenizer = spacy.blank("en").tokenizer
    ids, texts, bad, warned, forms = Counter(), {}, 0, 0, Counter()
    for path in files:
        for comments, rows in sentences(path):
            errors, warnings = check(comments, rows, tokenizer)
            sid = comments.get("sent_id", "?")
            ids[sid] += 1
            if ids[sid] > 1:
                errors.append("sent_id twice")
            low = comments.get("text", "").lower()
            if low in texts:
                errors.append(f"same text as {texts[low]}")
            texts[low] = sid
            forms[comments.get("split"), comments.get("form")] += 1
            for e in errors:
                print(f"ERROR {sid}: {e}")
            for w in warnings:
                print(f"warning {sid}: {w}")
            bad += bool(errors)
            warned += bool(warnings)
    for (split, form), k in sorted(forms.items(), key=str):
        print(f"{split}\t{form}\t{k}")
    print(f"{sum(forms.values())} goals, {bad} with errors, {warned} with warnings")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
