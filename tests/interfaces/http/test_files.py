"""Files that are sent for a report: what they hold, how they are called, how large they are."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from fastapi.testclient import TestClient

import smartcritic as sc
from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.reports import KEPT, KEPT_SECONDS, Reports
from smartcritic.interfaces.http.settings import Settings

CSV = b"Goal,Owner,Due\nPaint 9 buoys,Ida,2027-03-31\nBe kinder,Bo,\n"


def send(client: TestClient, name: Any, content: Any, status: int = 200, **more: Any) -> Any:
    """Send a file and return the JSON of the answer."""
    if isinstance(content, bytes):
        content = base64.b64encode(content).decode()
    answer = client.post("/page/report", json={"name": name, "content": content, **more})
    assert answer.status_code == status, answer.text
    return answer.json()


def workbook() -> bytes:
    """The same goals as a workbook."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(CSV.decode().splitlines()):
            sheet.write_row(row, 0, line.split(","))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("goals.csv", CSV), ("goals.tsv", CSV.replace(b",", b"\t")), ("goals.xlsx", workbook()), ("C:\\lists\\Goals.CSV", CSV),
        ("goals.jsonl", b'{"goal": "Paint 9 buoys", "owner": "Ida", "due": "2027-03-31"}\n{"goal": "Be kinder", "owner": "Bo"}\n'),
        ("../../etc/goals.csv", CSV), ("goals.c\x00s\nv", CSV), ("x" * 400 + ".csv", CSV),
    ],
)  # fmt: skip
def test_a_file_of_each_kind_and_name_becomes_a_report(client: TestClient, name: str, content: bytes) -> None:
    made = send(client, name, content, context={"today": "2026-11-22"})
    assert (made["goals"], made["errors"]) == (2, 0)
    answer = client.get(made["url"])
    assert answer.status_code == 200
    assert "Audit of 2 goals" in answer.text
    assert "as of 22 November 2026" in answer.text
    policy = answer.headers["content-security-policy"]
    digest = re.search(r"script-src '(sha256-[^']+)'", policy)
    assert digest is not None
    assert digest[1] in answer.text  # the page's own policy names the same script
    assert "sandbox allow-scripts" in policy
    assert "/tmp" not in answer.text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("goals.csv", b"", "goals.csv"),
        ("goals.exe", CSV, "goals.exe: files ending in '.exe' cannot be read"),
        ("goals", CSV, "goals: files ending in"),
        ("goals.xlsx", b"nothing", "goals.xlsx"),
        ("goals.csv", "no base64!", "content: is no base64"),
        ("goals.csv", 3, "expected the file's name and its bytes in base64"),
        (["goals.csv"], CSV, "expected the file's name and its bytes in base64"),
    ],
)
def test_a_file_that_is_none_is_named(client: TestClient, name: Any, content: Any, says: str) -> None:
    detail = send(client, name, content, 422)["detail"]
    assert says in detail
    assert "/tmp" not in detail


def test_too_many_rows_bytes_or_seconds(critic: sc.Critic) -> None:
    with TestClient(create_app(Settings(max_rows=3, max_upload=2_000, report_timeout=60), critic)) as client:
        rows = send(client, "goals.csv", b"Goal\n" + b"Paint 9 buoys\n" * 4, 413)["detail"]
        assert rows == "goals.csv holds goals above the limit of 3; run `smartcritic audit FILE -o report.html`"
        assert "above the limit of" in send(client, "goals.csv", b"x" * 80_000, 413)["detail"]
    with TestClient(create_app(Settings(report_timeout=0.001), critic)) as client:
        assert "no answer within 0.001 seconds" in send(client, "goals.csv", CSV, 503)["detail"]


def test_reports_are_kept_for_a_while_and_only_the_last_ones() -> None:
    now = 1_000.0
    reports = Reports(clock=lambda: now)
    tokens = [reports.keep(f"page {i}") for i in range(KEPT + 2)]
    assert [reports.get(t) for t in tokens[:3]] == [None, None, "page 2"]
    assert len(set(tokens)) == KEPT + 2
    assert all(len(t) >= 32 for t in tokens)
    now += KEPT_SECONDS - 1
    assert reports.get(tokens[-1]) == f"page {KEPT + 1}"
    now += 1
    assert reports.get(tokens[-1]) is None


def test_services_that_share_a_file_share_reports(critic: sc.Critic, tmp_path: Path) -> None:
    settings = Settings(reports=tmp_path / "reports.db")
    with TestClient(create_app(settings, critic)) as one, TestClient(create_app(settings, critic)) as other:
        url = send(one, "goals.csv", CSV)["url"]
        assert other.get(f"/{url}").text == one.get(f"/{url}").text
    assert (tmp_path / "reports.db").stat().st_mode & 0o077 == 0
    (tmp_path / "no.db").write_text("this is no database at all, whatever it is")
    with pytest.raises(sc.InputError, match=r"--reports .*no\.db: cannot be used"):
        Reports(tmp_path / "no.db")
