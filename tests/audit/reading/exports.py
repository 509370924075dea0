# ruff: noqa: E501
"""Exports of HR systems, task lists and OKR tools, in seven languages, each with what a careful person takes from it. All are made up."""

from __future__ import annotations

import datetime as dt

from tests.audit.reading.export import Export, book, goal

D = dt.date

HR = (
    Export(
        "successfactors.csv",
        "Goal Plan,User ID,First Name,Last Name,Goal Name,Metric,Weight,Start Date,Due Date,Goal Status\n"
        "2027,u81,Signe,Dahl,Replace 14 pumps in the north well,Pumps replaced,30%,2027-01-01,2027-05-31,On Track\n"
        "2027,u82,Omar,Reza,Hold water loss below 7%,Water loss,20%,2027-01-01,9999-12-31,Behind\n",
        (
            goal("Replace 14 pumps in the north well", owner="Signe Dahl", metric="Pumps replaced", start_date=D(2027, 1, 1),
                 due_date=D(2027, 5, 31), status="On Track"),
            goal("Hold water loss below 7%", owner="Omar Reza", metric="Water loss", due_date=None),
        ),
        notes=("'9999-12-31'",),
    ),
    Export(
        "oracle_hcm.csv",
        "Performance Goals by Worker\nRun on 12-Nov-2026\n\n"
        "Person Number,Person Name,Department,Goal Name,Goal Description,Target Completion Date,Completion Percentage,Status\n"
        "30017,Lena Frost,Harbour,Dredge 3 berths to nine metres,Before the winter storms.,30-Sep-2027,0,Not started\n"
        "30018,Ugo Neri,Harbour,Paint 40 mooring posts,,15-Jun-2027,25,In progress\n"
        ",,,,,,,\nPage 1 of 1,,,,,,,\n",
        (
            goal("Dredge 3 berths to nine metres", owner="Lena Frost", team="Harbour", due_date=D(2027, 9, 30), status="Not started"),
            goal("Paint 40 mooring posts", owner="Ugo Neri", team="Harbour", due_date=D(2027, 6, 15), status="In progress"),
        ),
        {"title": 2, "footer": 1},
    ),
    Export(
        "blank_below.csv",
        "Associate,Job Title,Objective for 2027,By when\n"
        "Ines Prado,Baker,Bake 300 loaves a day by spring,2027-04-01\n,,Train two apprentices,2027-08-31\n"
        "Tor Lie,Miller,Grind 9 tonnes of rye a week,2027-10-31\n,,Cut flour dust in half,2027-12-15\n",
        (
            goal("Bake 300 loaves a day by spring", owner="Ines Prado", role="Baker", due_date=D(2027, 4, 1)),
            goal("Train two apprentices", owner="Ines Prado", role="Baker", due_date=D(2027, 8, 31)),
            goal("Grind 9 tonnes of rye a week", owner="Tor Lie", role="Miller", due_date=D(2027, 10, 31)),
            goal("Cut flour dust in half", owner="Tor Lie", role="Miller", due_date=D(2027, 12, 15)),
        ),
    ),
    Export(
        "review_cells.csv",
        'Staff member,Role,What do you want to achieve?\nAda Quist,Nurse,"- Visit 30 patients a week\n- Learn wound care by June 2027"\n'
        "Per Holt,Driver,Drive 400 safe shifts\n",
        (
            goal("Visit 30 patients a week", owner="Ada Quist", role="Nurse"),
            goal("Learn wound care by June 2027", owner="Ada Quist", role="Nurse"),
            goal("Drive 400 safe shifts", owner="Per Holt", role="Driver"),
        ),
    ),
)

