# ruff: noqa: E501
"""More systems and habits: scorecards, task lists, HR files in five languages, slides, chats, sheets of people; each with what is to be taken from it."""

from __future__ import annotations

import datetime as dt
import json

from tests.audit.reading.export import Export, book, goal

D = dt.date

SHEETS = (
    Export("scorecard.xlsx", book(BSC=[["Balanced scorecard 2027", None, None, None, None, None], [], ["Perspective", "Objective", "Measure", "Baseline", "Target", "Initiatives"], ["Finance", "Earn more from repairs", "Repair income", 40000, 55000, "Price list"], [None, "Lower stock costs", "Stock value", 90000, 70000, "Sell old parts"], ["Customers", "Be recommended", "Reviews with five stars", 40, 120, "Ask at the till"]]),
           (goal("Earn more from repairs", metric="Repair income", baseline=40000.0, target=55000.0), goal("Lower stock costs", target=70000.0), goal("Be recommended", metric="Reviews with five stars", target=120.0))),
    Export("outlook.csv", '"Subject","Start Date","Due Date","Reminder On/Off","Reminder Date","Reminder Time","Date Completed","% Complete","Total Work","Actual Work","Categories","Notes","Owner","Priority","Private","Status"\n"Win three new mills as customers","1/4/2027","6/30/2027","True","6/29/2027","8:00:00 AM","","0.25","0","0","Goals","","Femke Bos","High","False","In Progress"\n"Answer quotes within a day","","12/31/2027","False","","","","0","0","0","Goals","ask Tom","Femke Bos","Normal","False","Not Started"\n',
           (goal("Win three new mills as customers", owner="Femke Bos", start_date=D(2027, 1, 4), due_date=D(2027, 6, 30), status="In Progress"), goal("Answer quotes within a day", due_date=D(2027, 12, 31), start_date=None))),
    Export("personio.csv", "Vorname;Nachname;Abteilung;Zieltitel;Gewichtung;Zielerreichung;Von;Bis;Status\nJana;Koch;Vertrieb;Neun neue Händler in Bayern gewinnen;40 %;10 %;01.01.2027;30.06.2027;Im Plan\nLutz;Behr;Werkstatt;Reparaturen in zwei Tagen schaffen;60 %;0 %;01.02.2027;31.12.2027;Offen\n",
           (goal("Neun neue Händler in Bayern gewinnen", owner="Jana Koch", team="Vertrieb", start_date=D(2027, 1, 1), due_date=D(2027, 6, 30), target=None), goal("Reparaturen in zwei Tagen schaffen", owner="Lutz Behr", status="Offen"))),
    Export("tableau.xlsx", book(Suivi=[["Tableau de bord des objectifs", None, None, None, None, None, None], ["Édité le 20/11/2026", None, None, None, None, None, None], [], ["N°", "Objectif", "Indicateur", "Valeur de départ", "Cible 2027", "Échéance", "Pilote"], [1, "Vendre plus de miel en ligne", "Ventes", "1 200,50 €", "2 500 €", D(2027, 12, 31), "Léa Roy"], [2, "Former dix apiculteurs", "Certificats", "n.c.", "10", D(2027, 6, 30), "Jean Bal"], ["Total", None, None, None, None, None, None], [], ["Page 1 sur 1", None, None, None, None, None, None]]),
           (goal("Vendre plus de miel en ligne", owner="Léa Roy", metric="Ventes", baseline=1200.5, target=2500.0, due_date=D(2027, 12, 31)), goal("Former dix apiculteurs", owner="Jean Bal", target=10.0))),
    Export("doelen.csv", "Doelstelling;Eigenaar;Afdeling;Nulmeting;Streefwaarde;Uiterlijk;Stand van zaken\nMinder verloren fietsen;Tom Vos;Verhuur;12%;4%;30-06-2027;loopt\nVijftig bakfietsen verhuren;Els Bakker;Verhuur;31;50;01-09-2027;niet gestart\n",
           (goal("Minder verloren fietsen", owner="Tom Vos", team="Verhuur", baseline=12.0, target=4.0, due_date=D(2027, 6, 30)), goal("Vijftig bakfietsen verhuren", target=50.0, due_date=D(2027, 9, 1)))),
    Export("obiettivi.csv", "Obiettivo,Responsabile,Reparto,Valore attuale,Valore obiettivo,Scadenza,Stato\nVendere 900 bottiglie d'olio,Ugo Neri,Vendite,310,900,31/10/2027,in corso\nRidurre gli scarti al 3%,Lia Sala,Frantoio,5%,3%,30/06/2027,da fare\n",
           (goal("Vendere 900 bottiglie d'olio", owner="Ugo Neri", team="Vendite", current=310.0, target=900.0, due_date=D(2027, 10, 31)), goal("Ridurre gli scarti al 3%", target=3.0))),
    Export("objetivos.xlsx", book(Hoja1=[["Objetivos del taller"], [], [None, "Objetivo", "Responsable", "Meta", "Fecha límite", "Observaciones"], [1, "Reparar 60 guitarras", "Ana Gil", 60, D(2027, 11, 30), "con Luis"], [2, "Abrir los sábados", "Luis Mora", None, D(2027, 3, 1), None], [], [None, "Elaborado por: Ana Gil"]]),
           (goal("Reparar 60 guitarras", owner="Ana Gil", target=60.0, due_date=D(2027, 11, 30)), goal("Abrir los sábados", owner="Luis Mora"))),
    Export("person_sheets.xlsx", book(Ada_Quist=[["Goal", "Due"], ["Visit 30 farms", D(2027, 6, 30)], ["Write a guide to hedges", D(2027, 9, 30)]], Per_Holt=[["Goal", "Due"], ["Drive 400 safe shifts", D(2027, 12, 31)]]),
           (goal("Visit 30 farms", owner="Ada Quist", due_date=D(2027, 6, 30)), goal("Write a guide to hedges", owner="Ada Quist"), goal("Drive 400 safe shifts", owner="Per Holt"))),
    Export("inset.xlsx", book(Sheet1=[[], [], [None, None, "Goal", "Owner", "Due"], [None, None, "Tune 40 pianos", "Kaia Moe", D(2027, 6, 30)], [None, None, "Sell the old grand", "Finn Oye", D(2027, 3, 31)], [], [None, None, "Green: on track, red: late"]]),
           (goal("Tune 40 pianos", owner="Kaia Moe", due_date=D(2027, 6, 30)), goal("Sell the old grand", owner="Finn Oye"))),
    Export("initiatives.csv", "Objective,Key Result,Initiative,Owner,Due\nBe the quiet ferry,Cut noise on deck from 70 to 60 dB,Buy rubber mounts,Dag Ness,2027-06-30\nBe the quiet ferry,Get 300 cards with praise,Hand out cards,Mona Rui,2027-09-30\n",
           (goal("Cut noise on deck from 70 to 60 dB", parent="Be the quiet ferry", owner="Dag Ness"), goal("Get 300 cards with praise", parent="Be the quiet ferry"))),
    Export("form_answers.csv", "Timestamp,Email Address,Your name,Goal 1,Goal 1 - by when?,Goal 2,Goal 2 - by when?\n11/20/2026 9:14:02,uma@kites.example,Uma Kor,Sell 90 kites to clubs,6/30/2027,Mend a kite in two days,12/31/2027\n11/21/2026 8:00:10,bo@kites.example,Bo Lind,Learn to sew sails,3/31/2027,,\n",
           (goal("Sell 90 kites to clubs", owner="Uma Kor", due_date=D(2027, 6, 30)), goal("Mend a kite in two days", owner="Uma Kor", due_date=D(2027, 12, 31)), goal("Learn to sew sails", owner="Bo Lind", due_date=D(2027, 3, 31)))),
    Export("two_tables.xlsx", book(Plan=[["Goals 2027"], ["Goal", "Owner", "Due"], ["Paint 9 buoys", "Cid Orr", D(2027, 5, 1)], ["Oil 4 lock gates", "Eva Sal", D(2027, 6, 1)], [], ["Budget"], ["Item", "Cost", "Paid"], ["Paint", 900, "yes"], ["Oil", 120, "no"]]),
           (goal("Paint 9 buoys", owner="Cid Orr"), goal("Oil 4 lock gates", owner="Eva Sal", due_date=D(2027, 6, 1)))),
    Export("values.csv", "Ziel;Verantwortlich;Ausgangswert;Zielwert;Termin\nUmsatz mit Rädern steigern;Kim Ode;1,2 Mio. €;1,5 Mio. €;31.12.2027\nAusschuss senken;Ute Raab;4,5 %;3,0 %;offen\nLager räumen;Jan Boll;k. A.;entfällt;30.06.2027\n",
           (goal("Umsatz mit Rädern steigern", baseline=1_200_000.0, target=1_500_000.0), goal("Ausschuss senken", target=3.0, due_date=None), goal("Lager räumen", target=None, baseline=None, due_date=D(2027, 6, 30)))),
)

