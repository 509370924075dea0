# ruff: noqa: E501
"""Tables inside of letters and texts, questions with answers, headings of other things; each with what is to be taken from it."""

from __future__ import annotations

import datetime as dt
import json

from tests.audit.reading.export import Export, book, goal

D = dt.date

INSIDE = (
    Export("weekly.txt", "Weekly goals, week 49\n\nMon 30 Nov\n- Call ten inns about jam\nTue 1 Dec\n- Cook 90 jars of plum jam\n\nNotes: lids are late.\nWritten by Uma\n",
           (goal("Call ten inns about jam"), goal("Cook 90 jars of plum jam"))),
    Export("table_in_text.txt", "Goal                               Owner        Due\n-------------------------------------------------------\nTune 40 pianos                     Kaia Moe     2027-06-30\nSell the old grand                 Finn Oye     2027-03-31\n\n2 rows\n",
           (goal("Tune 40 pianos", owner="Kaia Moe", due_date=D(2027, 6, 30)), goal("Sell the old grand", owner="Finn Oye"))),
    Export("tabs.txt", "Goal\tOwner\tDue\nTune 40 pianos\tKaia Moe\t2027-06-30\nSell the old grand\tFinn Oye\t2027-03-31\n",
           (goal("Tune 40 pianos", owner="Kaia Moe", due_date=D(2027, 6, 30)), goal("Sell the old grand", owner="Finn Oye"))),
    Export("mail_table.txt", "Hi Nora,\n\nhere you go:\n\nGoal;Owner;Due\nTune 40 pianos;Kaia Moe;2027-06-30\nSell the old grand;Finn Oye;2027-03-31\n\nBest,\nKai\n",
           (goal("Tune 40 pianos", owner="Kaia Moe", due_date=D(2027, 6, 30)), goal("Sell the old grand", owner="Finn Oye"))),
    Export("roman.md", "## Ziele\n\nI. Zehn Boote streichen\nII. Den Steg neu bauen\n\n## Ansprechpartner\n\n- Jan Boll, Tel. 040 555 0199\n",
           (goal("Zehn Boote streichen"), goal("Den Steg neu bauen"))),
    Export("bold_goals.md", "**Goal 1 – Tune 40 pianos by June**\nOwner: Kaia Moe\nDue: 30 June 2027\nWe did 31 last year.\n\n**Goal 2 – Sell the old grand**\nOwner: Finn Oye\nDue: 31 March 2027\n",
           (goal("Tune 40 pianos by June", owner="Kaia Moe", due_date=D(2027, 6, 30)), goal("Sell the old grand", owner="Finn Oye", due_date=D(2027, 3, 31)))),
    Export("okr_md.md", "# Q1 2027 OKRs\n\n## O1 Be the quiet ferry\n\n_Owner: Dag Ness_\n\n- KR1: Cut noise from 70 to 60 dB (0.3)\n- KR2: Get 300 cards with praise (0.0)\n\n## O2 Never be late\n\n- KR1: Leave on time 95 of 100 times (0.5)\n\n## Scoring\n\n- 0.7 is good\n- 1.0 is great\n",
           (goal("Cut noise from 70 to 60 dB (0.3)", parent="Be the quiet ferry"), goal("Get 300 cards with praise (0.0)", parent="Be the quiet ferry"), goal("Leave on time 95 of 100 times (0.5)", parent="Never be late"))),
    Export("list_items.csv", '"Title","AssignedTo","DueDate","GoalStatus","Percent","ContentType","Created By","Modified"\n"Tune 40 pianos","7;#Kaia Moe","2027-06-30T00:00:00Z","In Progress","0.4","Item","Hq","2026-11-01"\n"Sell the old grand","9;#Finn Oye","2027-03-31T00:00:00Z","Not Started","0","Item","Hq","2026-11-01"\n',
           (goal("Tune 40 pianos", owner="Kaia Moe", due_date=D(2027, 6, 30), status="In Progress"), goal("Sell the old grand", owner="Finn Oye"))),
    Export("matrix.xlsx", book(Matrix=[["Priorities", "North", "South", "West"], ["Growth", "Sell 90 ovens to hotels", "Open a shop in Hove", "Win two inns"], ["Quality", "Repair in two days", "Break under 2% of tiles", "Answer in one hour"]]),
           tuple(goal(t) for t in ("Sell 90 ovens to hotels", "Open a shop in Hove", "Win two inns", "Repair in two days", "Break under 2% of tiles", "Answer in one hour"))),
    Export("two_header_lines.xlsx", book(Plan=[["Employee", None, "Goal", None, "Timing", None], ["First name", "Last name", "Description", "Weight", "Start", "End"], ["Rui", "Sa", "Answer claims within 5 days", 0.5, D(2027, 1, 1), D(2027, 6, 30)], ["Eva", "Lo", "Scan 900 letters a day", 0.5, D(2027, 1, 1), D(2027, 3, 15)]]),
           (goal("Answer claims within 5 days", owner="Rui Sa", start_date=D(2027, 1, 1), due_date=D(2027, 6, 30)), goal("Scan 900 letters a day", owner="Eva Lo"))),
    Export("comma_owner.csv", "Nachname, Vorname;Ziel;Bis\n\"Koch, Jana\";Neun Händler gewinnen;30.06.2027\n\"Behr, Lutz\";In zwei Tagen reparieren;31.12.2027\n",
           (goal("Neun Händler gewinnen", owner="Koch, Jana", due_date=D(2027, 6, 30)), goal("In zwei Tagen reparieren", owner="Behr, Lutz"))),
    Export("graphql.json", json.dumps({"data": {"viewer": {"goals": {"edges": [{"node": {"id": "G1", "title": "Tune 40 pianos", "owner": {"name": "Kaia Moe"}, "targetDate": "2027-06-30", "state": "ACTIVE"}}, {"node": {"id": "G2", "title": "Sell the old grand", "owner": None, "targetDate": None, "state": "ACTIVE"}}], "pageInfo": {"hasNextPage": False}}}}}),
           (goal("Tune 40 pianos", id="G1", owner="Kaia Moe", due_date=D(2027, 6, 30), status="ACTIVE"), goal("Sell the old grand", owner=None))),
    Export("hal.json", json.dumps({"_embedded": {"objectives": [{"key": "OB-1", "attributes": {"name": "Tune 40 pianos", "responsible": {"fullName": "Kaia Moe"}, "end_date": "2027-06-30", "metric_target": 40}}, {"key": "OB-2", "attributes": {"name": "Sell the old grand", "responsible": {"fullName": "Finn Oye"}, "end_date": "2027-03-31", "metric_target": 1}}]}, "page": {"size": 20}}),
           (goal("Tune 40 pianos", owner="Kaia Moe", due_date=D(2027, 6, 30), target=40.0), goal("Sell the old grand", owner="Finn Oye", target=1.0))),
    Export("prose.html", "<html><body><h1>About us</h1><p>We tune pianos since 1931.</p><p>Contact us at hi@pianos.example</p></body></html>", refused="web page"),
    Export("group_rows.csv", "Ziel;Verantwortlich;Fällig\n--- Werkstatt ---;;\nZehn Boote streichen;Jan Boll;31.05.2027\nDen Steg neu bauen;Ute Raab;30.06.2027\n--- Büro ---;;\nRechnungen in drei Tagen schreiben;Rita Bär;31.03.2027\n;;\nVertraulich;;\n",
           (goal("Zehn Boote streichen", owner="Jan Boll", due_date=D(2027, 5, 31)), goal("Den Steg neu bauen"), goal("Rechnungen in drei Tagen schreiben", owner="Rita Bär"))),
    Export("swot.md", "# Strategy day\n\n## Strengths\n- good staff\n\n## Weaknesses\n- old ovens\n\n## Our goals\n1. Sell 90 ovens to hotels\n2. Repair in two days\n3. Open a shop in Hove\n",
           (goal("Sell 90 ovens to hotels"), goal("Repair in two days"), goal("Open a shop in Hove"))),
    Export("q_and_a.txt", "Name: Uma Kor\nDate: 20 November 2026\n\n1. What is your most important goal for next year?\nSell 90 kites to clubs\n\n2. What is your second goal?\nMend a kite in two days\n\n3. What support do you need?\nA new sewing machine\n",
           (goal("Sell 90 kites to clubs"), goal("Mend a kite in two days"))),
)
