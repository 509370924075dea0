"""The configuration is strict: what it does not know, it names."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from smartcritic import rules
from smartcritic.config import Config, Words, discover
from smartcritic.errors import ConfigError


def test_defaults_follow_the_contract() -> None:
    config = Config()
    assert (config.achievable_met, config.achievable_partial, config.no_stretch) == (0.5, 0.2, 0.99)
    assert {name for name in rules.load() if not config.rule_on(name)} == rules.quiet()


def test_round_trip_and_pickle() -> None:
    config = Config(ignore=("specific/wish",), words=Words(vague=("Rockstar",), roles={"SDR": ["cold calls"]}))  # type: ignore[arg-type]
    assert Config.from_dict(config.to_dict()) == config
    assert pickle.loads(pickle.dumps(config)) == config
    assert config.words.vague == ("rockstar",)
    assert config.words.roles == (("sdr", ("cold calls",)),)
    assert hash(config) == hash(Config.from_dict(config.to_dict()))


def test_a_copy_needs_the_file_of_its_profile_no_more(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('title = "Own"\nabout = "Ours."\n[levels]\n"specific/wish" = "error"\n', encoding="utf-8")
    config = Config(profile=str(own))
    pickled = pickle.dumps(config)
    own.unlink()
    copies = (pickle.loads(pickled), copy.copy(config), copy.deepcopy(config))
    assert all(made == config and made.levels == config.levels and made.profile == str(own) for made in copies)


def test_rules_go_on_and_off_by_prefix() -> None:
    only = Config(select=("time_bound",), ignore=("time_bound/vague_time",))
    assert only.rule_on("time_bound/no_deadline")
    assert not only.rule_on("time_bound/vague_time")
    assert not only.rule_on("specific/wish")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"ingore": []}, r"unknown key 'ingore' \(did you mean 'ignore'\?\)"),
        ({"words": {"vauge": ["x"]}}, r"unknown key 'vauge' \(did you mean 'vague'\?\)"),
        ({"words": {"vague": "x"}}, r"words\.vague: must be a list of strings .*, not 'x'"),
        ({"words": {"vague": [" "]}}, r"words\.vague"),
        ({"words": {"roles": "SDR"}}, r"words\.roles"),
        ({"words": {"roles": {"SDR": "calls"}}}, r"words\.roles: SDR: must be a list of strings"),
        ({"words": 3}, r"words: must be an object with the keys vague, .*, not 3"),
        ({"achievable_met": 50}, r"achievable_met: must be a share from 0 to 1, such as 0\.5, not 50"),
        ({"achievable_met": True}, r"achievable_met: must be a share .*, not True"),
        ({"achievable_met": float("nan")}, r"achievable_met: must be a share .*, not nan"),
        ({"achievable_partial": 0.7}, r"achievable_partial: 0\.7 is above achievable_met"),
        ({"long_text": 0}, r"long_text: must be a whole number of characters above 0, not 0"),
        ({"ignore": "specific"}, r"ignore: must be a list of strings"),
        ({"ignore": ["time_bond/vague_time"]}, r"no rule begins with 'time_bond/vague_time' \(did you mean 'time_bound/vague_time'\?\)"),
        ([], r"expected an object"),
    ],
)
def test_what_is_wrong_is_named(data: object, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Config.from_dict(data)  # type: ignore[arg-type]


def test_files(tmp_path: Path) -> None:
    plain = tmp_path / "critic.toml"
    plain.write_text('ignore = ["specific/wish"]\n[words]\nmetrics = ["attach rate"]\n', encoding="utf-8")
    assert Config.from_file(plain) == Config(ignore=("specific/wish",), words=Words(metrics=("attach rate",)))
    project = tmp_path / "pyproject.toml"
    project.write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert Config.from_file(project) == Config()
    project.write_text("[tool.smartcritic]\nno_stretch = 0.9\n", encoding="utf-8")
    assert Config.from_file(project).no_stretch == 0.9
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert discover(below) == project.resolve()


def test_discovery_passes_over_other_projects(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.smartcritic]\n", encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[project]\nname = 'other'\n", encoding="utf-8")
    assert discover(inner) == (tmp_path / "pyproject.toml").resolve()
    (inner / "pyproject.toml").write_text("not toml at all [", encoding="utf-8")
    assert discover(inner) == (tmp_path / "pyproject.toml").resolve()


@pytest.mark.parametrize(
    ("content", "message"), [(b"a = [", "is no TOML"), (b"a = '\xff'", "is not UTF-8"), (b"colour = 1", "unknown key 'colour'")]
)
def test_bad_files_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError, match=message) as caught:
        Config.from_file(file)
    assert "bad.toml" in str(caught.value)
    with pytest.raises(ConfigError, match="cannot be read"):
        Config.from_file(tmp_path / "nowhere.toml")


def test_config_imports_nothing_heavy() -> None:
    code = "import sys, smartcritic.config; print([m for m in ('spacy', 'rich', 'typer', 'numpy', 'pydantic') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_look_of_reports_is_read_with_its_logo_seen_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[tool.smartcritic.report]\ntitle = "Goals"\nlogo = "art/logo.png"\naccent = "#0a6b5c"\n')
    look = Config.from_file(file).report
    assert (look.title, look.logo, look.accent) == ("Goals", str(tmp_path / "art" / "logo.png"), "#0a6b5c")
    file.write_text('[tool.smartcritic.report]\ntitel = "Goals"\n')
    with pytest.raises(ConfigError, match="did you mean 'title'"):
        Config.from_file(file)
