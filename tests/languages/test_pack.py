"""A language is a folder of data: German, in at most 300 lines, reads dates, amounts, rhythms and the letters that follow from them."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

import smartcritic as sc
from smartcritic import languages
from smartcritic.errors import ConfigError, InputError

HERE = Path(__file__).parent
PACK = HERE / "xx"
CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
GOALS = [json.loads(line) for line in (HERE / "goals.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def german() -> sc.Critic:
    return sc.Critic(sc.Config(language=str(PACK)))


def test_the_pack_is_small_and_the_goals_are_thirty() -> None:
    lines = [line for file in PACK.glob("*.toml") for line in file.read_text(encoding="utf-8").splitlines()]
    assert 0 < len(lines) <= 300
    assert len(GOALS) == 30


def _read(german: sc.Critic, goal: dict[str, Any]) -> dict[str, Any]:
    report = german.critique(goal["text"], CONTEXT)
    assert report.judged
    facts = report.facts
    asked = [unit for _, unit in goal["amounts"]]
    return {
        "text": goal["text"],
        "deadline": facts.deadline.end_date.isoformat() if facts.deadline else None,
        "amounts": [
            [q.value, q.unit if i < len(asked) and asked[i] is not None else None] for i, q in enumerate(facts.quantities)
        ],
        "cadence": facts.cadence,
        "letters": {letter: report.criteria[letter].verdict for letter in goal["letters"]},
    }


@pytest.mark.parametrize("goal", GOALS, ids=lambda g: g["text"])
def test_dates_amounts_rhythms_and_their_letters(german: sc.Critic, goal: dict[str, Any]) -> None:
    assert _read(german, goal) == goal


@pytest.mark.parametrize(
    ("text", "deadline", "values"),
    [
        ("In 1,5 Jahren 1.500 Kunden gewinnen", "2028-05-24", [1500]),
        ("Den Anteil auf 1,500 heben", None, [1.5]),
        ("Bis Juni 12 Filialen eröffnen", "2027-06-30", [12]),
        ("Am 12. Mai 2027 20 Gäste einladen", "2027-05-12", [20]),
    ],
)
def test_decimal_comma_and_the_number_behind_a_month(german: sc.Critic, text: str, deadline: str | None, values: list[float]) -> None:
    facts = german.critique(text, CONTEXT).facts
    assert (facts.deadline.end_date.isoformat() if facts.deadline else None) == deadline
    assert [q.value for q in facts.quantities] == values


def test_what_only_the_trained_reader_knows_is_unknown(german: sc.Critic) -> None:
    report = german.critique("Die Werkstatt aufräumen", CONTEXT)
    assert report.judged
    assert {report.criteria[c].verdict for c in ("specific", "measurable", "achievable", "relevant")} == {"unknown"}
    assert report.criteria["specific"].measured == "the trained reader does not know German"
    assert report.rewrite is None


def test_a_german_goal_is_read_and_an_english_one_is_foreign(german: sc.Critic) -> None:
    assert german.reads_as("Umsatz verdoppeln bis Juni") is None
    (found,) = german.critique("Raise the number of customers by May", CONTEXT).findings
    assert found.message == "this reads as English; this critic judges German goals"


def test_languages_share_no_table() -> None:
    german = languages.get(str(PACK))
    assert german is languages.get(str(PACK))
    assert (german.code, german.name, german.pipeline, german.has_reader) == ("de", "German", "blank:de", False)
    assert (languages.ENGLISH.pipeline, languages.ENGLISH.has_reader) == (None, True)
    assert "und" in german.function_words
    assert "und" not in languages.ENGLISH.function_words
    assert german.terms("verbs") == frozenset()
    assert german.singular("Kundinnen") == "kundin"
    assert languages.ENGLISH.singular("policies") == "policy"


def test_a_language_that_nobody_knew_brings_its_name_and_its_function_words(tmp_path: Path) -> None:
    (tmp_path / "language.toml").write_text(
        'code = "eo"\nname = "Esperanto"\n[words]\nfunction_words = ["la", "kaj", "de", "ĝis", "kiu", "por", "al"]\n', encoding="utf-8"
    )
    esperanto = languages.get(str(tmp_path))
    assert (esperanto.name, "kaj" in esperanto.function_words) == ("Esperanto", True)
    critic = sc.Critic(language=esperanto)
    assert critic.reads_as("Kreskigi la vendojn de la butiko kaj la kafejo ĝis majo") is None
    assert critic.reads_as("We want to raise the number of the customers by the end of May") == "en"


def test_a_language_is_pickled_as_code_and_folder() -> None:
    german = languages.get(str(PACK))
    again = pickle.loads(pickle.dumps(german))
    assert (again.code, str(again.folder)) == (german.code, str(german.folder))


def test_a_critic_takes_a_language_object() -> None:
    german = languages.Language("de", PACK)
    assert sc.Critic(language=german).critique("Kosten senken bis 30.06.2027", CONTEXT).judged
    with pytest.raises(InputError, match=r"must be a smartcritic\.languages\.Language, not str"):
        sc.Critic(language="de")  # type: ignore[arg-type]


def test_a_language_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="'xx' does not ship with the package"):
        sc.Config(language="xx")
    with pytest.raises(ConfigError, match="must be a string, not 7"):
        sc.Config(language=7)  # type: ignore[arg-type]
    (tmp_path / "language.toml").write_text("pipeline = 'blank:de'\n")
    with pytest.raises(ConfigError, match="names no code"):
        sc.Config(language=str(tmp_path))
