"""Which lines of a file are goals: the rule point by point, the words of its list, and the files that hold none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcritic.interfaces.goal_lines import goal_texts, named_like_goals, opens
from smartcritic.languages import ENGLISH, Entry

ROOT = Path(__file__).parents[2]


def found(source: str, *, markdown: bool = True, path: str = "") -> list[str]:
    """The texts of the goals; each stands where it says, line breaks inside it are spaces."""
    goals = goal_texts(source, markdown=markdown, path=path)
    for goal in goals:
        there = source[goal.start : goal.end]
        assert len(there) == len(goal.text)
        assert all(a == b or (a in "\r\n" and b == " ") for a, b in zip(there, goal.text, strict=True))
        assert goal.text.strip() == goal.text
    assert all(a.end <= b.start for a, b in zip(goals, goals[1:]))
    return [" ".join(g.text.split()) for g in goals]


@pytest.mark.parametrize("entry", ENGLISH.lexicon("goal_lines").entries, ids=lambda e: f"{e.get('kind')}-{e.term}")
def test_the_words_of_the_list(entry: Entry) -> None:
    kind = entry.get("kind")
    if kind == "open":
        assert opens(entry.flag) is True
        assert opens(entry.must_pass) is None
    elif kind == "close":
        assert opens(entry.flag) is False
        assert opens(entry.must_pass) is not False
    elif kind == "label":
        assert len(found(f"Notes\n\n- {entry.flag}\n")) == 1
        assert entry.flag.endswith(found(f"- {entry.flag}\n")[0])
        assert found(f"- {entry.must_pass}\n") == []
    else:
        assert found(f"## Goals\n\n- {entry.flag}\n") == []
        assert found(f"## Goals\n\n- {entry.must_pass}\n") == [entry.must_pass]


def test_sections_open_and_close_with_their_headings() -> None:
    source = """# Plan
