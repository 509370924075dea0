"""Critics that can be scored: this one, plain regular expressions as the floor, and any program that reads and writes JSON lines."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import smartcritic as sc
from smartcritic.evaluate import Labelled
from smartcritic.model import CRITERIA


@dataclass(frozen=True, slots=True)
class Answer:
    """What a critic says of one goal.

    `verdicts` by criterion: "met", "partial", "unmet" or "unknown". `confidence` by criterion, 0..1, where the critic has any. `rewrite`:
    the text that it would put in the goal's place, its open questions in square brackets.
    """

    verdicts: Mapping[str, str]
    confidence: Mapping[str, float] = field(default_factory=dict)
    rewrite: str | sc.Rewrite | None = None


Critic = Callable[[Sequence[Labelled]], Iterable[Answer]]
"""Judges goals in order, each on its day `ref`; sees texts and days, never labels."""


def ours(goals: Sequence[Labelled]) -> Iterable[Answer]:
    """This project's critic, with its defaults."""
    critic = sc.Critic()
    for goal in goals:
        report = critic.critique(goal.text, sc.Context(today=goal.ref))
        said = report.criteria
        yield Answer({c: said[c].verdict for c in CRITERIA}, {c: said[c].confidence for c in CRITERIA}, report.rewrite)


_NUMBER = re.compile(r"\d")
_DATE = re.compile(
    r"\b(by|before|until|within|this|next|end of|in) (\w+ )?(q[1-4]|20\d\d|fy\d\d|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|week|month|quarter|year|\d+ (days|weeks|months))\b|\b20\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\b(so that|in order to|in support of|because|aligned with|as part of)\b", re.IGNORECASE)
_BASIS = re.compile(r"\b(from \S+ to|based on|currently|through|by \w+ing)\b", re.IGNORECASE)
_VAGUE = re.compile(r"\b(improve|better|more|enhance|optimi[sz]e|support|help|be)\b", re.IGNORECASE)


def regexes(goals: Sequence[Labelled]) -> Iterable[Answer]:
    """The floor: what a page of regular expressions says."""
    for goal in goals:
        text = goal.text
        vague = _VAGUE.search(text) is not None
        yield Answer({
            "specific": "partial" if vague else "met" if len(text.split()) > 4 else "unmet",
            "measurable": "met" if _NUMBER.search(_DATE.sub("", text)) else "unmet",
            "achievable": "met" if _BASIS.search(text) else "unknown",
            "relevant": "met" if _PURPOSE.search(text) else "unknown",
            "time_bound": "met" if _DATE.search(text) else "unmet",
        })  # fmt: skip


BUILT_IN: Mapping[str, Critic] = {"smartcritic": ours, "regexes": regexes}


def program(command: str) -> Critic:
    """A critic behind a command: goals as JSON lines ``{"id", "text", "ref"}`` in, answers as ``{"verdicts", ...}`` out, in order.

    Raises:
        SystemExit: the command fails, or an answer is missing or is none; the message names the line.
    """

    def judge(goals: Sequence[Labelled]) -> Iterable[Answer]:
        asked = "".join(json.dumps({"id": g.id, "text": g.text, "ref": g.ref.isoformat()}) + "\n" for g in goals)
        done = subprocess.run(shlex.split(command), input=asked, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            raise SystemExit(f"{command}: exit status {done.returncode}: {done.stderr.strip()[-300:]}")
        lines = done.stdout.splitlines()
        if len(lines) != len(goals):
            raise SystemExit(f"{command}: {len(lines)} answers to {len(goals)} goals; give one line for each, in order")
        return [_answer(line, f"{command}, line {i}") for i, line in enumerate(lines, 1)]

    return judge


def _answer(line: str, where: str) -> Answer:
    try:
        data = json.loads(line)
        verdicts = {c: data["verdicts"][c] for c in CRITERIA}
    except (ValueError, KeyError, TypeError) as error:
        raise SystemExit(f"{where}: is no answer ({error!r}); give an object with `verdicts` by {', '.join(CRITERIA)}") from None
    return Answer(verdicts, data.get("confidence") or {}, data.get("rewrite"))
