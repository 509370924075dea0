# ruff: noqa: E501
"""More habits of plans and reports: labels around tables, several tables, wrapped headers, lists inside of cells, letters with tables, boards."""

from __future__ import annotations

import datetime as dt
import json

from openpyxl.styles import Font

from tests.audit.reading.export import Export, book, changed, goal

D = dt.date


def _hide(made):  # type: ignore[no-untyped-def]
    sheet = made["Data"]
    sheet.row_dimensions[4].hidden = True
    made["Lookup"].sheet_state = "hidden"
    sheet["A1"].font = Font(bold=True)


TABLES = (
    Export(
        "power_list.xlsx",
        changed(book(Data=[["Goal_Name", "Goal_Owner", "Goal_Due", "Goal_Pct", "Is_Active", "Row_Version"], ["Plant 900 street trees", "Hal Roe", D(2027, 3, 31), 0.1, True, "0x1"], ["Count all benches", "Sue Ek", D(2027, 6, 30), 0, True, "0x2"], ["Old goal of 2025", "Sue Ek", D(2025, 6, 30), 1, False, "0x3"]], Lookup=[["Status"], ["Open"], ["Closed"]], Pivot=[["Row Labels", "Count of Goal"], ["Hal Roe", 1], ["Grand Total", 2]]), _hide),
        (goal("Plant 900 street trees", owner="Hal Roe", due_date=D(2027, 3, 31)), goal("Count all benches", owner="Sue Ek")),
    ),
    Export(
        "wrapped_header.csv",
        "\"Goal\n(what will change)\",\"Owner\n(one name)\",\"Due date\n(DD/MM/YYYY)\",\"Baseline\n(today)\",\"Target\n(at the end)\",\"Weight\n(%)\"\n"
        "Answer the phone within three rings,Uma Kor,30/04/2027,7,3,40\nSell 90 kites to clubs,Bo Lind,31/12/2027,61,90,60\n",
        (goal("Answer the phone within three rings", owner="Uma Kor", due_date=D(2027, 4, 30), baseline=7.0, target=3.0), goal("Sell 90 kites to clubs", owner="Bo Lind", target=90.0)),
    ),
    Export(
        "from_to_text.csv",
        "Goal,Measure,From → To,Owner,Deadline\nFewer kites come back,returns,9% → 4%,Uma Kor,30 Jun 2027\nMore clubs as customers,clubs,61 → 90,Bo Lind,31 Dec 2027\n",
        (goal("Fewer kites come back", owner="Uma Kor", due_date=D(2027, 6, 30), metric="returns", baseline=9.0, target=4.0), goal("More clubs as customers", owner="Bo Lind", baseline=61.0, target=90.0)),
    ),
    Export(
        "start_and_end_in_one.csv",
        "Objective;Responsible;Period;KPI;Target\nOpen the north pool in summer;Åsa Wik;01.05.2027 - 31.08.2027;Days open;110\nTeach 300 children to swim;Ole Berg;01.01.2027 - 30.06.2027;Children;300\n",
        (goal("Open the north pool in summer", owner="Åsa Wik", due_date=D(2027, 8, 31), metric="Days open", target=110.0), goal("Teach 300 children to swim", owner="Ole Berg", due_date=D(2027, 6, 30))),
    ),
    Export(
        "value_with_unit.csv",
        "Objetivo;Responsable;Valor inicial;Valor objetivo;Fecha límite;Estado\nBajar la espera en caja;Ana Gil;9 min;4 min;30/06/2027;En curso\nSubir las ventas de pan;Luis Mora;1.200 €;1.500 €;31/12/2027;Pendiente\n",
        (goal("Bajar la espera en caja", owner="Ana Gil", baseline=9.0, target=4.0, due_date=D(2027, 6, 30)), goal("Subir las ventas de pan", baseline=1200.0, target=1500.0)),
    ),
    Export(
        "dotted_columns.csv",
        "goal.id,goal.title,goal.owner.name,goal.owner.email,goal.due.date,goal.metric.start,goal.metric.target,goal.metric.current,meta.created_by,meta.created_at\n7,Answer the phone within three rings,Uma Kor,uma@kites.example,2027-04-30,7,3,6,Admin,2026-11-01\n8,Sell 90 kites to clubs,Bo Lind,bo@kites.example,2027-12-31,61,90,64,Admin,2026-11-01\n",
        (goal("Answer the phone within three rings", id="7", owner="Uma Kor", due_date=D(2027, 4, 30), baseline=7.0, target=3.0, current=6.0, start_date=None), goal("Sell 90 kites to clubs", id="8", target=90.0)),
    ),
    Export(
        "camel.csv",
        "goalId,goalTitle,assigneeFullName,assigneeEmail,createdByName,createdOn,lastModifiedOn,startsOn,dueOn,progressPercent,goalStatusName\nG-1,Answer the phone within three rings,Uma Kor,uma@kites.example,Hq Boss,2026-11-01,2026-11-19,2027-01-01,2027-04-30,10,On track\nG-2,Sell 90 kites to clubs,Bo Lind,bo@kites.example,Hq Boss,2026-11-01,2026-11-19,2027-01-01,2027-12-31,0,At risk\n",
        (goal("Answer the phone within three rings", id="G-1", owner="Uma Kor", start_date=D(2027, 1, 1), due_date=D(2027, 4, 30), status="On track"), goal("Sell 90 kites to clubs", owner="Bo Lind", status="At risk")),
    ),
    Export(
        "dates_many.csv",
        "Title,Assigned on,Agreed on,Start,Mid-year review,End,Signed on,Employee,Appraiser\nSell 90 kites to clubs,01.11.2026,15.11.2026,01.01.2027,30.06.2027,31.12.2027,16.11.2026,Uma Kor,Bo Lind\nMend a kite in two days,01.11.2026,15.11.2026,01.01.2027,30.06.2027,30.09.2027,16.11.2026,Per Orr,Bo Lind\n",
        (goal("Sell 90 kites to clubs", owner="Uma Kor", start_date=D(2027, 1, 1), due_date=D(2027, 12, 31)), goal("Mend a kite in two days", owner="Per Orr", due_date=D(2027, 9, 30))),
    ),
    Export(
        "no_header_names.csv",
        "Bring the queue at the desk down to 4 minutes;Ole Ruud;31.05.2027;9;4\nGive every guest a map of the town;Inga Moe;31.03.2027;0;1\nPaint the breakfast room before Easter;Ole Ruud;28.03.2027;0;1\n",
        (goal("Bring the queue at the desk down to 4 minutes", owner="Ole Ruud", due_date=D(2027, 5, 31)), goal("Give every guest a map of the town", owner="Inga Moe"), goal("Paint the breakfast room before Easter", due_date=D(2027, 3, 28))),
    ),
    Export(
        "pipe_table.txt",
        "Goals of the desk 2027\n\n| Goal                          | Owner    | Due        |\n+-------------------------------+----------+------------+\n| Give every guest a map        | Inga Moe | 31.03.2027 |\n| Paint the breakfast room      | Ole Ruud | 28.03.2027 |\n",
        (goal("Give every guest a map", owner="Inga Moe", due_date=D(2027, 3, 31)), goal("Paint the breakfast room", owner="Ole Ruud")),
    ),
    Export(
        "spaced_table.txt",
        "GOAL                             OWNER        DUE\n-------------------------------  -----------  ----------\nGive every guest a map           Inga Moe     2027-03-31\nPaint the breakfast room         Ole Ruud     2027-03-28\nBuy twelve new beds              Inga Moe     2027-09-30\n(3 rows)\n",
        (goal("Give every guest a map", owner="Inga Moe", due_date=D(2027, 3, 31)), goal("Paint the breakfast room", owner="Ole Ruud"), goal("Buy twelve new beds")),
    ),
    Export(
        "two_lines_a_goal.csv",
        "Nr.;Ziel;Verantwortlich;Termin\n1;Warteschlange am Empfang verkürzen;Ole Ruud;31.05.2027\n;Maßnahme: zweiter Schalter;;\n2;Jedem Gast einen Stadtplan geben;Inga Moe;31.03.2027\n;Maßnahme: Pläne drucken;;\n",
        (goal("Warteschlange am Empfang verkürzen", owner="Ole Ruud", due_date=D(2027, 5, 31)), goal("Jedem Gast einen Stadtplan geben", owner="Inga Moe")),
    ),
    Export(
        "checkbox_columns.csv",
        "Done,Task,Assigned to,Due,Priority\nFALSE,Give every guest a map,Inga Moe,3/31/2027,High\nTRUE,Fix the lift before winter,Ole Ruud,11/15/2026,High\nFALSE,Paint the breakfast room,Ole Ruud,3/28/2027,Low\n",
        (goal("Give every guest a map", owner="Inga Moe", due_date=D(2027, 3, 31)), goal("Fix the lift before winter", owner="Ole Ruud"), goal("Paint the breakfast room", due_date=D(2027, 3, 28))),
    ),
    Export(
        "employee_goal_wide.xlsx",
        book(Ziele=[["Mitarbeiter", "Abteilung", "Ziel 1", "Termin 1", "Ziel 2", "Termin 2", "Ziel 3", "Termin 3"], ["Jana Koch", "Vertrieb", "Neun Händler gewinnen", D(2027, 6, 30), "Messe in Ulm vorbereiten", D(2027, 3, 31), None, None], ["Lutz Behr", "Werkstatt", "Reparaturen in zwei Tagen schaffen", D(2027, 12, 31), None, None, None, None]]),
        (goal("Neun Händler gewinnen", owner="Jana Koch", team="Vertrieb", due_date=D(2027, 6, 30)), goal("Messe in Ulm vorbereiten", owner="Jana Koch", due_date=D(2027, 3, 31)), goal("Reparaturen in zwei Tagen schaffen", owner="Lutz Behr")),
    ),
    Export(
        "one_form_a_sheet_long.xlsx",
        book(Moss=[["GOAL SHEET", None], ["Employee", "Ida Moss"], ["Position", "Miller"], ["Goal", "Grind 40 tonnes of spelt"], ["Why it matters", "Two new bakeries wait"], ["How we measure it", "Tonnes"], ["Starting point", 31], ["Target", 40], ["Deadline", D(2027, 12, 31)], ["Employee signature", None]],
             Lind=[["GOAL SHEET", None], ["Employee", "Bo Lind"], ["Position", "Driver"], ["Goal", "Deliver before six in the morning"], ["Why it matters", "Bread must be warm"], ["How we measure it", "Days"], ["Starting point", 120], ["Target", 200], ["Deadline", D(2027, 6, 30)], ["Employee signature", None]]),
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", role="Miller", baseline=31.0, target=40.0, due_date=D(2027, 12, 31)), goal("Deliver before six in the morning", owner="Bo Lind", target=200.0)),
    ),
)