WORDS = (
    Export("numbered_letter.txt", "Dear Ms Frost,\n\nhere are my goals for next year.\n\nGoal 1: Restore 12 clocks by May 2027\nI did nine this year, with an old lathe.\n\nGoal 2: Teach two trainees to turn brass\nThey start in February.\n\nYours sincerely,\nUgo Neri\nWorkshop\n",
           (goal("Restore 12 clocks by May 2027"), goal("Teach two trainees to turn brass"))),
    Export("okr_plain.txt", "Team: Ferry crew\nQuarter: Q1 2027\n\nObjective: Be the quiet ferry\nKey Results:\n- Cut noise on deck from 70 to 60 dB\n- Get 300 cards with praise\n\nInitiatives:\n- Buy rubber mounts\n- Hand out cards\n\nObjective: Never be late\nKey Results:\n- Leave on time 95 of 100 times\n",
           (goal("Cut noise on deck from 70 to 60 dB", parent="Be the quiet ferry"), goal("Get 300 cards with praise", parent="Be the quiet ferry"), goal("Leave on time 95 of 100 times", parent="Never be late"))),
    Export("slides.md", "# Goals of the mill 2027\n\nIda Moss, November 2026\n\n---\n\n## Where we stand\n\n- 2026: 31 tonnes of spelt\n- two bakeries left us\n\n---\n\n## Goals\n\n- Grind 40 tonnes of spelt\n- Win three bakeries in Bath\n\n---\n\n## Thank you!\n\nQuestions?\n",
           (goal("Grind 40 tonnes of spelt"), goal("Win three bakeries in Bath"))),
    Export("chat.txt", "Ida Moss  9:14 AM\nmorning! my goals for Q1:\n• Grind 12 tonnes of spelt\n• Visit four bakeries\n\nBo Lind  9:20 AM\nnice! mine:\n• Repair the big wheel by March\n:+1: 2\n",
           (goal("Grind 12 tonnes of spelt"), goal("Visit four bakeries"), goal("Repair the big wheel by March"))),
    Export("wiki.html", "<html><body><div id='header'><a href='/'>Wiki</a></div><h1>Team goals</h1><p>Page created by Kai Orn, last modified on 12 Nov 2026</p><h2>Goal 1: Build 12 masts by June</h2><table><tr><th>Owner</th><td>Kai Orn</td></tr><tr><th>Due</th><td>30 June 2027</td></tr></table><h2>Goal 2: Reach 4000 homes</h2><table><tr><th>Owner</th><td>Liv Aas</td></tr><tr><th>Due</th><td>30 Nov 2027</td></tr></table></body></html>",
           (goal("Build 12 masts by June", owner="Kai Orn", due_date=D(2027, 6, 30)), goal("Reach 4000 homes", owner="Liv Aas", due_date=D(2027, 11, 30)))),
    Export("tables_a_team.html", "<html><body><h2>Sales</h2><table><tr><th>Goal</th><th>Owner</th></tr><tr><td>Sell 90 sails to clubs</td><td>Odd Vik</td></tr></table><h2>Loft</h2><table><tr><th>Goal</th><th>Owner</th></tr><tr><td>Sew a jib in four days</td><td>Eli Ras</td></tr></table><p>Confidential</p></body></html>",
           (goal("Sell 90 sails to clubs", owner="Odd Vik"), goal("Sew a jib in four days", owner="Eli Ras"))),
    Export("paragraphs.html", "<html><body><p>Hello Nora,</p><p>these are our goals:</p><p>&bull; Rent 12 more boats by May 2027<br>&bull; Cut repairs per boat from 5 to 3</p><p>Regards<br>Ole</p></body></html>",
           (goal("Rent 12 more boats by May 2027"), goal("Cut repairs per boat from 5 to 3"))),
    Export("notes_de.txt", "Zielgespräch am 20.11.2026\nTeilnehmer: Jens Holt, Rita Bär\n\nZiele:\n1. Fehler beim Packen halbieren (bis 30.06.2027)\n2. Staplerschein für drei Kollegen (verantwortlich: Rita Bär)\n\nNächste Schritte:\n- Termin im Februar\n\nOrt, Datum: ____________  Unterschrift: ____________\n",
           (goal("Fehler beim Packen halbieren (bis 30.06.2027)"), goal("Staplerschein für drei Kollegen", owner="Rita Bär"))),
    Export("smart_bullets.md", "# Goal: Rent 40 sledges to schools\n\n- **Specific:** rentals to schools in the valley\n- **Measurable:** 40 rentals\n- **Achievable:** 31 last winter\n- **Relevant:** fills weekdays\n- **Time-bound:** 28 February 2027\n",
           (goal("Rent 40 sledges to schools"),)),
    Export("inline.txt", "Goal: Dye 60 bales without waste | Owner: Rosa Lind | Due: 30 September 2027\nGoal: Train two apprentices | Owner: Finn Oye | Due: 15 December 2027\n",
           (goal("Dye 60 bales without waste", owner="Rosa Lind", due_date=D(2027, 9, 30)), goal("Train two apprentices", owner="Finn Oye", due_date=D(2027, 12, 15)))),
    Export("plain_lines.txt", "My goals for 2027\n\nSell 90 kites to clubs by June\nMend a kite in two days\nLearn to sew sails\n",
           (goal("Sell 90 kites to clubs by June"), goal("Mend a kite in two days"), goal("Learn to sew sails"))),
    Export("lines_with_notes.txt", "Ziele 2027 - Team Werkstatt\n\nZehn Boote bis Mai streichen\nDen Steg neu bauen\n\nStand: 20.11.2026\nErstellt von Jan Boll\n",
           (goal("Zehn Boote bis Mai streichen"), goal("Den Steg neu bauen"))),
)

