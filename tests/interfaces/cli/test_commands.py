"""The command line as a person or a script meets it: what it prints, what it writes, and the status with which it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from smartcritic.model import CRITERIA, Plan, Report, RowError

ROOT = Path(__file__).parents[3]
TODAY = ("--today", "2026-11-24")
EXPORT = (
    "key,goal,person,due\n"
    'a1,"Sell 20 sheds to farms in Fife by 31 March 2027, to fill the spring orders",Ann,\n'
    "a2,  ,Bob,\n"
    "a3,Be nicer,Ann,2027-01-31\n"
    "a4,Paint two boats,Cy,next week\n"
)


Run = Callable[..., subprocess.CompletedProcess[str]]
Audit = Callable[..., subprocess.CompletedProcess[str]]


def lines(text: str) -> list[dict[str, Any]]:
    """The JSON objects of a text with one a line."""
    return [json.loads(line) for line in text.splitlines()]


# --------------------------------------------------------------------------- check


def test_check_shows_verdicts_words_and_a_rewrite(run: Run) -> None:
    done = run("check", "increase sales soon", *TODAY, COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, "")
    shown = done.stdout.splitlines()
    for name in ("Specific", "Measurable", "Achievable", "Relevant", "Time-bound", "Rewrite"):
        assert sum(line.strip().startswith(name) or f" {name} " in line for line in shown) == 1
    at = next(i for i, line in enumerate(shown) if "increase sales soon" in line)
    assert any(line[shown[at].index("soon") :].startswith("T~~~") for line in shown[at + 1 : at + 4])
    assert "time_bound/vague_time" in done.stdout
    asked = next(line for line in shown if "By which day?" in line)
    assert asked.strip().startswith("[31 March 2027]")
    assert "(proposed: 31 March 2027)" in asked
    assert "\x1b" not in done.stdout


def test_check_as_json_is_a_report_of_the_published_schema(run: Run) -> None:
    done = run("check", "Hire two welders for the Kiel yard by 31 March 2027", "--format", "json", *TODAY)
    data = json.loads(done.stdout)
    jsonschema.validate(data, Report.json_schema())
    assert (done.returncode, done.stderr, data["today"]) == (0, "", "2026-11-24")
    assert data["facts"]["deadline"]["end_date"] == "2027-03-31"


def test_check_as_markdown(run: Run) -> None:
    done = run("check", "Hire two *good* welders soon", "--format", "markdown", *TODAY)
    assert done.returncode == 0
    assert done.stdout.count("\n| **") == 5
    assert r"\*good\*" in done.stdout


def test_check_reads_standard_input_whatever_its_bytes(run: Run) -> None:
    data = json.loads(run("check", "-", "--format", "json", stdin=b"Paint \xff two boats\n").stdout)
    assert data["text"] == "Paint \ufffd two boats"


def test_check_uses_the_context_file_and_its_options(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "context.toml"
    file.write_text('today = 2026-11-24\nobjectives = ["Win more hotels in Tyrol"]\n', encoding="utf-8")
    goal = "Book 24 tastings with hotels in Tyrol"
    data = json.loads(run("check", goal, "--context", str(file), "--due", "2027-02-28", "--format", "json").stdout)
    assert (data["today"], data["criteria"]["relevant"]["source"]) == ("2026-11-24", "context")
    assert (data["criteria"]["time_bound"]["verdict"], data["criteria"]["time_bound"]["source"]) == ("met", "field")
    as_json = tmp_path / "context.json"
    as_json.write_text('{"today": "2026-11-23"}', encoding="utf-8")
    assert json.loads(run("check", goal, "--context", str(as_json), "--format", "json").stdout)["today"] == "2026-11-23"
    assert json.loads(run("check", goal, "--context", str(as_json), *TODAY, "--format", "json").stdout)["today"] == "2026-11-24"


def test_check_fill_asks_and_prints_the_finished_goal(run: Run) -> None:
    done = run("check", "increase sales soon", "--fill", "--format", "json", *TODAY, stdin="500 crates\n" * 9)
    assert done.returncode == 0
    assert "?" in done.stderr
    assert "500 crates" in json.loads(done.stdout)["text"]
    assert "500 crates" in done.stderr


@pytest.mark.parametrize(("least", "status"), [("0", 0), ("100", 1)])
def test_fail_under_ends_with_1(least: str, status: int, run: Run) -> None:
    done = run("check", "increase sales soon", "--fail-under", least, "--format", "json", *TODAY)
    assert done.returncode == status
    assert json.loads(done.stdout)["score"] < 100


def test_check_says_why_a_text_was_not_judged_and_fails_where_a_score_is_asked_for(run: Run) -> None:
    done = run("check", "Any questions?", *TODAY)
    assert done.returncode == 0
    assert "not judged   This is a question, not a goal." in done.stdout
    assert "Write what will be done" in done.stdout
    assert run("check", "Any questions?", "--fail-under", "0", *TODAY).returncode == 1


# --------------------------------------------------------------------------- audit


@pytest.fixture
def audit_of_export(tmp_path: Path, run: Run) -> Audit:
    """Write the export and audit it."""

    def audit(*args: str, text: str = EXPORT) -> subprocess.CompletedProcess[str]:
        (tmp_path / "goals.csv").write_text(text, encoding="utf-8")
        return run("audit", str(tmp_path / "goals.csv"), *TODAY, *args)

    return audit


def test_audit_writes_a_report_or_an_error_for_every_row_in_order(tmp_path: Path, audit_of_export: Audit) -> None:
    out = tmp_path / "out.jsonl"
    done = audit_of_export("-o", str(out))
    rows = lines(out.read_text(encoding="utf-8"))
    assert done.returncode == 0
    assert [r["id"] for r in rows] == ["a1", "a2", "a3", "a4"]
    for row in (rows[0], rows[2], rows[3]):
        jsonschema.validate(row, Report.json_schema())
    jsonschema.validate(rows[1], RowError.json_schema())
    assert rows[1]["row"] == 2
    assert "empty" in rows[1]["error"]
    assert rows[3]["notes"] == ["column 'due': 'next week' is no date; write 2026-12-31; the goal is judged without it"]
    assert rows[3]["criteria"]["time_bound"]["verdict"] == "unmet"
    assert rows[2]["criteria"]["time_bound"]["source"] == "field"
    assert "1 row not read" in done.stdout
    assert "text = goal" in done.stderr


def test_audit_summary_is_the_mean_of_its_reports(tmp_path: Path, audit_of_export: Audit) -> None:
    out = tmp_path / "out.jsonl"
    done = audit_of_export("-o", str(out), "--format", "json")
    summary = json.loads(done.stdout)
    scores = [r["score"] for r in lines(out.read_text(encoding="utf-8")) if "score" in r]
    assert (summary["rows"], summary["errors"], summary["whole"]["goals"]) == (4, 1, 3)
    assert summary["whole"]["score"] == pytest.approx(sum(scores) / len(scores), abs=0.01)


def test_audit_writes_csv_with_the_columns_of_the_input(tmp_path: Path, audit_of_export: Audit) -> None:
    out = tmp_path / "out.csv"
    assert audit_of_export("-o", str(out), "-q").stdout == ""
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [r["key"] for r in rows] == ["a1", "a2", "a3", "a4"]
    assert set(rows[0]) >= {"goal", "person", "due", "score", *CRITERIA, "rewrite", "error"}
    assert rows[0]["time_bound"] == "met"
    assert rows[0]["error"] == ""
    assert rows[1]["score"] == ""
    assert rows[1]["error"] != ""


@pytest.mark.parametrize("kind", ["tsv", "semicolons", "jsonl", "standard input", "json lines on standard input", "utf-16", "cp1252"])
def test_audit_reads_the_same_goals_from_every_format(tmp_path: Path, kind: str, run: Run) -> None:
    goals = ["Sell 20 sheds to Café Zoë by 31 March 2027", "Be nicer"]
    out = tmp_path / "out.jsonl"
    table = "goal\n" + "".join(f"{g}\n" for g in goals)
    as_json = "".join(json.dumps({"goal": g}) + "\n" for g in goals)
    stdin = b""
    source = tmp_path / "goals.csv"
    if kind == "tsv":
        source = tmp_path / "goals.tsv"
        source.write_text("n\tgoal\n" + "".join(f"{i}\t{g}\n" for i, g in enumerate(goals)), encoding="utf-8")
    elif kind == "semicolons":
        source.write_text("n;goal\n" + "".join(f"{i};{g}\n" for i, g in enumerate(goals)), encoding="utf-8")
    elif kind == "jsonl":
        source = tmp_path / "goals.jsonl"
        source.write_text(as_json, encoding="utf-8")
    elif kind in ("utf-16", "cp1252"):
        source.write_bytes(table.encode(kind))
    else:
        source, stdin = Path("-"), (as_json if "json" in kind else table).encode()
    done = run("audit", str(source), "-o", str(out), "--format", "json", *TODAY, stdin=stdin)
    assert done.returncode == 0, done.stderr
    assert [r["text"] for r in lines(out.read_text(encoding="utf-8"))] == goals


@pytest.mark.parametrize("column", ["text=what we want", "what we want", "What we want"])
def test_audit_column_says_which_column_is_which(tmp_path: Path, column: str, audit_of_export: Audit) -> None:
    text = "what we want,goal\nPaint two boats by 31 March 2027,x\n"
    out = tmp_path / "out.jsonl"
    assert audit_of_export("-o", str(out), "--column", column, text=text).returncode == 0
    assert lines(out.read_text(encoding="utf-8"))[0]["text"] == "Paint two boats by 31 March 2027"


def test_audit_fail_under_is_about_the_mean(audit_of_export: Audit) -> None:
    assert audit_of_export("--fail-under", "1").returncode == 0
    assert audit_of_export("--fail-under", "100").returncode == 1


def test_audit_fail_under_leaves_out_what_is_no_goal(audit_of_export: Audit) -> None:
    goals = "goal\nPaint two boats by 31 March 2027\n"
    plain = audit_of_export("--format", "json", text=goals)
    mixed = audit_of_export("--format", "json", text=goals + "Any questions?\n" * 9)
    before, after = json.loads(plain.stdout), json.loads(mixed.stdout)
    assert after["whole"]["score"] == before["whole"]["score"] > 50
    assert (after["rows"], after["unjudged"], before["unjudged"]) == (10, {"text/not_a_goal": 9}, {})
    assert audit_of_export("--fail-under", "50", text=goals + "Any questions?\n" * 9).returncode == 0
    assert audit_of_export("--fail-under", "0", text="goal\nAny questions?\n").returncode == 1


def test_audit_writes_nothing_over_unasked(tmp_path: Path, audit_of_export: Audit) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine", encoding="utf-8")
    done = audit_of_export("-o", str(out))
    assert (done.returncode, out.read_text(encoding="utf-8")) == (2, "mine")
    assert "--overwrite" in done.stderr
    assert audit_of_export("-o", str(out), "--overwrite").returncode == 0
    assert len(lines(out.read_text(encoding="utf-8"))) == 4


def test_ragged_rows_are_errors_of_their_own(tmp_path: Path, audit_of_export: Audit) -> None:
    out = tmp_path / "out.jsonl"
    text = "goal,owner\nPaint two boats by 31 March 2027\nSell, more, now\nBe nicer,Ann\n"
    assert audit_of_export("-o", str(out), text=text).returncode == 0
    rows = lines(out.read_text(encoding="utf-8"))
    assert [r["schema"] for r in rows] == ["smartcritic/report/1", "smartcritic/error/1", "smartcritic/report/1"]
    assert "3 cells" in rows[1]["error"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"first,second\n1,2\n", "'first', 'second'"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"goal\n", "no rows"),
        ("a.csv", b"goal\n\x00\x01\x02", "no text file"),
        ("a.pdf", b"goal\nx\n", ".csv"),
        ("a.csv", None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_2_and_says_why(
    tmp_path: Path, name: str, content: bytes | None, message: str, run: Run
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("audit", str(tmp_path / name))
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
def test_progress_is_shown_on_a_terminal_and_not_in_a_pipe(tmp_path: Path) -> None:
    import pty

    source = tmp_path / "goals.csv"
    source.write_text("goal\n" + "Paint two boats\n" * 30, encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "smartcritic", "audit", str(source), *TODAY, "--format", "json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, stdin=subprocess.DEVNULL, cwd=ROOT, check=True)
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65_536)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(ours)
    assert b"30 goals" in seen
    assert json.loads(done.stdout)["rows"] == 30
    piped = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, cwd=ROOT, check=True)
    assert piped.stderr.decode().splitlines() == ["columns: text = goal"]
    assert b"\x1b" not in piped.stdout


# --------------------------------------------------------------------------- explain, plan, evaluate


def test_explain_gives_one_rule_and_lists_all(run: Run) -> None:
    one = json.loads(run("explain", "time_bound/vague_time", "--format", "json").stdout)
    assert one["name"] == "time_bound/vague_time"
    assert all(one[key] for key in ("flags", "why", "remedy", "bad", "good"))
    shown = " ".join(run("explain", "time_bound/vague_time").stdout.split())
    assert all(one[key] in shown for key in ("flags", "why", "bad", "good"))
    every = json.loads(run("explain", "--format", "json").stdout)
    listed = run("explain", COLUMNS="100").stdout
    assert all(rule["name"] in listed for rule in every)
    listed_rule = run("explain", "portfolio/orphan")
    assert listed_rule.returncode == 0
    assert "growth-7" in listed_rule.stdout
    wrong = run("explain", "time_bound/vague_tim")
    assert wrong.returncode == 2
    assert "did you mean 'time_bound/vague_time'" in wrong.stderr


def test_plan_breaks_a_goal_down_or_says_what_is_missing(run: Run) -> None:
    data = json.loads(run("plan", "Make 400 calls by 31 March 2027", "--format", "json", *TODAY).stdout)
    jsonschema.validate(data, Plan.json_schema())
    assert data["per_week"] == pytest.approx(5 * data["per_workday"])
    missing = run("plan", "Make 400 calls", *TODAY)
    assert missing.returncode == 2
    assert "deadline" in missing.stderr


def test_evaluate_prints_agreement_and_writes_misses(tmp_path: Path, run: Run) -> None:
    labels = {"specific": "met", "measurable": "met", "achievable": "unknown", "relevant": "unknown", "time_bound": "met"}
    goals = [
        {"id": "1", "text": "Paint two boats by 31 March 2027", "ref": "2026-11-24", "labels": labels},
        {"id": "2", "text": "Paint two boats", "ref": "2026-11-24", "labels": labels},
    ]
    gold, misses = tmp_path / "gold.jsonl", tmp_path / "misses.jsonl"
    gold.write_text("".join(json.dumps(g) + "\n" for g in goals), encoding="utf-8")
    data = json.loads(run("evaluate", str(gold), "--misses", str(misses), "--format", "json").stdout)
    assert data["criteria"]["time_bound"]["accuracy"] == 0.5
    wrong = [m for m in lines(misses.read_text(encoding="utf-8")) if m["what"] == "time_bound"]
    assert [(m["id"], m["label"], m["said"]) for m in wrong] == [("2", "met", "unmet")]
    assert "kappa" in run("evaluate", str(gold)).stdout
    gold.write_text('{"text": "x", "ref": "2026-11-24", "labels": {}}\n', encoding="utf-8")
    bad = run("evaluate", str(gold))
    assert bad.returncode == 2
    assert "line 1" in bad.stderr


# --------------------------------------------------------------------------- all commands


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("check",), "goal"),
        (("chek", "x"), "chek"),
        (("check", "x", "--today", "soon"), "--today"),
        (("check", "x", "--due", "tomorrow"), "--due"),
        (("check", "x", "--context", "nowhere.toml"), "nowhere.toml"),
        (("check", "x", "--config", "nowhere.toml"), "nowhere.toml"),
        (("check", "x", "--format", "pdf"), "pdf"),
        (("check", "x", "--fail-under", "101"), "100"),
        (("check", "x", "--model", "no_such_model"), "no_such_model"),
        (("audit", "goals.csv", "-o", "out.docx"), ".docx"),
        (("audit", "goals.csv", "-o", "nowhere/out.csv"), "nowhere"),
        (("audit", "corpora/goals/sample.csv", "--column", "text="), "ROLE=NAME"),
        (("audit", "corpora/goals/sample.csv", "--column", "txt=goal"), "text"),
        (("audit", "corpora/goals/sample.csv", "--column", "text=gaol"), "'goal'"),
    ],
)
def test_wrong_usage_ends_with_2_and_names_what_is_wrong(args: tuple[str, ...], message: str, run: Run) -> None:
    done = run(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_help_and_version_answer_without_the_pipeline(run: Run) -> None:
    assert all(command in run("--help").stdout for command in ("check", "audit", "explain", "plan", "evaluate"))
    assert run("--version").stdout.startswith("smartcritic ")
    code = (
        "import sys\nfrom smartcritic.interfaces.cli import main\n"
        "try:\n    main(['explain'])\nexcept SystemExit as end:\n    print(end.code, 'spacy' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "0 False"


def test_colour_is_for_terminals_that_want_it(run: Run) -> None:
    goal = ("check", "increase sales soon", *TODAY)
    coloured = run(*goal, FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[" in coloured
    plain = run(*goal, FORCE_COLOR="1", TERM="xterm-256color", NO_COLOR="1").stdout
    codes = {part.partition("m")[0] for part in plain.split("\x1b[")[1:]}
    assert codes
    assert not any(30 <= int(n) <= 49 or int(n) >= 90 for code in codes for n in code.split(";") if n)


@pytest.mark.parametrize(("where", "why"), [("| true", "Broken pipe"), ("> /dev/full", "No space left on device")])
def test_what_cannot_be_printed_is_one_clear_line(where: str, why: str) -> None:
    command = f"{sys.executable} -m smartcritic explain {where}"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (2, f"smartcritic: standard output: {why}\n")


def test_a_terminal_without_unicode_gets_ascii() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "smartcritic", "check", "increase sales soon", *TODAY],
        capture_output=True, check=True, cwd=ROOT, env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.stdout.isascii()
    assert b"T~~~" in done.stdout


@pytest.mark.parametrize(("sign", "status", "said"), [("SIGINT", 130, ""), ("SIGTERM", 143, "smartcritic: stopped by SIGTERM\n")])
def test_a_run_that_is_stopped_leaves_no_half_written_file(sign: str, status: int, said: str, tmp_path: Path) -> None:
    source, out = tmp_path / "goals.csv", tmp_path / "out.jsonl"
    source.write_text("goal\n" + "Paint two boats in Fife by 31 March 2027\n" * 20_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "smartcritic", "audit", str(source), "-o", str(out)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    process.stderr.readline()  # the columns: reading has begun
    time.sleep(1.5)
    process.send_signal(getattr(signal, sign))
    assert process.wait(60) == status
    assert process.stderr.read().decode() == said
    assert [p.name for p in tmp_path.iterdir()] == [source.name]
