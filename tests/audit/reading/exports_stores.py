# ruff: noqa: E501
"""Documents of data stores, registers of standards, lists with more than one reading, notes with labels of other signs."""

from __future__ import annotations

import datetime as dt
import json

from tests.audit.reading.export import Export, book, goal

D = dt.date

STORES = (
    Export(
        "tuples.json",
        json.dumps([{"id": 7, "name": "Weave 30 rugs by May", "user_ids": [[3, "Ada Orr"]], "user_id": [3, "Ada Orr"], "stage_id": [2, "In progress"], "date_deadline": "2027-05-31", "create_uid": [9, "Hq Boss"], "create_date": "2026-11-01 08:00:00", "parent_id": False, "active": True}, {"id": 8, "name": "Dye wool for ten rugs", "user_ids": [], "user_id": False, "stage_id": [1, "New"], "date_deadline": False, "create_uid": [9, "Hq Boss"], "create_date": "2026-11-01 08:00:00", "parent_id": [7, "Weave 30 rugs by May"], "active": True}]),
        (goal("Weave 30 rugs by May", id="7", owner="Ada Orr", due_date=D(2027, 5, 31), status="In progress", parent=None), goal("Dye wool for ten rugs", owner=None, due_date=None, parent="Weave 30 rugs by May")),
    ),
    Export(
        "hits.json",
        json.dumps({"took": 3, "timed_out": False, "hits": {"total": {"value": 2}, "hits": [{"_index": "goals", "_id": "a", "_score": 1.0, "_source": {"title": "Weave 30 rugs by May", "owner": "Ada Orr", "due": "2027-05-31", "target": 30}}, {"_index": "goals", "_id": "b", "_score": 1.0, "_source": {"title": "Sell 20 rugs in Leeds", "owner": "Bo Lind", "due": "2027-08-31", "target": 20}}]}}),
        (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31), target=30.0), goal("Sell 20 rugs in Leeds", owner="Bo Lind")),
    ),
    Export(
        "documents.ndjson",
        "\n".join(json.dumps(x) for x in ({"_id": {"$oid": "65f1"}, "title": "Weave 30 rugs by May", "owner": {"name": "Ada Orr"}, "due": {"$date": "2027-05-31T00:00:00Z"}, "target": {"$numberInt": "30"}}, {"_id": {"$oid": "65f2"}, "title": "Sell 20 rugs in Leeds", "owner": {"name": "Bo Lind"}, "due": {"$date": "2027-08-31T00:00:00Z"}, "target": {"$numberInt": "20"}})),
        (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31), target=30.0), goal("Sell 20 rugs in Leeds", due_date=D(2027, 8, 31))),
    ),
    Export(
        "typed_items.json",
        json.dumps({"Count": 1, "Items": [{"title": {"S": "Weave 30 rugs by May"}, "owner": {"S": "Ada Orr"}, "dueDate": {"S": "2027-05-31"}, "target": {"N": "30"}, "archived": {"BOOL": False}}, {"title": {"S": "Sell 20 rugs in Leeds"}, "owner": {"S": "Bo Lind"}, "dueDate": {"NULL": True}, "target": {"N": "20"}, "archived": {"BOOL": False}}]}),
        (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31), target=30.0), goal("Sell 20 rugs in Leeds", owner="Bo Lind", due_date=None)),
    ),
    Export(
        "cols_rows.json",
        json.dumps({"version": "0.6", "table": {"cols": [{"id": "A", "label": "Goal", "type": "string"}, {"id": "B", "label": "Owner", "type": "string"}, {"id": "C", "label": "Due", "type": "date"}], "rows": [{"c": [{"v": "Weave 30 rugs by May"}, {"v": "Ada Orr"}, {"v": "Date(2027,4,31)", "f": "2027-05-31"}]}, {"c": [{"v": "Sell 20 rugs in Leeds"}, None, {"v": "Date(2027,7,31)", "f": "2027-08-31"}]}]}}),
        (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner=None, due_date=D(2027, 8, 31))),
    ),
    Export(
        "entries_locale.json",
        json.dumps({"sys": {"type": "Array"}, "total": 2, "items": [{"sys": {"id": "e1", "createdAt": "2026-11-01T00:00:00Z", "createdBy": {"sys": {"id": "u9"}}}, "fields": {"title": {"en-US": "Weave 30 rugs by May"}, "owner": {"en-US": "Ada Orr"}, "dueDate": {"en-US": "2027-05-31"}}}, {"sys": {"id": "e2", "createdAt": "2026-11-01T00:00:00Z", "createdBy": {"sys": {"id": "u9"}}}, "fields": {"title": {"en-US": "Sell 20 rugs in Leeds"}, "owner": {"en-US": "Bo Lind"}, "dueDate": {"en-US": "2027-08-31"}}}]}),
        (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner="Bo Lind")),
    ),
    Export(
        "attributes_deep.json",
        json.dumps({"data": [{"id": 1, "attributes": {"title": "Weave 30 rugs by May", "deadline": "2027-05-31", "createdAt": "2026-11-01T00:00:00Z", "publishedAt": "2026-11-02T00:00:00Z", "owner": {"data": {"id": 3, "attributes": {"name": "Ada Orr"}}}}}, {"id": 2, "attributes": {"title": "Sell 20 rugs in Leeds", "deadline": "2027-08-31", "createdAt": "2026-11-01T00:00:00Z", "publishedAt": "2026-11-02T00:00:00Z", "owner": {"data": None}}}], "meta": {"pagination": {"page": 1, "pageCount": 1}}}),
        (goal("Weave 30 rugs by May", id="1", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner=None)),
    ),
    Export(
        "keyed.json",
        json.dumps({"goals": {"-Nx1": {"title": "Weave 30 rugs by May", "owner": "Ada Orr", "due": 1811721600000}, "-Nx2": {"title": "Sell 20 rugs in Leeds", "owner": "Bo Lind", "due": 1819670400000}}, "settings": {"theme": "dark"}}),
        (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner="Bo Lind", due_date=D(2027, 8, 31))),
    ),
    Export(
        "labelled_fields.json",
        json.dumps({"entries": [{"entryId": 1, "submitted": "2026-11-20", "fields": [{"label": "Goal", "value": "Weave 30 rugs by May"}, {"label": "Your name", "value": "Ada Orr"}, {"label": "Deadline", "value": "2027-05-31"}]}, {"entryId": 2, "submitted": "2026-11-20", "fields": [{"label": "Goal", "value": "Sell 20 rugs in Leeds"}, {"label": "Your name", "value": "Bo Lind"}, {"label": "Deadline", "value": "2027-08-31"}]}]}),
        (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner="Bo Lind")),
    ),
    Export(
        "company_tree.json",
        json.dumps({"company": {"name": "Rugs Ltd", "departments": [{"name": "Loom", "head": "Ada Orr", "goals": [{"goal": "Weave 30 rugs by May", "owner": "Ada Orr", "due": "2027-05-31"}]}, {"name": "Shop", "head": "Cy Orr", "goals": [{"goal": "Sell 20 rugs in Leeds", "owner": "Cy Orr", "due": "2027-08-31"}]}]}}),
        (goal("Weave 30 rugs by May", owner="Ada Orr", team="Loom"), goal("Sell 20 rugs in Leeds", team="Shop", due_date=D(2027, 8, 31))),
    ),
)

