"""What is taken from whatever a system exports: each goal with its fields, and what is left out with the rule that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartcritic.audit.reading import read_goals
from smartcritic.audit.reading.row_rules import SAYS
from smartcritic.errors import InputError
from tests.audit.reading.export import Export
from tests.audit.reading.exports import SYSTEMS
from tests.audit.reading.exports_answers import ANSWERS
from tests.audit.reading.exports_beside import BESIDE
from tests.audit.reading.exports_errors import ERRORS
from tests.audit.reading.exports_files import FILES
from tests.audit.reading.exports_habits import HABITS
from tests.audit.reading.exports_habits_more import HABITS_MORE
from tests.audit.reading.exports_hands import HANDS
from tests.audit.reading.exports_inside import INSIDE
from tests.audit.reading.exports_last import LAST
from tests.audit.reading.exports_layouts import LAYOUTS
from tests.audit.reading.exports_more import MORE
from tests.audit.reading.exports_outlines import OUTLINES
from tests.audit.reading.exports_pages import PAGES_MORE
from tests.audit.reading.exports_places import PLACES
from tests.audit.reading.exports_rare import RARE
from tests.audit.reading.exports_rich import RICH
from tests.audit.reading.exports_stores import KEPT
from tests.audit.reading.exports_texts import TEXTS
from tests.audit.reading.exports_tongues import OTHERS
from tests.audit.reading.exports_trackers import TRACKERS
from tests.audit.reading.exports_unknown import UNKNOWN
from tests.audit.reading.exports_wards import WARDS

EXPORTS = (
    *SYSTEMS, *FILES, *RARE, *HABITS, *INSIDE, *LAYOUTS, *MORE, *TEXTS, *TRACKERS, *OUTLINES, *ANSWERS, *OTHERS, *HANDS, *HABITS_MORE,
    *PAGES_MORE, *KEPT, *UNKNOWN, *RICH, *LAST, *ERRORS, *PLACES, *WARDS, *BESIDE,
)  # fmt: skip


@pytest.mark.parametrize("export", EXPORTS, ids=lambda e: e.file)
def test_goals_of_an_export(export: Export, tmp_path: Path) -> None:
    path = export.write(tmp_path)
    if export.refused:
        with pytest.raises(InputError, match=export.refused):
            read_goals(path)
        return
    reading = read_goals(path)
    read = list(reading.goals())
    assert [g.text.split("\n")[0] for _, g, _ in read] == [str(e["text"]).split("\n")[0] for e in export.goals]
    for (_, goal, _), expected in zip(read, export.goals):
        assert {name: getattr(goal, name) for name in expected} == {"text": goal.text, **{k: v for k, v in expected.items() if k != "text"}}
    assert {rule: reading.left_out.counts.get(rule, 0) for rule in export.left} == export.left
    told = " ".join((*reading.notes, *(note for _, _, notes in read for note in notes)))
    assert all(note in told for note in export.notes)


def test_each_rule_that_leaves_something_out_says_why(tmp_path: Path) -> None:
    for export in EXPORTS:
        if not export.refused:
            reading = read_goals(export.write(tmp_path))
            assert list(reading.rows)
            assert set(reading.left_out.counts) <= set(SAYS)


def test_no_export_hides_another() -> None:
    assert len({e.file for e in EXPORTS}) == len(EXPORTS)