DATA = (
    Export("clickup.json", json.dumps({"tasks": [{"id": "86a1", "name": "Weave 30 rugs by May", "text_content": "", "status": {"status": "in progress", "color": "#fff", "type": "custom"}, "creator": {"id": 1, "username": "Hq Boss"}, "assignees": [{"id": 7, "username": "Ada Orr", "email": "ada@rugs.example"}], "due_date": "1811721600000", "start_date": None, "parent": None, "custom_fields": [{"id": "c1", "name": "Target", "type": "number", "value": 30}], "list": {"id": "1", "name": "Goals"}}, {"id": "86a2", "name": "Dye wool for ten rugs", "status": {"status": "to do", "type": "open"}, "creator": {"id": 1, "username": "Hq Boss"}, "assignees": [], "due_date": None, "parent": "86a1", "custom_fields": [{"id": "c1", "name": "Target", "type": "number", "value": 10}], "list": {"id": "1", "name": "Goals"}}]}),
           (goal("Weave 30 rugs by May", id="86a1", owner="Ada Orr", due_date=D(2027, 5, 31), target=30.0, status="in progress"), goal("Dye wool for ten rugs", owner=None, parent="86a1", status="to do"))),
    Export("teams.json", json.dumps({"company": "Rugs Ltd", "teams": [{"name": "Loom", "lead": "Ada Orr", "goals": [{"title": "Weave 30 rugs by May", "owner": "Ada Orr"}, {"title": "Waste less than 2% of wool", "owner": "Bo Lind"}]}, {"name": "Shop", "lead": "Cy Orr", "goals": [{"title": "Sell 20 rugs in Leeds", "owner": "Cy Orr"}]}]}),
           (goal("Weave 30 rugs by May", owner="Ada Orr", team="Loom"), goal("Waste less than 2% of wool", team="Loom"), goal("Sell 20 rugs in Leeds", team="Shop"))),
    Export("staff.json", json.dumps({"employees": [{"firstName": "Ada", "lastName": "Orr", "goals": ["Weave 30 rugs by May", "Learn to dye wool"]}, {"firstName": "Bo", "lastName": "Lind", "goals": ["Sell 20 rugs in Leeds"]}]}),
           (goal("Weave 30 rugs by May", owner="Ada Orr"), goal("Learn to dye wool", owner="Ada Orr"), goal("Sell 20 rugs in Leeds", owner="Bo Lind"))),
    Export("sheet_values.json", json.dumps({"range": "Goals!A1:C3", "majorDimension": "ROWS", "values": [["Goal", "Owner", "Due"], ["Weave 30 rugs", "Ada Orr", "2027-05-31"], ["Sell 20 rugs in Leeds", "Bo Lind"]]}),
           (goal("Weave 30 rugs", owner="Ada Orr", due_date=D(2027, 5, 31)), goal("Sell 20 rugs in Leeds", owner="Bo Lind"))),
    Export("monday.json", json.dumps({"data": {"boards": [{"name": "Goals", "items_page": {"items": [{"id": "91", "name": "Weave 30 rugs by May", "group": {"title": "H1"}, "column_values": [{"id": "person", "column": {"title": "Owner"}, "text": "Ada Orr"}, {"id": "date4", "column": {"title": "Due"}, "text": "2027-05-31"}, {"id": "status", "column": {"title": "Status"}, "text": "Working on it"}]}, {"id": "92", "name": "Sell 20 rugs in Leeds", "group": {"title": "H1"}, "column_values": [{"id": "person", "column": {"title": "Owner"}, "text": ""}, {"id": "date4", "column": {"title": "Due"}, "text": ""}, {"id": "status", "column": {"title": "Status"}, "text": "Stuck"}]}]}}]}}),
           (goal("Weave 30 rugs by May", id="91", owner="Ada Orr", due_date=D(2027, 5, 31), status="Working on it"), goal("Sell 20 rugs in Leeds", owner=None, status="Stuck"))),
    Export("periods.json", json.dumps({"cycle": {"name": "2027", "start": "2027-01-01", "end": "2027-12-31"}, "okrs": [{"objective": {"title": "Be the name in rugs", "owner": {"name": "Ada Orr"}}, "keyResults": [{"title": "Sell 900 rugs abroad", "metric": {"start": 310, "target": 900, "current": 350}, "owner": {"name": "Bo Lind"}, "deadline": "2027-11-30"}]}]}),
           (goal("Be the name in rugs", owner="Ada Orr"), goal("Sell 900 rugs abroad", parent="Be the name in rugs", owner="Bo Lind", baseline=310.0, target=900.0, current=350.0, due_date=D(2027, 11, 30)))),
)

MORE = (*SHEETS, *WORDS, *DATA)