REGISTERS = (
    Export(
        "iso_objectives.csv",
        "Process;Quality objective;KPI;Target;Actual;Frequency;Responsible;Due date;Status;Evidence\nBaking;Fewer burnt loaves;burnt loaves a day;4;11;monthly;Tim Orr;30.06.2027;open;oven log\nShop;Shorter queue at noon;minutes;3;7;weekly;Amy Day;31.12.2027;open;photos\n",
        (goal("Fewer burnt loaves", owner="Tim Orr", metric="burnt loaves a day", target=4.0, current=11.0, due_date=D(2027, 6, 30), status="open"), goal("Shorter queue at noon", owner="Amy Day", target=3.0)),
    ),
    Export(
        "environment.csv",
        "Aspect,Objective,Target,Programme,Responsible person,Timescale,Progress to date\nWater,Use less water in the dye house,Reduce by 10% against 2026,New valves,Bo Lind,December 2027,Offers asked\nWaste,Send less wool to landfill,Below 2 tonnes a year,Felt workshop,Ada Orr,June 2027,Started\n",
        (goal("Use less water in the dye house", owner="Bo Lind", due_date=D(2027, 12, 31)), goal("Send less wool to landfill", owner="Ada Orr", due_date=D(2027, 6, 30))),
    ),
    Export(
        "register.csv",
        "CSI No,Opportunity,Date raised,Raised by,Owner,Benefit,KPI,Current value,Target value,Priority,Target date,Status\nC-01,Answer tickets within four hours,01/11/2026,Gro Aas,Hal Roe,Calm staff,hours,9,4,High,30/06/2027,Open\nC-02,Halve the repeat calls,02/11/2026,Gro Aas,Sue Ek,Less load,calls,120,60,Low,31/12/2027,Open\n",
        (goal("Answer tickets within four hours", id="C-01", owner="Hal Roe", metric="hours", current=9.0, target=4.0, due_date=D(2027, 6, 30), status="Open"), goal("Halve the repeat calls", owner="Sue Ek", target=60.0)),
    ),
    Export(
        "goal_tool.csv",
        "Goal ID,Goal,Type,Goal set,Owner(s),Owner email(s),Parent goal,Start,End,Start value,Target value,Current value,Unit,Progress,Status,Last update\n11,Guests come back,Objective,H1 2027,Ada Orr,ada@inn.example,,2027-01-01,2027-06-30,,,,,12%,On track,2026-11-19\n12,Nights a stay rise from 2 to 3,Key result,H1 2027,Bo Lind,bo@inn.example,Guests come back,2027-01-01,2027-06-30,2,3,2.1,nights,10%,Off track,2026-11-19\n",
        (goal("Guests come back", id="11", owner="Ada Orr", start_date=D(2027, 1, 1), due_date=D(2027, 6, 30), status="On track"), goal("Nights a stay rise from 2 to 3", owner="Bo Lind", parent="Guests come back", baseline=2.0, target=3.0, current=2.1, unit="nights")),
    ),
    Export(
        "arrays.csv",
        "Task ID,Task Name,Task Content,Status,Date Created,Due Date,Start Date,Parent ID,Assignees,Tags,Priority,List Name,Folder Name\n86a1,Weave 30 rugs by May,,in progress,1793500000000,1811721600000,,null,[Ada Orr],[goal],1,Goals,2027\n86a2,Dye wool for ten rugs,ask Cy,to do,1793500000000,1806451200000,,86a1,\"[Bo Lind,Ada Orr]\",[],null,Goals,2027\n",
        (goal("Weave 30 rugs by May", id="86a1", owner="Ada Orr", due_date=D(2027, 5, 31), parent=None, status="in progress"), goal("Dye wool for ten rugs", owner="Bo Lind,Ada Orr", parent="86a1")),
    ),
    Export(
        "mitarbeitende.xlsx",
        book(Export=[["Zielexport"], ["Stand: 20.11.2026"], [], ["Mitarbeiter/in", "Vorgesetzte/r", "Abteilung", "Position", "Ziel", "Beschreibung", "Kategorie", "Startdatum", "Fälligkeitsdatum", "Fortschritt", "Status"], ["Jana Koch", "Rita Wolf", "Vertrieb", "Meisterin", "Neun Händler in Bayern gewinnen", "Mit Messe in Ulm", "Wachstum", D(2027, 1, 1), D(2027, 6, 30), 0.1, "aktiv"], ["Lutz Behr", "Rita Wolf", "Werkstatt", "Schlosser", "Reparaturen in zwei Tagen schaffen", None, "Qualität", D(2027, 1, 1), D(2027, 12, 31), 0, "aktiv"], [], ["Anzahl Ziele: 2"]]),
        (goal("Neun Händler in Bayern gewinnen", owner="Jana Koch", team="Vertrieb", role="Meisterin", start_date=D(2027, 1, 1), due_date=D(2027, 6, 30), status="aktiv"), goal("Reparaturen in zwei Tagen schaffen", owner="Lutz Behr", role="Schlosser")),
    ),
    Export(
        "quota.csv",
        "Rep,Region,Quarter,Quota,Pipeline goal,Manager\nUma Kor,North,Q1 2027,\"$90,000\",Win three chains in Hull,Bo Lind\nPer Orr,South,Q1 2027,\"$70,000\",Open the Kent market,Bo Lind\n",
        (goal("Win three chains in Hull", owner="Uma Kor", due_date=D(2027, 3, 31), target=90000.0), goal("Open the Kent market", owner="Per Orr")),
    ),
    Export(
        "deliverables.csv",
        "WP;Task;Deliverable;Lead partner;Contact;Month due;Date due;Dissemination level\nWP1;T1.1;Map all wells of the valley;Water Board;Signe Dahl;M6;30.06.2027;PU\nWP2;T2.1;Test the filter in three villages;Tech Uni;Omar Reza;M12;31.12.2027;CO\n",
        (goal("Map all wells of the valley", due_date=D(2027, 6, 30)), goal("Test the filter in three villages", due_date=D(2027, 12, 31))),
    ),
)

