"""Whether a team's corrections are heard: agreement with made-up teams before and after twenty corrections.

    python -m corpora.verdicts.ear GOLD.jsonl [--write]
    python -m corpora.verdicts.ear --background

Each team labels goals as GOLD does but for one letter in one respect (`TEAMS`). Goals are split by "source": corrections are drawn from
most sources, agreement (Cohen's kappa) is measured on the rest, over `DRAWS` random draws. A draw is ten goals that the critic judges
otherwise than the team and ten that it judges alike; or twenty and ten. ``--write`` puts the figures into `ear.json` and the page
`docs/corrections.md`; ``--background`` makes the goals on which nobody has ruled from `corpora/goals/goals.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import smartcritic as sc
from smartcritic.evaluate import Labelled, agreement, read_gold, reports_of
from smartcritic.model import CRITERIA, Facts, Verdict
from smartcritic.model.corrections import Correction, Learned
from smartcritic.reading import ear
from smartcritic.reading.ear import fit
from smartcritic.reading.ear.features import described

ROOT = Path(__file__).parents[2]
OWN = ROOT / "corpora" / "goals" / "goals.jsonl"
FIGURES = Path(__file__).parent / "ear.json"
PAGE = ROOT / "docs" / "corrections.md"
BACKGROUND = ROOT / "smartcritic" / "reading" / "ear" / fit.BACKGROUND_FILE
HALF, ALL = (10, 10), (20, 10)
"""Corrected and accepted verdicts of a draw."""
DRAWS, PARTS = 20, 3
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"

_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_PERIOD = re.compile(rf"\b(?:{_MONTHS}|q[1-4]|h[12]|quarter|month)\b|\bMay\b", re.IGNORECASE)
_WITH_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?[ /.](?:of )?(?:{_MONTHS}|may|\d)|\b(?:{_MONTHS}|may) \d{{1,2}}(?!\d)", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|was|were|now|currently|today|vs\.?|up on|down from|at present|last (?:year|quarter|month))\b|→|->", re.IGNORECASE
)
_PERIODS = rf"{_MONTHS}|may|days?|weeks?|hours?|h|min\w*|months?|years?|%|percent"
_COUNT = re.compile(rf"(?<![\w.,/-])(?!20[2-3]\d\b)\d[\d,.]*k?\+? (?!(?:{_PERIODS})\b)[a-z]{{3,}}")
_NAME = re.compile(r"(?<=[\w,;:)&] )(?!(?:Q[1-4]|H[12]|I|FY\d*)\b)[A-Z][\w'’&-]+|[‘“\"]\w")


class Team(NamedTuple):
    """A team that calls a letter "partial" where the labels say "met" and `otherwise` holds of the text."""

    name: str
    letter: str
    otherwise: Callable[[str], bool]


def _month_alone(text: str) -> bool:
    return bool(_PERIOD.search(text)) and not _WITH_DAY.search(text)


TEAMS = (
    Team("what names no one and nothing is not specific", "specific", lambda t: not _NAME.search(re.sub(_PERIOD, "", t))),
    Team("a count without where it stands today is not measurable", "measurable", lambda t: bool(_COUNT.search(t)) and not _FROM.search(t)),
    Team("a month or quarter without a day is not time-bound", "time_bound", _month_alone),
)


class Read(NamedTuple):
    """A labelled goal as the critic reads it."""

    source: str
    goal: Labelled
    facts: Facts
    verdicts: Mapping[str, Verdict]

    def wanted(self, team: Team, letter: str) -> str:
        """The team's verdict on a letter."""
        label = str(self.goal.labels[letter])
        return "partial" if letter == team.letter and label == "met" and team.otherwise(self.goal.text) else label

    def said(self, learned: Learned, letter: str) -> str:
        """The critic's verdict on a letter after what it learned."""
        own = self.verdicts[letter]
        moved = ear.heard(learned.moves, letter, own, self.goal.text, self.facts)
        return own.verdict if moved is None else moved.verdict