TEXTS = (
    Export(
        "mail_tabs.txt",
        "Hi Lena,\n\nhere is the list for the review:\n\nGoal\tOwner\tDue\nDredge three berths by autumn\tLena Frost\t30 Sep 2027\nPaint 40 mooring posts\tUgo Neri\t15 Jun 2027\n\nCheers,\nUgo\n",
        (goal("Dredge three berths by autumn", owner="Lena Frost", due_date=D(2027, 9, 30)), goal("Paint 40 mooring posts", owner="Ugo Neri")),
    ),
    Export(
        "verbale.txt",
        "Verbale della riunione del 17 novembre 2026\nPresenti: Gaia Neri, Ugo Sala\nAssenti: Lia Sala\n\n1. Comunicazioni\nIl forno è stato riparato.\n\n2. Obiettivi 2027\n   a) Aprire due negozi a Torino\n      Responsabile: Gaia Neri - Scadenza: 30 giugno 2027\n   b) Formare tre apprendisti\n      Responsabile: Ugo Sala - Scadenza: 15 settembre 2027\n\n3. Varie ed eventuali\nNessuna.\n\nProssima riunione: 15 dicembre 2026\n",
        (goal("Aprire due negozi a Torino", owner="Gaia Neri", due_date=D(2027, 6, 30)), goal("Formare tre apprendisti", owner="Ugo Sala", due_date=D(2027, 9, 15))),
    ),
    Export(
        "notulen.txt",
        "Notulen werkoverleg 17 november 2026\nAanwezig: Bas Vos, Els Bakker\n\nPunt 1: Opening\nBas opent om negen uur.\n\nPunt 2: Doelen voor 2027\n- Elk kind leert zwemmen (Bas Vos, 9 juli 2027)\n- Elke dag buiten spelen (Els Bakker, 31 mei 2027)\n\nPunt 3: Rondvraag\n- De koffie is op\n",
        (goal("Elk kind leert zwemmen", owner="Bas Vos", due_date=D(2027, 7, 9)), goal("Elke dag buiten spelen", owner="Els Bakker", due_date=D(2027, 5, 31))),
    ),
    Export(
        "headline_goals.md",
        "# Plan 2027\n\nWritten by Ida, 20 November 2026.\n\n## Goal 1 – Grind 40 tonnes of spelt\n\n* **Owner:** Ida Moss\n* **Deadline:** 31 December 2027\n* **Baseline:** 31 t\n* **Target:** 40 t\n\nSteps:\n1. order sieves\n2. dress the stones\n\n## Goal 2 – Win three bakeries in Bath\n\n* **Owner:** Bo Lind\n* **Deadline:** 30 June 2027\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31), target=40.0), goal("Win three bakeries in Bath", owner="Bo Lind", due_date=D(2027, 6, 30))),
    ),
    Export(
        "okr_list.txt",
        "OKRs Q1 2027 – Team Ferry\n\nO: Be the quiet ferry\n  KR: Cut noise on deck from 70 to 60 dB (Dag Ness)\n  KR: Get 300 cards with praise (Mona Rui)\n\nO: Never be late\n  KR: Leave on time 95 of 100 times (Dag Ness)\n",
        (goal("Cut noise on deck from 70 to 60 dB", owner="Dag Ness", parent="Be the quiet ferry"), goal("Get 300 cards with praise", owner="Mona Rui", parent="Be the quiet ferry"), goal("Leave on time 95 of 100 times", owner="Dag Ness", parent="Never be late")),
    ),
    Export(
        "numbered_deep.txt",
        "Strategic plan 2027\n\n1 Win the north\n  1.1 Open three depots by autumn (owner: Tor Lie; due: 30.09.2027)\n  1.2 Deliver within two days in Leeds (owner: Eva Lo; due: 30.06.2027)\n\n2 Waste nothing\n  2.1 Send no wood to the tip (owner: Tor Lie; due: 31.12.2027)\n",
        (goal("Open three depots by autumn", owner="Tor Lie", due_date=D(2027, 9, 30)), goal("Deliver within two days in Leeds", owner="Eva Lo"), goal("Send no wood to the tip", due_date=D(2027, 12, 31))),
    ),
    Export(
        "todo_list.md",
        "# Goals\n\n- [ ] Row 200 km by summer\n- [ ] Read twelve books in Norwegian {due: 2027-12-31}\n- [-] Buy a boat\n- [x] Join the club (done 2026-10-02)\n",
        (goal("Row 200 km by summer"), goal("Read twelve books in Norwegian", due_date=D(2027, 12, 31)), goal("Buy a boat"), goal("Join the club (done 2026-10-02)")),
    ),
    Export(
        "table_and_notes.md",
        "# Team goals\n\nSome words first.\n\n| # | Goal | Who | By | Status |\n|--:|:-----|:----|:---|:------:|\n| 1 | **Grind 40 tonnes** of spelt | @ida | 2027-12-31 | 🟢 |\n| 2 | ~~Sell the old van~~ | @bo | 2027-03-31 | 🔴 |\n| 3 | Win three bakeries in [Bath](https://x.example) | @bo, @kai | 2027-06-30 | 🟡 |\n\n## Notes\n\n- the fair is in May\n- ask Kai\n",
        (goal("Grind 40 tonnes of spelt", owner="ida", due_date=D(2027, 12, 31)), goal("Win three bakeries in Bath", due_date=D(2027, 6, 30))),
        {"struck": 1},
    ),
)

