# ruff: noqa: E501
"""Exports as plain lists, pages, workbooks and answers of interfaces, each with what a careful person takes from it. All are made up."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from openpyxl.styles import Alignment

from tests.audit.reading.export import Export, book, changed, goal

D = dt.date


def data(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


PLAIN = (
    Export(
        "no_header.csv",
        "Clear 40 ditches before the rain,Moa Lund,2027-03-01\nCount every otter on the river,Ivar Strand,2027-09-30\n",
        (
            goal("Clear 40 ditches before the rain", owner="Moa Lund", due_date=D(2027, 3, 1)),
            goal("Count every otter on the river", owner="Ivar Strand", due_date=D(2027, 9, 30)),
        ),
    ),
    Export("one_column.txt", "Knit 12 jumpers by May\nTeach, test and pass 8 pupils\nMend the loom\n",
           (goal("Knit 12 jumpers by May"), goal("Teach, test and pass 8 pupils"), goal("Mend the loom"))),
    Export(
        "numbered.txt",
        "Goals for the spring term\n\n1. Read 15 books with the class\n2) Write to 4 pen friends\n   by the end of March\n\nSigned: the form teacher\n",
        (goal("Read 15 books with the class"), goal("Write to 4 pen friends by the end of March")),
        {"beside_list": 2},
    ),
    Export(
        "okr.md",
        "# Plan of the fire brigade\n\n## Objective 1: Arrive sooner\n\n- KR 1: Reach 9 of 10 fires within 8 minutes\n- KR 2: Train 30 drivers\n\n"
        "## Objective 2: Lose no hose\n\n* Test 200 hoses by June 2027\n",
        (
            goal("Reach 9 of 10 fires within 8 minutes", parent="Arrive sooner"),
            goal("Train 30 drivers", parent="Arrive sooner"),
            goal("Test 200 hoses by June 2027", parent="Lose no hose"),
        ),
    ),
    Export(
        "table.md",
        "Goals, as agreed:\n\n| Goal | Lead | By |\n| --- | --- | --- |\n| Serve **90 meals** a day | Ben Ash | 1 May 2027 |\n| Grow 5 kinds of beans | Ida Lee | 2027-08-01 |\n\nThanks to all!\n",
        (goal("Serve 90 meals a day", owner="Ben Ash", due_date=D(2027, 5, 1)), goal("Grow 5 kinds of beans", owner="Ida Lee", due_date=D(2027, 8, 1))),
        {"beside_list": 2},
    ),
    Export(
        "page.html",
        "<html><body><h1>Goals</h1><table><tr><th>Team</th><th>Goal</th><th>Owner</th><th>Due</th></tr>"
        "<tr><td rowspan='2'>North</td><td>Groom 70&nbsp;km of ski tracks</td><td>Eli Moe</td><td>12/31/2027</td></tr>"
        "<tr><td>Rent 40 sledges</td><td>Tove By</td><td>1/31/2027</td></tr></table><p>Printed on Monday</p></body></html>",
        (
            goal("Groom 70 km of ski tracks", team="North", owner="Eli Moe", due_date=D(2027, 12, 31)),
            goal("Rent 40 sledges", team="North", owner="Tove By", due_date=D(2027, 1, 31)),
        ),
    ),
    Export(
        "spreadsheet2003.xls",
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="G"><Table><Row><Cell><Data ss:Type="String">Goal</Data></Cell>'
        '<Cell><Data ss:Type="String">Owner</Data></Cell><Cell><Data ss:Type="String">Target</Data></Cell></Row><Row><Cell><Data ss:Type="String">Fire 60 pots</Data>'
        '</Cell><Cell ss:Index="3"><Data ss:Type="Number">60</Data></Cell></Row></Table></Worksheet></Workbook>',
        (goal("Fire 60 pots", owner=None, target=60.0),),
    ),
    Export("tabs.xls", "Goal\tOwner\tDue date\r\nTune 14 pianos\tUna Fay\t2027-02-14\r\nTotal\t\t\r\n".encode("utf-16"),
           (goal("Tune 14 pianos", owner="Una Fay", due_date=D(2027, 2, 14)),), {"total": 1}),
    Export("sign_in.xlsx", "<!doctype html><html><body><form><input type='password'></form></body></html>", refused="sign-in page"),
)


def _merged(made: Any) -> None:
    made["Goals"].merge_cells("A3:A4")
    made["Goals"].merge_cells("A1:E1")


def _indented(made: Any) -> None:
    for cell in ("A3", "A4"):
        made["Plan"][cell].alignment = Alignment(indent=1)


def _hidden(made: Any) -> None:
    made["Live"].row_dimensions[3].hidden = True
    made["Archive"].sheet_state = "hidden"
    for cell in ("C2", "C4"):
        made["Live"][cell].number_format = "0.0%"


WORKBOOKS = (
    Export(
        "merged.xlsx",
        changed(book(
            Goals=[
                ["Goals of the zoo 2027"], ["Team", "Goal", "Keeper in charge", "Target value", "Due date"],
                ["Birds", "Raise 12 cranes", "Asa Nord", 12, D(2027, 8, 31)], [None, "Build 3 aviaries", "Leo Hart", 3, D(2027, 5, 31)],
                ["Fish", "Clean 9 tanks a week", "Mei Tan", 9, D(2027, 12, 31)], ["Total", None, None, 24, None],
            ],
            Read_me=[["Please fill in the sheet Goals and send it to the office by Friday."], ["One goal a row."]],
            Lists=[["Status", "Team"], ["Open", "Birds"], ["Done", "Fish"]],
        ), _merged),
        (
            goal("Raise 12 cranes", team="Birds", owner="Asa Nord", target=12.0, due_date=D(2027, 8, 31)),
            goal("Build 3 aviaries", team="Birds", owner="Leo Hart"),
            goal("Clean 9 tanks a week", team="Fish", owner="Mei Tan"),
        ),
        {"title": 1, "total": 1, "notes_sheet": 2},
    ),
    Export(
        "indented.xlsx",
        changed(book(Plan=[
            ["Task Name", "Assigned To", "Finish"], ["Light the old town", "Rob Hay", D(2027, 10, 1)],
            ["Hang 300 lamps", "Rob Hay", D(2027, 9, 1)], ["Lay 4 km of cable", "Kit Low", D(2027, 6, 1)],
        ]), _indented),
        (
            goal("Light the old town", parent=None), goal("Hang 300 lamps", parent="1"), goal("Lay 4 km of cable", parent="1", owner="Kit Low"),
        ),
    ),
    Export(
        "hidden.xlsx",
        changed(book(
            Live=[["Goal", "Owner", "Target"], ["Lower waste", "Jo Park", 0.045], ["Dropped idea", "Jo Park", 0.1], ["Sort more glass", "Al Stone", 0.8]],
            Archive=[["Goal", "Owner"], ["Long gone", "Jo Park"]],
        ), _hidden),
        (goal("Lower waste", owner="Jo Park", target=4.5), goal("Sort more glass", target=80.0)),
        {"hidden_row": 1, "hidden_sheet": 1},
    ),
    Export(
        "groups.xlsx",
        book(Board=[
            ["Museum goals"], [], ["First half"], ["Name", "Person", "Status", "Date"],
            ["Show 200 drawings", "Ann Ives", "Working on it", D(2027, 4, 1)], ["Welcome 9,000 guests", "Max Bell", "Stuck", D(2027, 6, 30)],
            [], ["Second half"], ["Name", "Person", "Status", "Date"], ["Print the catalogue", "Ann Ives", "Done", D(2027, 9, 1)],
        ]),
        (
            goal("Show 200 drawings", owner="Ann Ives", due_date=D(2027, 4, 1)), goal("Welcome 9,000 guests", status="Stuck"),
            goal("Print the catalogue", owner="Ann Ives", due_date=D(2027, 9, 1)),
        ),
        {"title": 2, "group_title": 1, "repeated_header": 1},
    ),
    Export(
        "two_lines.xlsx",
        book(KPI=[
            ["Goal", None, "Dates", None, "Value", None], ["Title", "Owner", "Start", "End", "Baseline", "Target"],
            ["Mill 80 boards a day", "Cy Ford", D(2027, 1, 1), D(2027, 6, 30), 55, 80],
        ]),
        (goal("Mill 80 boards a day", owner="Cy Ford", start_date=D(2027, 1, 1), due_date=D(2027, 6, 30), baseline=55.0, target=80.0),),
    ),
    Export(
        "template.xlsx",
        book(Template=[
            ["SMART Goal", "Owner", "Due date", "Measure"], ["e.g. what should be true then", "(required)", "dd/mm/yyyy", "(optional)"],
            ["Brew 5,000 litres of cider", "Gus Penn", D(2027, 10, 31), "litres"],
        ]),
        (goal("Brew 5,000 litres of cider", owner="Gus Penn", due_date=D(2027, 10, 31), metric="litres"),),
        {"hint": 1},
    ),
)

INTERFACES = (
    Export(
        "github.json",
        data([
            {"id": 5551, "number": 12, "title": "Cut build time to 6 minutes", "state": "open", "assignee": None, "body": "Caches first.",
             "assignees": [{"login": "ranveig", "id": 1}], "milestone": {"title": "Q2", "due_on": "2027-06-30T07:00:00Z"}, "labels": []},
            {"id": 5552, "number": 13, "title": "Close 40 old issues", "state": "open", "assignee": {"login": "teo", "id": 2},
             "assignees": [{"login": "teo", "id": 2}], "milestone": None, "labels": [{"name": "goal"}], "body": None},
        ]),
        (goal("Cut build time to 6 minutes\nCaches first.", owner="ranveig", due_date=D(2027, 6, 30)), goal("Close 40 old issues", owner="teo")),
    ),
    Export(
        "linear_api.json",
        data({"data": {"issues": {"nodes": [
            {"identifier": "W-1", "title": "Serve pages under 200 ms", "state": {"name": "Todo"}, "assignee": {"name": "Oda Vik"}, "dueDate": "2027-05-01", "parent": None},
            {"identifier": "W-2", "title": "Drop 30 old fonts", "state": {"name": "Done"}, "assignee": None, "dueDate": None, "parent": {"identifier": "W-1"}},
        ]}}}),
        (
            goal("Serve pages under 200 ms", id="W-1", owner="Oda Vik", status="Todo", due_date=D(2027, 5, 1)),
            goal("Drop 30 old fonts", id="W-2", owner=None, parent="W-1"),
        ),
    ),
    Export(
        "asana_api.json",
        data({"data": [
            {"gid": "88", "name": "Bind 150 books", "assignee": {"gid": "3", "name": "Wes Hill"}, "due_on": "2027-03-20", "start_on": None, "notes": "",
             "completed": False, "custom_fields": [{"gid": "c", "name": "Target", "display_value": "150", "number_value": 150}]},
        ]}),
        (goal("Bind 150 books", id="88", owner="Wes Hill", due_date=D(2027, 3, 20)),),
    ),
    Export(
        "clickup_api.json",
        data({"tasks": [
            {"id": "t1", "name": "Weave 20 rugs", "status": {"status": "open"}, "due_date": "1806451200000", "start_date": None, "parent": None,
             "assignees": [{"id": 4, "username": "Yan Mur"}, {"id": 5, "username": "Lo Pei"}], "archived": False},
            {"id": "t2", "name": "Dye 80 kg of wool", "status": {"status": "open"}, "due_date": None, "start_date": None, "parent": "t1", "assignees": [], "archived": False},
        ]}),
        (
            goal("Weave 20 rugs", id="t1", owner="Yan Mur, Lo Pei", due_date=D(2027, 3, 31), status="open"),
            goal("Dye 80 kg of wool", parent="t1", owner=None, due_date=None),
        ),
    ),
    Export(
        "monday_api.json",
        data({"data": {"boards": [{"name": "Goals", "items_page": {"items": [
            {"id": "31", "name": "Roof 12 barns", "column_values": [{"id": "person", "title": "Owner", "text": "Sol Rey"},
             {"id": "date4", "title": "Due date", "text": "2027-07-01"}, {"id": "n", "title": "Target", "text": "12"}]},
            {"id": "32", "name": "Fell 90 dead elms", "column_values": [{"id": "person", "title": "Owner", "text": ""},
             {"id": "date4", "title": "Due date", "text": ""}, {"id": "n", "title": "Target", "text": "90"}]},
        ]}}]}}),
        (goal("Roof 12 barns", id="31", owner="Sol Rey", due_date=D(2027, 7, 1), target=12.0), goal("Fell 90 dead elms", owner=None, target=90.0)),
    ),
    Export(
        "nested.json",
        data({"objectives": [{"id": 1, "title": "Know our birds", "owner": "Una Lark", "keyResults": [
            {"id": 2, "title": "Ring 400 swifts", "owner": {"name": "Ed Kite", "email": "ed@b.example"}, "dueDate": "2027-08-01", "startValue": 0, "targetValue": 400},
            {"id": 3, "title": "Hang 50 boxes", "owner": {"name": "Una Lark"}, "dueDate": "2027-03-01", "startValue": 5, "targetValue": 50}]}]}),
        (
            goal("Know our birds", id="1", parent=None),
            goal("Ring 400 swifts", id="2", owner="Ed Kite", baseline=0.0, target=400.0, due_date=D(2027, 8, 1), parent="Know our birds"),
            goal("Hang 50 boxes", parent="Know our birds", baseline=5.0),
        ),
    ),
    Export("not_allowed.json", data({"message": "Bad credentials", "documentation_url": "https://api.example/rest"}), refused="Bad credentials"),
    Export("problem.json", data({"errorMessages": ["You are not signed in"], "errors": {}}), refused="not signed in"),
)

FILES = (*PLAIN, *WORKBOOKS, *INTERFACES)
