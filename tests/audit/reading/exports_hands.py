# ruff: noqa: E501
"""Plans that people make by hand, reports and answers of still other systems, each with one habit that a reader of lists has to see through."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.audit.reading.export import Export, book, changed, goal

D = dt.date


def _struck(made: Any) -> None:
    for cell in made.active[4]:
        cell.font = Font(strike=True)
    made.active["A2"].comment = Comment("ask Ida", "Bo")


PLANS = (
    Export(
        "quality_plan.xlsx",
        book(QIP=[["Quality Improvement Plan 2027/28"], ["Riverside Care Home"], [], ["AIM", None, "MEASURE", None, None, None, "CHANGE", None], ["Quality dimension", "Objective", "Measure/Indicator", "Unit", "Current performance", "Target", "Planned improvement initiatives", "Lead"],
             ["Safe", "Fewer falls at night", "Falls per month", "falls", 9, 4, "Night lights, bells", "Nurse Quist"], ["Timely", "See new residents within a day", "Hours to first visit", "hours", 41, 24, "Rota", "Dr Arai"], [], ["Sign-off: board chair ____________"]]),
        (goal("Fewer falls at night", owner="Nurse Quist", metric="Falls per month", unit="falls", target=4.0), goal("See new residents within a day", owner="Dr Arai", target=24.0, unit="hours")),
    ),
    Export(
        "hoshin.xlsx",
        book(Hoshin=[["Strategy deployment FY27"], [], ["#", "Strategic priority", "Annual objective", "Owner", "KPI", "Baseline", "Target", "Q1", "Q2", "Q3", "Q4"], [1, "Win the north", "Open three depots by autumn", "Tor Lie", "Depots", 1, 4, "●", "○", "○", "○"], [2, "Win the north", "Deliver within two days in Leeds", "Eva Lo", "Days", 4, 2, "●", "●", "○", "○"], [3, "Waste nothing", "Send no wood to the tip", "Tor Lie", "Tonnes", 12, 0, "○", "○", "○", "○"], [None, "● = review planned   ○ = none"]]),
        (goal("Open three depots by autumn", owner="Tor Lie", baseline=1.0, target=4.0, metric="Depots"), goal("Deliver within two days in Leeds", owner="Eva Lo"), goal("Send no wood to the tip", target=0.0)),
    ),
    Export(
        "council.csv",
        "Theme,Ref,We will...,Lead officer,Portfolio holder,Start,Finish,How we will know,RAG,Latest comment\n"
        "Green town,GT1,Plant 900 street trees,Hal Roe,Cllr Gro Aas,Jan 2027,Mar 2028,900 trees planted,G,Trees ordered\nGreen town,GT2,Cut the energy of our offices by 15%,Sue Ek,Cllr Gro Aas,Jan 2027,Dec 2027,kWh down 15%,A,Meters late\nFair town,FT1,Answer every letter within ten days,Hal Roe,Cllr Bea Kolb,Jan 2027,Sep 2027,,R,\n",
        (goal("Plant 900 street trees", id="GT1", owner="Hal Roe", due_date=D(2028, 3, 31), status="G"), goal("Cut the energy of our offices by 15%", owner="Sue Ek", due_date=D(2027, 12, 31)), goal("Answer every letter within ten days", id="FT1", due_date=D(2027, 9, 30))),
    ),
    Export(
        "struck.xlsx",
        changed(book(Plan=[["Goal", "Who", "By"], ["Build 12 masts", "Kai Orn", D(2027, 6, 30)], ["Reach 4000 homes", "Liv Aas", D(2027, 11, 30)], ["Sell the old van", "Kai Orn", D(2027, 3, 31)]]), _struck),
        (goal("Build 12 masts", owner="Kai Orn", due_date=D(2027, 6, 30)), goal("Reach 4000 homes")),
        {"struck": 1},
    ),
    Export(
        "person_columns.csv",
        "Objective,Objective owner,Manager of owner,Created by,Last updated by,Owner's team,Date created,Date updated,Target date,% complete\n"
        "Cut the wait at the desk to 4 minutes,Ole Ruud,Gro Aas,Admin User,Gro Aas,Front desk,2026-10-01,2026-11-19,2027-05-31,10\nGive every guest a map,Inga Moe,Ole Ruud,Admin User,Ole Ruud,Front desk,2026-10-01,2026-11-19,2027-03-31,0\n",
        (goal("Cut the wait at the desk to 4 minutes", owner="Ole Ruud", team="Front desk", due_date=D(2027, 5, 31), start_date=None), goal("Give every guest a map", owner="Inga Moe", due_date=D(2027, 3, 31))),
    ),
    Export(
        "iep.csv",
        "Student,Case manager,Annual goal,Area,Baseline,Criterion,Progress report date,Goal end date\n"
        "A. B.,Nora Berg,Reads 90 words a minute aloud,Reading,55,90,03/12/2027,06/11/2027\nC. D.,Aki Sato,Writes five sentences without help,Writing,2,5,03/12/2027,05/28/2027\n",
        (goal("Reads 90 words a minute aloud", baseline=55.0, target=90.0, due_date=D(2027, 6, 11)), goal("Writes five sentences without help", target=5.0, due_date=D(2027, 5, 28))),
    ),
    Export(
        "sprint_goals.csv",
        "Sprint;Sprint goal;Team;Product owner;Start date;End date;Committed points\nSprint 14;Members can pay by card;Bluebird;Vera Kos;2027-01-04;2027-01-15;34\nSprint 15;Members see their bills of a year;Bluebird;Vera Kos;2027-01-18;2027-01-29;31\n",
        (goal("Members can pay by card", team="Bluebird", start_date=D(2027, 1, 4), due_date=D(2027, 1, 15)), goal("Members see their bills of a year", due_date=D(2027, 1, 29))),
    ),
    Export(
        "roadmap.csv",
        "Quarter,Theme,Outcome we want,DRI,Confidence,Metric,From,To\n2027 Q1,Speed,Pages open in a second,Vera Kos,High,seconds,2.4,1.0\n2027 Q2,Trust,Nobody is billed twice,Milo Ban,Medium,double bills a month,31,0\n",
        (goal("Pages open in a second", owner="Vera Kos", due_date=D(2027, 3, 31), baseline=2.4, target=1.0, start_date=None), goal("Nobody is billed twice", owner="Milo Ban", due_date=D(2027, 6, 30), target=0.0)),
    ),
    Export(
        "scorecards.csv",
        "Perspective;Strategic goal;KPI;Unit;Actual 2026;Target 2027;Responsible;Deadline;Measures\nFinance;Earn more from repairs;Repair income;EUR;40.000;55.000;Ana Gil;31.12.2027;Price list\nPeople;Two trainees stay with us;Trainees;number;0;2;Luis Mora;30.09.2027;Pay, rooms\n",
        (goal("Earn more from repairs", owner="Ana Gil", metric="Repair income", unit="EUR", target=55000.0, due_date=D(2027, 12, 31)), goal("Two trainees stay with us", owner="Luis Mora", target=2.0)),
    ),
    Export(
        "key_block.csv",
        "Personal development plan,,,\nName:,Ida Moss,Date:,20/11/2026\nManager:,Bo Lind,Position:,Miller\n,,,\nWhat I want to learn or reach,How I will do it,What help I need,By when\nRead a flour lab report without help,Course in Leeds,Course fee,30/06/2027\nLead a shift alone,Shadow Bo for a month,Time,31/03/2027\n,,,\nSigned:,,Signed (manager):,\n",
        (goal("Read a flour lab report without help", owner="Ida Moss", role="Miller", due_date=D(2027, 6, 30)), goal("Lead a shift alone", owner="Ida Moss", due_date=D(2027, 3, 31))),
    ),
    Export(
        "smart_rows.csv",
        "No.,SMART goal,S,M,A,R,T,Responsible\n1,Sell 400 year cards,at the desk,400 cards,310 in 2026,pays the winter,30 Nov 2027,Lena Frost\n2,Restore 12 clocks,in the tower,12 clocks,nine in 2026,tower opens,31 May 2027,Ugo Neri\n",
        (goal("Sell 400 year cards", owner="Lena Frost"), goal("Restore 12 clocks", owner="Ugo Neri")),
    ),
    Export(
        "milestones.csv",
        "Project goal,Project lead,Milestone 1,Milestone 1 date,Milestone 2,Milestone 2 date,Final deadline\nOpen the ferry line to Vik by autumn,Dag Ness,Permit,2027-03-01,Pier built,2027-07-01,2027-09-30\nRun the old ferry on rape oil,Mona Rui,Test run,2027-02-01,Engine changed,2027-05-01,2027-06-30\n",
        (goal("Open the ferry line to Vik by autumn", owner="Dag Ness", due_date=D(2027, 9, 30)), goal("Run the old ferry on rape oil", owner="Mona Rui", due_date=D(2027, 6, 30))),
    ),
    Export(
        "multi_year.xlsx",
        book(Plan=[["Goal", "Owner", "Unit", "2025 actual", "2026 actual", "2027 target", "Due"], ["More guests in winter", "Ana Gil", "guests", 900, 1100, 1500, D(2027, 12, 31)], ["Less oil for heating", "Luis Mora", "litres", 5200, 4900, 4000, D(2027, 12, 31)]]),
        (goal("More guests in winter", owner="Ana Gil", unit="guests", target=1500.0), goal("Less oil for heating", target=4000.0, due_date=D(2027, 12, 31))),
    ),
    Export(
        "grouped_by_team.csv",
        "Team: Loom,,,\nGoal,Owner,Due,Status\nWeave 30 rugs by May,Ada Orr,2027-05-31,Open\nDye wool for ten rugs,Bo Lind,2027-03-31,Open\n,,,\nTeam: Shop,,,\nGoal,Owner,Due,Status\nSell 20 rugs in Leeds,Cy Orr,2027-08-31,Open\n",
        (goal("Weave 30 rugs by May", owner="Ada Orr"), goal("Dye wool for ten rugs", owner="Bo Lind"), goal("Sell 20 rugs in Leeds", owner="Cy Orr", due_date=D(2027, 8, 31))),
    ),
    Export(
        "teams_column_groups.xlsx",
        book(Goals=[["Q1 2027 goals"], [], ["Owner", "Goal", "Target", "Due"], ["Ada Orr", "Weave 30 rugs by May", 30, D(2027, 5, 31)], [None, "Waste less than 2% of wool", "2%", D(2027, 6, 30)], ["Bo Lind", "Dye wool for ten rugs", 10, D(2027, 3, 31)], [None, "Find a second dyer", 1, D(2027, 4, 30)], ["Total", 4]]),
        (goal("Weave 30 rugs by May", owner="Ada Orr"), goal("Waste less than 2% of wool", owner="Ada Orr", target=2.0), goal("Dye wool for ten rugs", owner="Bo Lind"), goal("Find a second dyer", owner="Bo Lind", due_date=D(2027, 4, 30))),
    ),
)

SYSTEMS = (
    Export(
        "hr_goals.csv",
        "Employee #,Employee Name,Reports To,Division,Goal,Description,Due Date,Percent Complete,Shared With,Status,Completion Date\n"
        "21,Ida Moss,Bo Lind,Mill,Grind 40 tonnes of spelt,,12/31/2027,10%,Bo Lind,In Progress,\n22,Kai Orn,Bo Lind,Mill,Keep the mill free of moths,Traps,06/30/2027,0%,,In Progress,\n",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31), status="In Progress"), goal("Keep the mill free of moths", owner="Kai Orn", due_date=D(2027, 6, 30))),
    ),
    Export(
        "teamwork.csv",
        "Project,Task List,Task,Description,Responsible,Followers,Priority,Start Date,Due Date,Progress,Estimated Time,Tags,Date Created,Created By,Status,Parent Task\n"
        "Goals,2027,Launch the night bus,,Rita Wolf,Karl Egg,high,04/01/2027,30/06/2027,0,0,,01/11/2026,Karl Egg,new,\nGoals,2027,Hire six drivers,,Karl Egg,,none,,15/05/2027,0,0,,01/11/2026,Karl Egg,new,Launch the night bus\n",
        (goal("Launch the night bus", owner="Rita Wolf", start_date=D(2027, 1, 4), due_date=D(2027, 6, 30), status="new"), goal("Hire six drivers", owner="Karl Egg", parent="Launch the night bus", due_date=D(2027, 5, 15))),
    ),
    Export(
        "okr_tool.csv",
        "okr_id,okr_level,okr_type,okr_title,okr_owner_email,okr_parent_id,okr_unit,okr_start,okr_target,okr_actual,okr_period_start,okr_period_end,okr_state,okr_created_at\n"
        "1,company,objective,Be the calm airport,ole@air.example,,,,,,2027-01-01,2027-12-31,active,2026-11-01\n2,team,key_result,Passengers wait under 9 minutes,kaia@air.example,1,min,17,9,15,2027-01-01,2027-06-30,active,2026-11-01\n",
        (goal("Be the calm airport", id="1", owner="ole@air.example", due_date=D(2027, 12, 31), start_date=D(2027, 1, 1)), goal("Passengers wait under 9 minutes", parent="1", owner="kaia@air.example", unit="min", baseline=17.0, target=9.0, current=15.0, due_date=D(2027, 6, 30))),
    ),
    Export(
        "ticktick.csv",
        "\"Date: 2026-11-20+0000\"\n\"Version: 7.1\"\n\"Status: \n0 Normal\n1 Completed\n2 Archived\"\n\"Folder Name\",\"List Name\",\"Title\",\"Kind\",\"Tags\",\"Content\",\"Is Check list\",\"Start Date\",\"Due Date\",\"Reminder\",\"Repeat\",\"Priority\",\"Status\",\"Created Time\",\"Completed Time\",\"Order\",\"Timezone\",\"Is All Day\"\n"
        "\"\",\"Goals\",\"Row 200 km by summer\",\"TEXT\",\"\",\"with Per\",\"N\",\"2027-01-04T00:00:00+0000\",\"2027-06-30T00:00:00+0000\",\"\",\"\",\"3\",\"0\",\"2026-11-01T08:00:00+0000\",\"\",\"1\",\"Europe/Oslo\",\"true\"\n"
        "\"\",\"Goals\",\"Read twelve books in Norwegian\",\"TEXT\",\"\",\"\",\"N\",\"\",\"2027-12-31T00:00:00+0000\",\"\",\"\",\"0\",\"0\",\"2026-11-01T08:00:00+0000\",\"\",\"2\",\"Europe/Oslo\",\"true\"\n",
        (goal("Row 200 km by summer", start_date=D(2027, 1, 4), due_date=D(2027, 6, 30)), goal("Read twelve books in Norwegian", due_date=D(2027, 12, 31))),
    ),
    Export(
        "mooncamp.csv",
        "Title,Type,Level,Parent,Owners,Teams,Cycle,Start value,Target value,Current value,Unit,Progress,Status,Created,Labels,Description\n"
        "Guests come back,Objective,Company,,Ada Orr,,H1 2027,,,,,12 %,On track,20.11.2026,,\nNights a stay rise from 2 to 3,Key Result,Team,Guests come back,Bo Lind,Desk,H1 2027,2,3,\"2,1\",nights,10 %,Behind,20.11.2026,,\n",
        (goal("Guests come back", owner="Ada Orr", due_date=D(2027, 6, 30)), goal("Nights a stay rise from 2 to 3", owner="Bo Lind", parent="Guests come back", baseline=2.0, target=3.0, current=2.1, unit="nights", status="Behind")),
    ),
    Export(
        "darwin.xlsx",
        book(GoalReport=[["Report Name : Goal Plan Status"], ["Generated By : Admin", None, "Generated On : 20-Nov-2026"], [], ["S.No", "Employee Code", "Employee Name", "Department", "Designation", "L1 Manager", "Goal Plan", "Goal Title", "Goal Weightage", "Target", "Achievement", "UoM", "Start Date", "End Date", "Goal Status"],
             [1, "E100", "Asha Rao", "Dyeing", "Supervisor", "Karthik S", "FY27", "Bring down re-dyed lots", 40, 12, 31, "lots", "01-Apr-2027", "31-Mar-2028", "Approved"], [2, "E101", "Fathima B", "HR", "Executive", "Karthik S", "FY27", "Open a creche at unit 2", 60, 1, 0, "number", "01-Apr-2027", "30-Sep-2027", "Draft"], [], ["Total Goals", 2]]),
        (goal("Bring down re-dyed lots", owner="Asha Rao", team="Dyeing", role="Supervisor", target=12.0, unit="lots", due_date=D(2028, 3, 31), status="Approved"), goal("Open a creche at unit 2", owner="Fathima B", due_date=D(2027, 9, 30))),
    ),
    Export(
        "sap_like.csv",
        "Zielplan;Personalnr.;Name;OrgEinheit;Zielkategorie;Zieltext;Gewichtung;Beginndatum;Fälligkeitsdatum;Prozent erledigt;Bewertender\n2027;0711;Jana Koch;Vertrieb Süd;Wachstum;Neun Händler in Bayern gewinnen;40;01.01.2027;30.06.2027;0;Rita Wolf\n2027;0712;Lutz Behr;Werkstatt;Qualität;Reparaturen in zwei Tagen schaffen;60;01.01.2027;31.12.2027;10;Rita Wolf\n",
        (goal("Neun Händler in Bayern gewinnen", owner="Jana Koch", due_date=D(2027, 6, 30), start_date=D(2027, 1, 1)), goal("Reparaturen in zwei Tagen schaffen", owner="Lutz Behr", due_date=D(2027, 12, 31))),
    ),
    Export(
        "fifteen.json",
        json.dumps({"count": 2, "next": None, "results": [{"id": 9, "objective_text": "Be the calm clinic", "scope": "team", "user": {"id": 3, "first_name": "Nora", "last_name": "Berg"}, "start_ts": "2027-01-01T00:00:00Z", "end_ts": "2027-03-31T00:00:00Z", "create_ts": "2026-11-01T00:00:00Z", "percentage": 10, "state": "on_track",
            "key_results": [{"id": 91, "key_result_text": "See patients within 10 minutes", "owner": {"first_name": "Aki", "last_name": "Sato"}, "start_value": 25, "target_value": 10, "current_value": 22, "end_ts": "2027-03-31T00:00:00Z"}]}]}),
        (goal("Be the calm clinic", owner="Nora Berg", due_date=D(2027, 3, 31), start_date=D(2027, 1, 1)), goal("See patients within 10 minutes", owner="Aki Sato", parent="Be the calm clinic", baseline=25.0, target=10.0, current=22.0)),
    ),
    Export(
        "smartsheet.json",
        json.dumps({"id": 1, "name": "Goals", "columns": [{"id": 11, "index": 0, "title": "Goal", "primary": True}, {"id": 12, "index": 1, "title": "Owner"}, {"id": 13, "index": 2, "title": "Due"}],
            "rows": [{"id": 101, "rowNumber": 1, "cells": [{"columnId": 11, "value": "Weave 30 rugs by May"}, {"columnId": 12, "value": "ada@rugs.example", "displayValue": "Ada Orr"}, {"columnId": 13, "value": "2027-05-31"}]}, {"id": 102, "rowNumber": 2, "cells": [{"columnId": 11, "value": "Sell 20 rugs in Leeds"}, {"columnId": 12, "value": None}, {"columnId": 13, "value": "2027-08-31"}]}]}),
        (goal("Weave 30 rugs by May", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", due_date=D(2027, 8, 31))),
    ),
    Export(
        "trello_fields.json",
        json.dumps({"id": "b", "name": "Goals 2027", "lists": [{"id": "l1", "name": "Doing", "closed": False}, {"id": "l2", "name": "Old", "closed": True}], "members": [{"id": "m1", "fullName": "Kaia Moe", "username": "kaia"}], "customFields": [{"id": "f1", "name": "Target", "type": "number"}],
            "cards": [{"id": "c1", "idShort": 1, "name": "Tune 40 pianos by June", "desc": "", "due": "2027-06-30T10:00:00.000Z", "dueComplete": False, "idList": "l1", "idMembers": ["m1"], "closed": False, "labels": [], "customFieldItems": [{"id": "x", "idCustomField": "f1", "value": {"number": "40"}}]}, {"id": "c2", "idShort": 2, "name": "Sell the old grand", "desc": "", "due": None, "idList": "l1", "idMembers": [], "closed": True, "labels": [], "customFieldItems": []}]}),
        (goal("Tune 40 pianos by June", owner="Kaia Moe", due_date=D(2027, 6, 30), target=40.0),),
        {"archived": 1},
    ),
    Export(
        "people_api.json",
        json.dumps({"employees": [{"id": 21, "displayName": "Ida Moss", "department": "Mill"}, {"id": 22, "displayName": "Bo Lind", "department": "Shop"}], "goals": [{"id": 1, "title": "Grind 40 tonnes of spelt", "employeeId": 21, "createdBy": 22, "dueDate": "2027-12-31", "percentComplete": 10, "status": "in_progress"}, {"id": 2, "title": "Sell 900 bags on Saturdays", "employeeId": 22, "createdBy": 22, "dueDate": "2027-09-30", "percentComplete": 0, "status": "open"}]}),
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31), status="in_progress"), goal("Sell 900 bags on Saturdays", owner="Bo Lind")),
    ),
)

PAGES = (
    Export(
        "todo_set.html",
        "<html><head><title>Goals</title></head><body><nav><a href='/'>Home</a></nav><h1>Goals 2027</h1><section class='todolist'><h3>Mill</h3><ul><li><input type='checkbox'> <span class='content'>Grind 40 tonnes of spelt</span> <span class='assignee'>Ida Moss</span> <time datetime='2027-12-31'>Dec 31, 2027</time></li>"
        "<li><input type='checkbox'> <span class='content'>Dress both stones by summer</span> <span class='assignee'>Bo Lind</span> <time datetime='2027-06-15'>Jun 15, 2027</time></li></ul></section><footer>Printed on 20 Nov 2026</footer></body></html>",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31)), goal("Dress both stones by summer", owner="Bo Lind", due_date=D(2027, 6, 15))),
    ),
    Export(
        "definition_list.html",
        "<html><body><h1>Team goals</h1><div class='card'><h3>Grind 40 tonnes of spelt</h3><dl><dt>Owner</dt><dd>Ida Moss</dd><dt>Due</dt><dd>31 December 2027</dd></dl></div><div class='card'><h3>Win three bakeries in Bath</h3><dl><dt>Owner</dt><dd>Bo Lind</dd><dt>Due</dt><dd>30 June 2027</dd></dl></div></body></html>",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31)), goal("Win three bakeries in Bath", owner="Bo Lind", due_date=D(2027, 6, 30))),
    ),
    Export(
        "numbers_table.html",
        "<table><thead><tr><th></th><th>A</th><th>B</th><th>C</th></tr></thead><tbody><tr><th>1</th><td>Goal</td><td>Owner</td><td>Due</td></tr><tr><th>2</th><td>Grind 40 tonnes of spelt</td><td>Ida Moss</td><td>31/12/2027</td></tr><tr><th>3</th><td>Win three bakeries in Bath</td><td>Bo Lind</td><td>30/06/2027</td></tr></tbody></table>",
        (goal("Grind 40 tonnes of spelt", owner="Ida Moss", due_date=D(2027, 12, 31)), goal("Win three bakeries in Bath", owner="Bo Lind", due_date=D(2027, 6, 30))),
    ),
    Export(
        "whatsapp.txt",
        "[20/11/2026, 09:14:02] Ida Moss: Morning all, goals please\n[20/11/2026, 09:20:40] Bo Lind: 1. Sell 900 bags on Saturdays by September\n2. Win three bakeries in Bath\n[20/11/2026, 09:31:12] Kai Orn: 1. Keep the mill free of moths\n[20/11/2026, 09:32:00] Ida Moss: thanks 👍\n",
        (goal("Sell 900 bags on Saturdays by September"), goal("Win three bakeries in Bath"), goal("Keep the mill free of moths")),
    ),
    Export(
        "notes_fields.txt",
        "GOALS SUMMER TERM - Oak Tree Nursery\nDraft, M. Dunn, 12/11/2026\n\n1) Every child plays outside for an hour,\n   whatever the weather\n   Who: Maeve Dunn\n   By: 31 March 2027\n   Now: 35 minutes\n   Target: 60 minutes\n\n2) Fill the eight free places\n   Who: Sinead Roche (with Orla)\n   By: not fixed yet\n\nNotes\n - the committee meets on 3 December\n\nThanks all, Maeve\n",
        (goal("Every child plays outside for an hour, whatever the weather", owner="Maeve Dunn", due_date=D(2027, 3, 31), current=35.0, target=60.0), goal("Fill the eight free places", due_date=None)),
    ),
    Export(
        "sections.md",
        "# 2027\n\n## Ida\n\n- Grind 40 tonnes of spelt (due 2027-12-31)\n- Dress both stones (due 2027-06-15)\n\n## Bo\n\n- Sell 900 bags on Saturdays (due 2027-09-30)\n\n## Links\n\n- [Budget](https://mill.example/b)\n",
        (goal("Grind 40 tonnes of spelt", due_date=D(2027, 12, 31)), goal("Dress both stones", due_date=D(2027, 6, 15)), goal("Sell 900 bags on Saturdays", due_date=D(2027, 9, 30))),
    ),
    Export(
        "goals.xml",
        "<?xml version='1.0' encoding='UTF-8'?>\n<goals exported='2026-11-20'><goal id='g1'><title>Weave 30 rugs by May</title><owner><name>Ada Orr</name></owner><dueDate>2027-05-31</dueDate><target>30</target></goal><goal id='g2'><title>Sell 20 rugs in Leeds</title><owner><name>Bo Lind</name></owner><dueDate>2027-08-31</dueDate><target>20</target></goal></goals>\n",
        (goal("Weave 30 rugs by May", id="g1", owner="Ada Orr", due_date=D(2027, 5, 31), target=30.0), goal("Sell 20 rugs in Leeds", owner="Bo Lind")),
    ),
    Export(
        "outline.opml",
        "<?xml version='1.0'?><opml version='2.0'><head><title>Goals</title></head><body><outline text='Mill'><outline text='Grind 40 tonnes of spelt' _note='Owner: Ida Moss'/><outline text='Dress both stones by summer'/></outline><outline text='Shop'><outline text='Sell 900 bags on Saturdays'/></outline></body></opml>",
        (goal("Grind 40 tonnes of spelt"), goal("Dress both stones by summer"), goal("Sell 900 bags on Saturdays")),
    ),
)

HANDS = (*PLANS, *SYSTEMS, *PAGES)
