"""The collector of cycles is off while a batch is read, and afterwards as it was before."""

from __future__ import annotations

import gc

import pytest

import smartcritic as sc
from smartcritic import critic as chain
from smartcritic.memory import uncollected


@uncollected()
def collects() -> bool:
    return gc.isenabled()


def test_it_is_off_inside_and_on_again_behind() -> None:
    assert not collects()
    assert gc.isenabled()
    with uncollected(), uncollected():
        pass
    assert gc.isenabled()


def test_it_is_on_again_behind_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")
    assert gc.isenabled()


def test_where_it_is_off_it_stays_off() -> None:
    gc.disable()
    try:
        assert not collects()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_batch_is_parsed_and_read_without_it(critic: sc.Critic, monkeypatch: pytest.MonkeyPatch) -> None:
    critic.critique("Improve sales")  # what is loaded at first need is unpacked by a library that turns the collector on again
    seen: list[bool] = []
    parse, read = chain.segments, chain.facts.extract_many
    monkeypatch.setattr(chain, "segments", lambda *given: seen.append(gc.isenabled()) or parse(*given))
    monkeypatch.setattr(chain.facts, "extract_many", lambda *given: seen.append(gc.isenabled()) or read(*given))
    list(critic.pipe(["Book 20 meetings", "Improve sales"], rewrite=False))
    assert seen == [False] * 3
    assert gc.isenabled()