TASKS = (
    Export(
        "asana.csv",
        "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task\n"
        "9001,2026-10-01,,2026-11-01,Publish 12 trail maps,Doing,Kaia Moe,kaia@trail.example,,2027-04-30,,For hikers.,Trails 2027,\n"
        "9002,2026-10-01,,2026-11-01,Mark 60 km of paths,Doing,Finn Oye,finn@trail.example,2027-02-01,2027-03-31,,,Trails 2027,Publish 12 trail maps\n",
        (
            goal("Publish 12 trail maps", id="9001", owner="Kaia Moe", due_date=D(2027, 4, 30), parent=None),
            goal("Mark 60 km of paths", id="9002", owner="Finn Oye", start_date=D(2027, 2, 1), due_date=D(2027, 3, 31),
                 parent="Publish 12 trail maps"),
        ),
    ),
    Export(
        "todoist.csv",
        "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\n"
        "section,Spring,,,,,,,,\n"
        "task,Plant 80 apple trees,Old kinds only,1,1,Liv (11),Odd (12),30 Apr 2027,en,Europe/Oslo\n"
        "task,Dig 80 holes,,4,2,Liv (11),,15 Apr 2027,en,Europe/Oslo\n"
        "note,ask the nursery,,,,Liv (11),,,,\n",
        (
            goal("Plant 80 apple trees", owner="Odd", due_date=D(2027, 4, 30), parent=None),
            goal("Dig 80 holes", due_date=D(2027, 4, 15)),
        ),
        {"sub_kind": 2},
    ),
    Export(
        "azure_devops.csv",
        "ID,Work Item Type,Title 1,Title 2,Assigned To,State,Target Date\n"
        "71,Epic,Answer every claim within 5 days,,Rui Sa <rui@claims.example>,Active,6/30/2027 12:00:00 AM\n"
        "72,Feature,,Scan 900 letters a day,Eva Lo <eva@claims.example>,New,3/15/2027 12:00:00 AM\n",
        (
            goal("Answer every claim within 5 days", owner="Rui Sa", due_date=D(2027, 6, 30), status="Active"),
            goal("Scan 900 letters a day", owner="Eva Lo", due_date=D(2027, 3, 15), parent="71"),
        ),
    ),
    Export(
        "ms_project.csv",
        "ID,Outline Level,Name,Duration,Start,Finish,Resource Names\n"
        '1,1,Renew the ferry fleet,200 days,"Mon 1/4/27","Fri 12/17/27",Dag Ness\n'
        '2,2,Order 4 hulls,60 days,"Mon 1/4/27","Wed 3/31/27","Dag Ness,Mona Rui"\n',
        (
            goal("Renew the ferry fleet", id="1", owner="Dag Ness", start_date=D(2027, 1, 4), due_date=D(2027, 12, 17), parent=None),
            goal("Order 4 hulls", id="2", owner="Dag Ness,Mona Rui", due_date=D(2027, 3, 31), parent="1"),
        ),
    ),
    Export(
        "airtable.csv",
        b"\xef\xbb\xbfGoal,Lead,Status,Deadline,Target number,Actual so far,Attachments\r\n"
        b"Restore 25 church windows,Bea Kolb,In progress,7/31/2027,25,4,\r\nRaise 90k for the organ,Jan Vik,Todo,11/30/2027,$90k,$12k,\r\n",
        (
            goal("Restore 25 church windows", owner="Bea Kolb", status="In progress", due_date=D(2027, 7, 31), target=25.0),
            goal("Raise 90k for the organ", owner="Jan Vik", due_date=D(2027, 11, 30), target=90_000.0),
        ),
    ),
    Export(
        "archived.csv",
        "Card Name,Members,Due Date,Archived\nSand 30 benches,[Ole Ruud],2027-05-05T10:00:00.000Z,false\nOld plan,[],,true\n",
        (goal("Sand 30 benches", owner="Ole Ruud", due_date=D(2027, 5, 5)),),
        {"archived": 1},
    ),
)