def read(path: Path) -> list[Read]:
    """The goals of a file with the critic's facts and verdicts, without what is no goal by the labels or by the critic."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8-sig").split("\n") if line.strip()]
    gold = read_gold(path)
    reports = reports_of(sc.Critic(), gold)
    pairs = zip(rows, gold, reports, strict=True)
    return [Read(str(r.get("source", "")), g, p.facts, p.criteria) for r, g, p in pairs if g.is_goal and p.judged]


def draw(goals: Sequence[Read], team: Team, chance: random.Random, corrected: int, accepted: int) -> list[Read]:
    """So many goals that the critic judges otherwise than the team does (as far as there are such), and that it judges alike."""
    other = [g for g in goals if g.verdicts[team.letter].verdict != g.wanted(team, team.letter)]
    alike = [g for g in goals if g.verdicts[team.letter].verdict == g.wanted(team, team.letter)]
    drawn = chance.sample(other, min(len(other), corrected)) + chance.sample(alike, accepted)
    chance.shuffle(drawn)
    return drawn


def taught(drawn: Sequence[Read], team: Team) -> Learned:
    """What the critic learns from the team's rulings on these goals."""
    rulings = [(Correction(g.goal.text, team.letter, g.wanted(team, team.letter)), g.facts, g.verdicts) for g in drawn]
    return ear.learn(rulings)


def kappas(goals: Sequence[Read], team: Team, learned: Learned) -> dict[str, float]:
    """Agreement with the team, letter by letter."""
    return {
        letter: agreement([g.wanted(team, letter) for g in goals], [g.said(learned, letter) for g in goals]).kappa for letter in CRITERIA
    }


def measure(goals: Sequence[Read], team: Team, lines: tuple[int, int] = HALF, draws: int = DRAWS) -> dict[str, Any]:
    """The figures of one team: means over the draws."""
    sources = sorted({g.source for g in goals})
    rows: list[dict[str, float]] = []
    for seed in range(draws):
        chance = random.Random(seed)
        held = set(chance.sample(sources, max(1, len(sources) // PARTS)))
        learned = taught(draw([g for g in goals if g.source not in held], team, chance, *lines), team)
        rest = [g for g in goals if g.source in held]
        before, after = kappas(rest, team, Learned()), kappas(rest, team, learned)
        right = [g for g in rest if g.verdicts[team.letter].verdict == g.wanted(team, team.letter)]
        rows.append({
            "before": before[team.letter], "after": after[team.letter], "gain": after[team.letter] - before[team.letter],
            "elsewhere": min(after[c] - before[c] for c in CRITERIA if c != team.letter),
            "right made wrong": fmean(g.said(learned, team.letter) != g.wanted(team, team.letter) for g in right),
        })  # fmt: skip
    means = {key: round(fmean(row[key] for row in rows), 3) for key in rows[0]}
    return {"letter": team.letter, "lines": list(lines), **means, "least gain": round(min(row["gain"] for row in rows), 3)}


def background() -> dict[str, Any]:
    """Verdicts and features of the project's own goals."""
    goals = read(OWN)
    rows = [({c: g.verdicts[c].verdict for c in CRITERIA}, described(g.goal.text, g.facts)) for g in goals]
    names = sorted({name for _, x in rows for name in x})
    return {"features": names, "goals": [[said, sorted(names.index(n) for n in x)] for said, x in rows]}


def table(figures: Mapping[str, Any]) -> str:
    """The figures as Markdown."""
    lines = [
        f"{figures['goals']} goals of {figures['sources']} writers; means of {DRAWS} draws; kappa with the team.", "",
        "| the team says | criterion | wrong + right | before | after | gain | least gain | other criteria, the worst | right made wrong |",
        "|---|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for row in figures["teams"]:
        cells = [row["team"], row["letter"], "{} + {}".format(*row["lines"]), f"{row['before']:.2f}", f"{row['after']:.2f}"]
        cells += [f"{row[k]:+.2f}" for k in ("gain", "least gain", "elsewhere")]
        lines.append("| " + " | ".join(cells) + f" | {row['right made wrong']:.1%} |")
    return "\n".join(lines)


def main() -> None:
    """Print the figures; write them where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", nargs="?", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--background", action="store_true")
    args = parser.parse_args()
    if args.background:
        BACKGROUND.write_text(json.dumps(background(), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    if args.gold is None:
        return
    goals = read(args.gold)
    figures = {
        "goals": len(goals), "sources": len({g.source for g in goals}),
        "teams": [{"team": t.name, **measure(goals, t, lines)} for lines in (HALF, ALL) for t in TEAMS],
    }  # fmt: skip
    print(table(figures))
    if args.write:
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{head}{BEGIN}\n\n{table(figures)}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
