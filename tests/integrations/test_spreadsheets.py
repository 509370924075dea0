"""The scripts for Google Sheets and Excel, run by node with stand-ins for the spreadsheet, against the service in this process."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests import node

FOLDER = Path(__file__).parents[2] / "integrations"
GOALS = ["Mend the slipway soon", "", "Any questions?", "Sign 12 dealers in Utrecht by 31 March 2027"]

Done = tuple[dict[str, Any], list[dict[str, Any]]]
"""What the script gave, and what it asked the service for."""

SHEETS = """
import vm from "node:vm";
import fs from "node:fs";
const written = {}, properties = PROPERTIES, goals = GOALS;
const range = (row, column, rows, columns) => ({
  isBlank: () => !(`${row},${column}` in filled),
  setValues: values => { written[`${row},${column}`] = values; },
});
const filled = FILLED, sheet = {getRange: range};
const selected = {
  getRow: () => 2, getLastColumn: () => 1, getNumRows: () => goals.length, getValues: () => goals.map(g => [g]), getSheet: () => sheet,
};
const menu = {addItem: (label, name) => { written.menu = name; return menu; }, addToUi: () => {}};
const scope = vm.createContext({
  SpreadsheetApp: {getUi: () => ({createMenu: () => menu}), getActiveSheet: () => ({getActiveRange: () => selected})},
  PropertiesService: {getScriptProperties: () => ({getProperty: name => properties[name] ?? null})},
  UrlFetchApp: {fetch: (url, sent) => {
    const headers = {...sent.headers, "Content-Type": sent.contentType};
    const got = request({url, method: sent.method.toUpperCase(), headers, body: sent.payload});
    return {getResponseCode: () => got.status, getContentText: () => got.body};
  }},
});
vm.runInContext(fs.readFileSync(FILE, "utf8"), scope);
try { done({value: vm.runInContext(CALL, scope) ?? null, written}); } catch (error) { done({error: error.message, written}); }
"""
EXCEL = """
import vm from "node:vm";
import fs from "node:fs";
let written = null;
const target = {getUsedRange: () => FILLED ? {} : undefined, setValues: values => { written = values; }};
const column = {getValues: () => GOALS.map(g => [g]), getOffsetRange: () => ({getResizedRange: () => target})};
const workbook = {getSelectedRange: () => ({getColumn: () => column})};
const scope = vm.createContext({fetch, workbook});
vm.runInContext(SOURCE, scope);
vm.runInContext("main(workbook)", scope).then(() => done({written}), error => done({error: error.message, written}));
"""


def filled(script: str, **values: Any) -> str:
    """The script with these values in place of their names."""
    return re.sub(r"\b(?:PROPERTIES|GOALS|FILLED|FILE|CALL|SOURCE)\b", lambda name: json.dumps(values[name[0]]), script)


def sheets(client: Any, call: str, blocked: dict[str, bool] | None = None, **properties: str) -> Done:
    """Call a function of the Apps Script."""
    given = {"SMARTCRITIC_URL": "http://127.0.0.1:8000", **properties}
    file = str(FOLDER / "sheets" / "Code.gs")
    return node.run(filled(SHEETS, PROPERTIES=given, GOALS=GOALS, FILLED=blocked or {}, FILE=file, CALL=call), client)


def excel(client: Any, goals: list[str], blocked: bool = False) -> Done:
    """Run the Office Script, without its types."""
    source = (FOLDER / "excel" / "judge.ts").read_text(encoding="utf-8").replace("https://goals.example.com/", "http://127.0.0.1:8000/")
    source = re.sub(r"^interface .*?\}$\n", "", source, flags=re.DOTALL | re.MULTILINE)
    source = re.sub(r" as string \| number", "", source)
    types = r"ExcelScript\.Workbook|Promise<Batch>|Batch|Result|\(string \| number\)\[\]|string\[\]|string|\{ \[name: string\]: string \}"
    source = re.sub(rf"(?<=[\w)]): (?:{types})(?=[,)]| [={{])", "", source)
    return node.run(filled(EXCEL, GOALS=goals, FILLED=blocked, SOURCE=source), client)


def check(rows: list[list[Any]]) -> None:
    """The rows of GOALS: a weak goal, none, a question, and a good goal."""
    weak, none, question, good = rows
    assert {len(row) for row in rows} == {8}
    assert weak[5] == "unmet"
    assert 0 < weak[0] < good[0]
    assert "“soon” names no day" in weak[6].splitlines()
    assert "[" in weak[7]
    assert none == [""] * 8
    assert question == [""] * 6 + ["this is a question, not a goal", ""]
    assert good[5] == "met"


def test_the_function_of_sheets_gives_a_row_a_goal(client: Any) -> None:
    answer, asked = sheets(client, f"SMARTCRITIC({json.dumps([[g] for g in GOALS])})", SMARTCRITIC_KEY="a key of mine")
    check(answer["value"])
    (sent,) = asked
    assert sent["headers"]["X-API-Key"] == "a key of mine"
    one, _ = sheets(client, 'SMARTCRITIC("Mend the slipway soon")')
    assert one["value"] == answer["value"][:1]


def test_the_menu_of_sheets_writes_beside_the_selection(client: Any) -> None:
    answer, _ = sheets(client, "onOpen()")
    answer, _ = sheets(client, f"{answer['written']['menu']}()")
    check(answer["written"]["2,2"])
    assert answer["written"]["1,2"] == [["Score", "S", "M", "A", "R", "T", "To fix", "Rewrite"]]


def test_sheets_overwrites_nothing(client: Any) -> None:
    answer, asked = sheets(client, "judgeSelection()", {"2,2": True})
    assert "must be empty" in answer["error"]
    assert answer["written"] == {}
    assert not asked
    answer, _ = sheets(client, "judgeSelection()", {"1,2": True})
    assert list(answer["written"]) == ["2,2"]


def test_sheets_says_what_is_missing_and_what_is_refused(client: Any) -> None:
    assert "SMARTCRITIC_URL" in sheets(client, 'SMARTCRITIC("Sell boats")', SMARTCRITIC_URL="")[0]["error"]
    assert "/docs" in sheets(client, 'ask_("v1/nothing", {})')[0]["error"]


def test_long_columns_are_sent_in_parts(client: Any) -> None:
    answer, asked = sheets(client, f"SMARTCRITIC({json.dumps([['Is it late?'], *[[f'Why {i}?'] for i in range(100)]])})")
    assert [len(json.loads(a["body"])["goals"]) for a in asked] == [100, 1]
    assert [row[6] for row in answer["value"]] == ["this is a question, not a goal"] * 101


@pytest.mark.parametrize(("text", "plain"), [("=1+1", "'=1+1"), ("-5% cost", "'-5% cost"), ("Sell boats", "Sell boats")])
def test_a_rewrite_is_no_formula(client: Any, text: str, plain: str) -> None:
    assert sheets(client, f"plain_({json.dumps(text)})")[0]["value"] == plain


def test_the_script_of_excel_writes_beside_the_selection(client: Any) -> None:
    answer, _ = excel(client, GOALS)
    check(answer["written"])


def test_excel_overwrites_nothing(client: Any) -> None:
    answer, asked = excel(client, GOALS, blocked=True)
    assert "must be empty" in answer["error"]
    assert (answer["written"], asked) == (None, [])