OKR = (
    Export(
        "weekdone.csv",
        "Level,Type,Title,Owner,Start,Current,Target,Deadline\n"
        "Team,Objective,Be the calmest clinic,Nora Berg,,,,2027-03-31\n"
        "Team,Key result,See patients within 10 minutes,Nora Berg,25,22,10,2027-03-31\n"
        "Team,Key result,Halve the paper forms to 40,Aki Sato,80,71,40,2027-02-28\n",
        (
            goal("Be the calmest clinic", owner="Nora Berg", parent=None, baseline=None),
            goal("See patients within 10 minutes", baseline=25.0, current=22.0, target=10.0, parent="Be the calmest clinic", start_date=None),
            goal("Halve the paper forms to 40", owner="Aki Sato", baseline=80.0, target=40.0, due_date=D(2027, 2, 28)),
        ),
    ),
    Export(
        "quantive.csv",
        "Title,From,To,Actual,Owner,Parent objective,Session end\n"
        "Ship 9 out of 10 parcels overnight,61%,90%,70%,Vera Kos,Fastest post in the valley,2027-06-30\n"
        "Open 6 pick-up lockers,0,6,2,Milo Ban,Fastest post in the valley,2027-05-31\n",
        (
            goal("Ship 9 out of 10 parcels overnight", baseline=61.0, target=90.0, current=70.0, parent="Fastest post in the valley"),
            goal("Open 6 pick-up lockers", baseline=0.0, target=6.0, owner="Milo Ban", due_date=D(2027, 5, 31), start_date=None),
        ),
    ),
    Export(
        "two_columns.csv",
        "Objective;Objective owner;Key Result;Key Result owner;Target;Due\n"
        "Fill the night trains;Rita Wolf;Sell 700 berths a week;Karl Egg;700;30.04.2027\n"
        ";;Bring delays under 15 minutes;Rita Wolf;15;31.05.2027\n",
        (
            goal("Sell 700 berths a week", owner="Karl Egg", target=700.0, due_date=D(2027, 4, 30), parent="Fill the night trains"),
            goal("Bring delays under 15 minutes", owner="Rita Wolf", target=15.0, parent="Fill the night trains"),
        ),
    ),
    Export(
        "wide.csv",
        "Objective,Owner,KR1,KR1 Target,KR1 Due,KR2,KR2 Target,KR2 Due\n"
        "Sing in tune,Pia Holm,Rehearse 20 evenings,20,2027-03-01,Give 5 concerts,5,2027-06-01\n",
        (
            goal("Sing in tune", id="1", owner="Pia Holm"),
            goal("Rehearse 20 evenings", parent="1", target=20.0, due_date=D(2027, 3, 1)),
            goal("Give 5 concerts", parent="1", target=5.0, due_date=D(2027, 6, 1)),
        ),
    ),
    Export(
        "objective_lines.xlsx",
        book(OKRs=[
            ["Q2 OKRs"], [],
            ["Key Result", "Owner", "Baseline", "Target", "Due date"],
            ["O1: Know every tree in the park"],
            ["Map 2,400 trees", "Hal Roe", 300, 2400, D(2027, 6, 30)],
            ["Tag 500 old trees", "Sue Ek", 0, 500, D(2027, 5, 31)],
            ["O2: Keep paths safe"],
            ["Light 18 crossings", "Hal Roe", 2, 18, D(2027, 6, 15)],
        ]),
        (
            goal("Map 2,400 trees", owner="Hal Roe", baseline=300.0, target=2400.0, parent="Know every tree in the park"),
            goal("Tag 500 old trees", owner="Sue Ek", due_date=D(2027, 5, 31), parent="Know every tree in the park"),
            goal("Light 18 crossings", target=18.0, parent="Keep paths safe"),
        ),
        {"objective": 2, "title": 1},
    ),
    Export(
        "outline.csv",
        "WBS,Goal,Responsible,Deadline\n1,Rebuild the east pier,Gro Aas,2027-11-30\n1.1,Drive 60 piles,Nils Bo,2027-05-31\n1.1.1,Hire 2 cranes,Nils Bo,2027-02-28\n2,Open the fish hall,Gro Aas,2027-08-31\n",
        (
            goal("Rebuild the east pier", parent=None, owner="Gro Aas"),
            goal("Drive 60 piles", parent="1"),
            goal("Hire 2 cranes", parent="2"),
            goal("Open the fish hall", parent=None),
        ),
    ),
    Export(
        "categories.csv",
        "Goal group,Goal name,Assigned to,Due\nSales,Sell 40 kayaks,Tim Orr,2027-06-01\nSales,Rent out 90 canoes,Amy Day,2027-07-01\n"
        "Care,Mend 30 paddles,Tim Orr,2027-03-01\n",
        (goal("Sell 40 kayaks"), goal("Rent out 90 canoes", owner="Amy Day"), goal("Mend 30 paddles", due_date=D(2027, 3, 1))),
    ),
)