- Buy a boat for the team
## Goals
- Sell 20 boats by May
### Yard
1. Hire two welders
### Non-goals
- Become the biggest ferry line
### Docks
+ Repair six piers
## Travel
- Book the hotel in Kiel
"""
    assert found(source) == ["Sell 20 boats by May", "Hire two welders", "Repair six piers"]


@pytest.mark.parametrize("heading", ["Goals\n====", "Team objectives\n---", "# OKRs 2027", "## Q3 goals ##", "### Key results of the yard"])
def test_headings_of_every_kind(heading: str) -> None:
    assert found(f"{heading}\n\n- Sell 20 boats\n") == ["Sell 20 boats"]


@pytest.mark.parametrize("heading", ["Goalkeepers", "Goals matter to us", "Notes on our goals", "How we set goals", "Why objectives?"])
def test_headings_that_only_hold_the_word(heading: str) -> None:
    assert found(f"# {heading}\n\n- Sell 20 boats\n") == []


def test_headings_as_objectives_with_their_key_results() -> None:
    source = "# OKRs\n## Win the harbour guests\n- 400 guests a day by June\n## Marketing\n- Print 900 maps\n"
    assert found(source) == ["Win the harbour guests", "400 guests a day by June", "Print 900 maps"]
    source = "# Diary\n## Objective 1: Win the harbour guests\n- 400 guests a day by June\n## Lunch\n- Soup for 6\n"
    assert found(source) == ["Win the harbour guests", "400 guests a day by June"]


def test_items_go_on_over_lines_and_nest() -> None:
    source = "## Goals\r\n- Sell 20 boats\r\n  by May 2027\r\n  * Hire two welders\r\n    for the yard\r\n\r\nProse about boats.\r\n"
    assert found(source) == ["Sell 20 boats by May 2027", "Hire two welders for the yard"]


@pytest.mark.parametrize(
    "item",
    [
        "- [x] Sell 20 boats", "- ~~Sell 20 boats~~", "- Owner: Marta of the yard", "- Sell 20 boats:", "- Sell 20 boats?",
        "> Sell 20 boats", "| Sell 20 boats | May |", "Sell 20 boats in prose", "- [Sell 20 boats](https://example.org)", "- https://example.org/sell/20/boats",
        "- It sells 20 boats a year", "- The yard of Kiel", "- Boats", "<!-- - Sell 20 boats -->", "```\n- Sell 20 boats\n```",
        "~~~~\n- Sell 20 boats\n~~~\n~~~~", "<!--\n- Sell 20 boats\n-->", "smartcritic: off\n- Sell 20 boats\nsmartcritic: on",
        "<!-- smartcritic: off -->\n- Sell 20 boats", "- `sell 20 boats`", "- **Boats**: what we sell",
    ],
)  # fmt: skip
def test_what_is_no_goal_in_a_goals_section(item: str) -> None:
    assert found(f"## Goals\n\n{item}\n\n## Goals again\n") == []


@pytest.mark.parametrize(
    ("item", "goal"),
    [
        ("- [ ] Sell 20 boats", "Sell 20 boats"), ("* We will be kinder", "We will be kinder"), ("2) Get fit", "Get fit"),
        ("- Our goal is to sell boats", "Our goal is to sell boats"), ("- More guests in May", "More guests in May"),
        ("- Churn below 4%", "Churn below 4%"), ("- **Boats:** sell 20", "**Boats:** sell 20"), ("• Sell boats soon", "Sell boats soon"),
        ("- ~~Sell 10~~ Sell 20 boats", "~~Sell 10~~ Sell 20 boats"),
    ],
)  # fmt: skip
def test_what_is_a_goal_in_a_goals_section(item: str, goal: str) -> None:
    assert found(f"## Goals\n\n{item}\n") == [goal]


def test_labelled_lines_of_smart_are_one_goal() -> None:
    source = "Before\n\n- S: sell boats\n- M: 20 boats\n- T: by May 2027\n\nAfter\n"
    assert found(source) == ["S: sell boats - M: 20 boats - T: by May 2027"]
    assert found("S: drive\nT: tape\n") == []


def test_text_files() -> None:
    both = ["Sell 20 boats", "Hire two welders"]
    source = "Milk\nbuy milk\n\nGoals for 2027:\nSell 20 boats\n- Hire two welders\nThe weather is fine\n\nIdeas:\nPaint the shed\n"
    assert found(source, markdown=False) == both
    assert found("Sell 20 boats\rHire two welders\n", markdown=False, path="file:///home/m/my_goals.txt") == both
    assert found("Sell 20 boats\nGoal: hire two welders\n", markdown=False) == ["hire two welders"]
    assert found("GOALS\nSell 20 boats\n\nLUNCH\nCook 20 eggs\n", markdown=False) == ["Sell 20 boats"]


def test_names_of_files() -> None:
    assert all(map(named_like_goals, ("goals.md", "/a/b/team-okrs-2027.txt", "C:\\x\\Objectives.md", "myGoals.md")))
    assert not any(map(named_like_goals, ("README.md", "goalkeepers.md", "non-goals.md", "how-to-write-goals.md")))
    assert found("- Sell 20 boats\n", path="goals.md") == ["Sell 20 boats"]


def test_front_matter_is_no_prose() -> None:
    assert found("---\ntitle: Goals\n---\n# Goals\n- Sell 20 boats\n") == ["Sell 20 boats"]
    assert found("---\n# Goals\n- Sell 20 boats\n") == ["Sell 20 boats"]


def test_files_about_other_things_hold_no_goals() -> None:
    """The project's own Markdown, which speaks of goals on every page."""
    files = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("corpora/treebank/*.md")]
    assert len(files) >= 4
    alarms = {p.name: found(p.read_text(encoding="utf-8"), path=p.name) for p in files}
    assert {name: texts for name, texts in alarms.items() if texts} == {}


def test_most_goals_of_a_list_are_found() -> None:
    rows = [json.loads(line)["text"] for line in (ROOT / "corpora/goals/goals.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = [t for t in rows if "\n" not in t]
    hits = sum(bool(found(f"## Goals\n\n- {t}\n")) for t in texts)
    assert hits >= 0.92 * len(texts)


@given(st.text(alphabet=st.sampled_from("#-* \t\r\n>`~:1.)ab[]x\u2028\x0cGoalsS🙂"), max_size=60), st.booleans())
def test_any_text(source: str, markdown: bool) -> None:
    found(source, markdown=markdown)
