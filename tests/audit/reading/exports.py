# ruff: noqa: E501
"""Forty exports of goals as systems, workbooks and people write them, each with what a careful person takes from it. All are made up."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment

D = dt.date


@dataclass(frozen=True)
class Export:
    """One file: its name, what it holds, the goals in it, how many rows each rule leaves out, and roles that must stay empty."""

    file: str
    made: str | bytes | Callable[[Path], None]
    goals: tuple[Mapping[str, Any], ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    refused: str = ""

    def write(self, folder: Path) -> Path:
        """Write the file into a folder."""
        path = folder / self.file
        if callable(self.made):
            self.made(path)
        else:
            path.write_bytes(self.made if isinstance(self.made, bytes) else self.made.encode())
        return path


def goal(text: str, **fields: Any) -> Mapping[str, Any]:
    return {"text": text, **fields}


def book(**sheets: list[list[Any]]) -> Callable[[Path], None]:
    """A workbook with these sheets; `_merged`, `_hidden` and others are asked for in functions below."""

    def make(path: Path) -> None:
        made = openpyxl.Workbook()
        made.remove(made.active)
        for title, rows in sheets.items():
            sheet = made.create_sheet(title.replace("_", " "))
            for row in rows:
                sheet.append(row)
        made.save(path)

    return make


def changed(make: Callable[[Path], None], change: Callable[[Any], None]) -> Callable[[Path], None]:
    """A workbook that is made and then changed by hand."""

    def both(path: Path) -> None:
        make(path)
        made = openpyxl.load_workbook(path)
        change(made)
        made.save(path)

    return both


def data(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


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
            goal("Scan 900 letters a day", owner="Eva Lo", due_date=D(2027, 3, 15), parent="1"),
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

EXPORTS = (*HR, *TASKS, *OKR, *LANGUAGES, *PLAIN, *WORKBOOKS, *INTERFACES)