LANGUAGES = (
    Export(
        "francais.csv",
        "Objectif;Responsable;Équipe;Échéance;Valeur de départ;Valeur cible;Unité;Statut\n"
        "Réduire les pannes de four;Zoé Lenoir;Atelier;31 mars 2027;12,5;6,25;pannes;En cours\n"
        "Vendre 1 500 tartes;Luc Petit;Boutique;1er juin 2027;0;1 500;tartes;À faire\n"
        "Total;;;;;;;\n",
        (
            goal("Réduire les pannes de four", owner="Zoé Lenoir", team="Atelier", due_date=D(2027, 3, 31), baseline=12.5, target=6.25),
            goal("Vendre 1 500 tartes", owner="Luc Petit", due_date=D(2027, 6, 1), target=1500.0, unit="tartes", status="À faire"),
        ),
        {"total": 1},
    ),
    Export(
        "espanol.csv",
        "Meta;Encargado;Departamento;Fecha límite;Línea base;Valor objetivo;Estado\n"
        "Abrir 3 bibliotecas;Inés Rey;Cultura;30/09/2027;1.200;3.400;Abierto\nPrestar más libros;Leo Paz;Cultura;15/12/2027;8,5;12,75;Abierto\n",
        (
            goal("Abrir 3 bibliotecas", owner="Inés Rey", team="Cultura", due_date=D(2027, 9, 30), baseline=1200.0, target=3400.0),
            goal("Prestar más libros", baseline=8.5, target=12.75, status="Abierto"),
        ),
        notes=("decimal comma",),
    ),
    Export(
        "nederlands.csv",
        "Doelstelling,Verantwoordelijke,Afdeling,Einddatum,Nulmeting,Streefwaarde,Toelichting\n"
        "Repareer 60 fietsen per week,Sanne Dijk,Werkplaats,31 maart 2027,35,60,Met twee leerlingen\n"
        "Leid 4 monteurs op,Bram Vos,Werkplaats,15 mei 2027,0,4,\n",
        (
            goal("Repareer 60 fietsen per week", owner="Sanne Dijk", team="Werkplaats", due_date=D(2027, 3, 31), baseline=35.0, target=60.0),
            goal("Leid 4 monteurs op", owner="Bram Vos", due_date=D(2027, 5, 15)),
        ),
    ),
    Export(
        "portugues.csv",
        "Objetivo;Responsável;Prazo;Valor inicial;Valor alvo;Unidade;Situação\n"
        "Plantar 900 sobreiros;Rui Faria;30 de abril de 2027;0;900;árvores;Aberto\nPoupar água;Ana Melo;1º de julho de 2027;1.250,5;980,25;m³;Aberto\n",
        (
            goal("Plantar 900 sobreiros", owner="Rui Faria", due_date=D(2027, 4, 30), target=900.0, unit="árvores"),
            goal("Poupar água", due_date=D(2027, 7, 1), baseline=1250.5, target=980.25, status="Aberto"),
        ),
    ),
    Export(
        "italiano.csv",
        "Obiettivo;Referente;Reparto;Scadenza;Valore iniziale;Valore obiettivo;Stato\n"
        "Restaurare 8 affreschi;Gaia Neri;Laboratorio;30 settembre 2027;0;8;Aperto\nRidurre i costi;Ugo Sala;Uffici;KW 10/2027;€ 4.500;€ 3.900;Aperto\n",
        (
            goal("Restaurare 8 affreschi", owner="Gaia Neri", team="Laboratorio", due_date=D(2027, 9, 30), target=8.0),
            goal("Ridurre i costi", due_date=D(2027, 3, 14), baseline=4500.0, target=3900.0),
        ),
    ),
    Export(
        "deutsch_fremd.csv",
        "Vorhaben;Kopf;Fertig\n120 Nistkästen am Kanal aufhängen;Uta Kern;28.02.2027\nZwölf Schulklassen durch das Moor führen;Jens Boll;15.06.2027\n",
        (
            goal("120 Nistkästen am Kanal aufhängen", owner="Uta Kern", due_date=D(2027, 2, 28)),
            goal("Zwölf Schulklassen durch das Moor führen", owner="Jens Boll", due_date=D(2027, 6, 15)),
        ),
    ),
)

SYSTEMS = (*HR, *TASKS, *OKR, *LANGUAGES)
