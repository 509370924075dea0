"""Offsets in UTF-16 code units, for texts of every kind."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smartcritic.render.utf16 import utf16_offsets


@given(text=st.text(alphabet="aé漢😀🚣\u200d\ud800 ", max_size=30), data=st.data())
def test_a_slice_in_code_units_is_the_slice_in_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    turned = utf16_offsets({"found": [{"start": start, "end": end, "quote": text[start:end]}]}, text)["found"][0]
    units = text.encode("utf-16-le", "surrogatepass")
    assert units[2 * turned["start"] : 2 * turned["end"]].decode("utf-16-le", "surrogatepass") == text[start:end]


def test_slots_are_counted_in_the_text_beside_them_and_edits_in_the_goal() -> None:
    goal, new = "😀😀 sell", "😀 sell [x]"
    data = {"edits": [{"start": 3, "end": 7}], "text": new, "slots": [{"start": 7, "end": 10}], "score_after": 3}
    assert utf16_offsets(data, goal) == {**data, "edits": [{"start": 5, "end": 9}], "slots": [{"start": 8, "end": 11}]}


def test_what_has_no_place_stays_as_it_is() -> None:
    data = {"start": None, "end": None, "rule": "a/b", "numbers": (1, 2), "start_date": "2026-01-01"}
    assert utf16_offsets(data, "😀") == {**data, "numbers": [1, 2]}