DATA = (
    Export(
        "bare_values.json",
        json.dumps({"meta": {"generated": "2026-11-20"}, "objectives": [{"objective": "Be the calm airport", "owner": "Ole Ruud", "dueDate": "2027-12-31", "keyResults": ["Passengers wait under 9 minutes", "Lose fewer than 3 bags in 10000"]}]}),
        (goal("Be the calm airport", owner="Ole Ruud"), goal("Passengers wait under 9 minutes", parent="Be the calm airport"), goal("Lose fewer than 3 bags in 10000", parent="Be the calm airport")),
    ),
    Export(
        "locales.json",
        json.dumps({"goals": [{"id": 1, "title": {"en": "Give every guest a map", "de": "Jedem Gast einen Plan geben"}, "owner": {"name": "Inga Moe"}, "due": {"date": "2027-03-31", "timezone": "UTC"}, "value": {"initial": 0, "target": 1, "current": 0, "unit": "map"}}, {"id": 2, "title": {"en": "Paint the breakfast room", "de": "Frühstücksraum streichen"}, "owner": {"name": "Ole Ruud"}, "due": {"date": "2027-03-28", "timezone": "UTC"}, "value": {"initial": 0, "target": 1, "current": 0, "unit": "room"}}]}),
        (goal("Give every guest a map", id="1", owner="Inga Moe", due_date=D(2027, 3, 31), baseline=0.0, target=1.0, unit="map"), goal("Paint the breakfast room", owner="Ole Ruud", unit="room")),
    ),
    Export(
        "board_state.json",
        json.dumps({"data": {"project": {"title": "Goals", "items": {"nodes": [{"id": "PVTI_1", "isArchived": False, "content": {"__typename": "Issue", "number": 12, "title": "Give every guest a map", "assignees": {"nodes": [{"login": "inga"}]}, "state": "OPEN"}, "fieldValues": {"nodes": [{"name": "In progress", "field": {"name": "Status"}}, {"date": "2027-03-31", "field": {"name": "Due"}}, {"number": 40, "field": {"name": "Target"}}]}}, {"id": "PVTI_2", "isArchived": True, "content": {"__typename": "Issue", "number": 13, "title": "An old thing", "assignees": {"nodes": []}, "state": "CLOSED"}, "fieldValues": {"nodes": []}}]}}}}),
        (goal("Give every guest a map", owner="inga", due_date=D(2027, 3, 31), target=40.0),),
        {"archived": 1},
    ),
    Export(
        "notion_query.json",
        json.dumps({"object": "list", "results": [{"object": "page", "id": "p1", "archived": False, "created_time": "2026-11-01T08:00:00Z", "last_edited_time": "2026-11-19T08:00:00Z", "properties": {"Goal": {"id": "title", "type": "title", "title": [{"type": "text", "plain_text": "Give every guest a map"}]}, "Owner": {"type": "people", "people": [{"object": "user", "id": "u1", "name": "Inga Moe"}]}, "Deadline": {"type": "date", "date": {"start": "2027-03-31", "end": None}}, "Target": {"type": "number", "number": 40}, "Status": {"type": "status", "status": {"name": "Doing"}}, "Parent": {"type": "relation", "relation": []}, "Created by": {"type": "created_by", "created_by": {"name": "Hq Boss"}}}}], "has_more": False}),
        (goal("Give every guest a map", owner="Inga Moe", due_date=D(2027, 3, 31), target=40.0, status="Doing", parent=None),),
    ),
    Export(
        "tree.json",
        json.dumps({"tree": {"id": "c1", "label": "Be the name in rugs", "level": "company", "responsible": "Ada Orr", "children": [{"id": "t1", "label": "Sell 900 rugs abroad", "level": "team", "responsible": "Bo Lind", "deadline": "2027-11-30", "children": [{"id": "i1", "label": "Open a stall in Oslo by May", "level": "individual", "responsible": "Cy Orr", "deadline": "2027-05-31", "children": []}]}]}}),
        (goal("Be the name in rugs", owner="Ada Orr"), goal("Sell 900 rugs abroad", owner="Bo Lind", parent="Be the name in rugs", due_date=D(2027, 11, 30)), goal("Open a stall in Oslo by May", owner="Cy Orr", parent="Sell 900 rugs abroad")),
    ),
    Export(
        "answers.json",
        json.dumps({"form": "Goals 2027", "responses": [{"submitted_at": "2026-11-20T09:00:00Z", "respondent": {"name": "Ida Moss", "email": "ida@mill.example"}, "answers": [{"question": "What is your goal?", "answer": "Grind 40 tonnes of spelt"}, {"question": "By when?", "answer": "2027-12-31"}]}, {"submitted_at": "2026-11-21T09:00:00Z", "respondent": {"name": "Bo Lind", "email": "bo@mill.example"}, "answers": [{"question": "What is your goal?", "answer": "Sell 900 bags on Saturdays"}, {"question": "By when?", "answer": "2027-09-30"}]}]}),
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31)), goal("Sell 900 bags on Saturdays", owner="Bo Lind", due_date=D(2027, 9, 30))),
    ),
)

HABITS_MORE = (*TABLES, *TEXTS, *DATA)