NOTES = (
    Export(
        "dash_labels.txt",
        "Goals of the desk\n\nGoal 1 - Give every guest a map of the town\nWho - Inga Moe\nWhen - 31 March 2027\n\nGoal 2 - Paint the breakfast room\nWho - Ole Ruud\nWhen - 28 March 2027\n",
        (goal("Give every guest a map of the town", owner="Inga Moe", due_date=D(2027, 3, 31)), goal("Paint the breakfast room", owner="Ole Ruud", due_date=D(2027, 3, 28))),
    ),
    Export(
        "one_line_fields.md",
        "# Team goals\n\n### 1. Give every guest a map of the town\n**Owner:** Inga Moe | **Due:** 31 March 2027 | **Status:** open\n\nWe printed 400 last year.\n\n### 2. Paint the breakfast room\n**Owner:** Ole Ruud | **Due:** 28 March 2027 | **Status:** open\n",
        (goal("Give every guest a map of the town", owner="Inga Moe", due_date=D(2027, 3, 31), status="open"), goal("Paint the breakfast room", owner="Ole Ruud", due_date=D(2027, 3, 28))),
    ),
    Export(
        "emoji.txt",
        "Desk goals 2027 ✨\n\n🎯 Give every guest a map of the town (Inga Moe, 31.03.2027)\n🎯 Paint the breakfast room (Ole Ruud, 28.03.2027)\n\nGo team! 💪\n",
        (goal("Give every guest a map of the town", owner="Inga Moe", due_date=D(2027, 3, 31)), goal("Paint the breakfast room", owner="Ole Ruud")),
    ),
    Export(
        "minutes_table.txt",
        "Minutes of 17 November 2026\nPresent: Inga, Ole\n\nThe lift works again.\n\nAgreed goals:\n\nNo | Goal | Owner | Due\n1 | Give every guest a map of the town | Inga Moe | 31/03/2027\n2 | Paint the breakfast room | Ole Ruud | 28/03/2027\n\nNext meeting 15 December.\n",
        (goal("Give every guest a map of the town", owner="Inga Moe", due_date=D(2027, 3, 31)), goal("Paint the breakfast room", owner="Ole Ruud")),
    ),
    Export(
        "plain_org.org",
        "* Goals 2027\n** TODO Give every guest a map of the town :desk:\nDEADLINE: <2027-03-31 Wed>\n- Owner :: Inga Moe\n** NEXT Paint the breakfast room\nDEADLINE: <2027-03-28 Sun>\n** DONE Fix the lift\nCLOSED: [2026-11-15 Sun]\n",
        (goal("Give every guest a map of the town", owner="Inga Moe", due_date=D(2027, 3, 31)), goal("Paint the breakfast room", due_date=D(2027, 3, 28)), goal("Fix the lift")),
    ),
    Export(
        "yaml_like.txt",
        "team: desk\nquarter: Q1 2027\n\n- goal: Give every guest a map of the town\n  owner: Inga Moe\n  due: 2027-03-31\n- goal: Paint the breakfast room\n  owner: Ole Ruud\n  due: 2027-03-28\n",
        (goal("Give every guest a map of the town", owner="Inga Moe", due_date=D(2027, 3, 31)), goal("Paint the breakfast room", owner="Ole Ruud", due_date=D(2027, 3, 28))),
    ),
    Export(
        "signed_letter.txt",
        "Inn at the Lake\nInga Moe, front desk\n\n20 November 2026\n\nDear Ms Aas,\n\nFor the coming year I set myself these goals:\n\n(1) give every guest a map of the town by the end of March;\n(2) learn enough Italian to check guests in by June.\n\nI would need half a day a week for the course.\n\nSincerely,\nInga Moe\n",
        (goal("give every guest a map of the town by the end of March;"), goal("learn enough Italian to check guests in by June.")),
    ),
)

KEPT = (*STORES, *REGISTERS, *NOTES)
