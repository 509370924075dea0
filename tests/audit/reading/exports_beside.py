# ruff: noqa: E501
"""Numbers, days and goals above that stand beside the goals under names of their own; each with what is to be taken from it."""

from __future__ import annotations

import datetime as dt
import json

from tests.audit.reading.export import Export, book, goal

D = dt.date

BESIDE = (
    # the year before, beside the target of the year
    Export("molkerei.csv", "Gebiet;Ziel;Wer;Absatz 2026 (t);Plan 2027 (t);Termin\nNord;Mehr Quark an Kantinen verkaufen;Inga Thoms;1.240,5;1.400;31.10.2027\nSüd;Ziegenkäse in Bioläden bringen;Karl Wend;0;35;30.06.2027\n",
           (goal("Mehr Quark an Kantinen verkaufen", owner="Inga Thoms", baseline=1240.5, target=1400.0), goal("Ziegenkäse in Bioläden bringen", baseline=0.0, target=35.0, due_date=D(2027, 6, 30)))),
    Export("adega.xlsx", book(Metas=[["Meta", "Vendedor", "Resultado 2026", "Meta 2027", "Prazo"], ["Vender mais vinho branco às tascas", "Rita Melo", 8200, 9500, D(2027, 11, 30)], ["Abrir três postos de prova no Minho", "Abel Faro", 1, 4, D(2027, 5, 31)]]),
           (goal("Vender mais vinho branco às tascas", owner="Rita Melo", baseline=8200.0, target=9500.0), goal("Abrir três postos de prova no Minho", baseline=1.0, target=4.0))),
    Export("moniteurs.csv", "Objectif;Responsable;Avant;Visé;Échéance\nRemplir les cours de ski du soir;Odile Rey;34 %;60 %;31/03/2027\nFormer des moniteurs de raquette;Luc Favre;2;5;30/11/2027\n",
           (goal("Remplir les cours de ski du soir", owner="Odile Rey", baseline=34.0, target=60.0), goal("Former des moniteurs de raquette", baseline=2.0, target=5.0))),
    # numbers of other things are no value at the start, keys of other goals no goal above
    Export("gewichte.csv", "Ziel;Wer;Gewichtung;Zielwert;Termin\nMehr Honig schleudern;Lutz Imker;40;90;31.08.2027\nNeue Völker ziehen;Anke Wabe;60;25;31.05.2027\n",
           (goal("Mehr Honig schleudern", baseline=None, target=90.0), goal("Neue Völker ziehen", owner="Anke Wabe", baseline=None))),
    Export("depends.csv", "Key,Goal,Owner,Depends on,Budget 2026,Target 2027,Due\nM-11,Light the whole pier,Asa Holm,M-12,900,400,2027-08-31\nM-12,Lay 300 m of cable,Rolf Bek,,700,300,2027-04-30\n",
           (goal("Light the whole pier", parent=None, baseline=None, target=400.0), goal("Lay 300 m of cable", id="M-12", parent=None, baseline=None))),
    # a number a colour
    Export("ampel.csv", "Ziel;Verantwortlich;Rot;Gelb;Grün;Termin\nPakete am selben Tag packen;Uwe Lohse;80 %;90 %;96 %;30.09.2027\nRetouren prüfen in Tagen;Mia Kern;9;6;3;31.05.2027\n",
           (goal("Pakete am selben Tag packen", owner="Uwe Lohse", target=96.0), goal("Retouren prüfen in Tagen", target=3.0, due_date=D(2027, 5, 31)))),
    Export("feux.xlsx", book(Suivi=[["Objectif", "Pilote", "Seuil rouge", "Seuil orange", "Seuil vert", "Échéance"], ["Livrer les cantines avant dix heures", "Jean Bod", 70, 85, 95, D(2027, 6, 30)], ["Réduire le pain jeté dans les cantines", "Lise Roy", 40, 30, 20, D(2027, 12, 31)]]),
           (goal("Livrer les cantines avant dix heures", owner="Jean Bod", target=95.0), goal("Réduire le pain jeté dans les cantines", target=20.0, due_date=D(2027, 12, 31)))),
    # two columns of days, of which each row fills one
    Export("planner_days.csv", "Task Name,Assigned To,Due Date,Deadline,Bucket\nPaint the north hall,Ida Falk,,2027-05-31,Halls\nReplace 40 lamps,Per Noor,2027-04-15,,Halls\nInsulate the roof,Ida Falk,,2027-09-30,Roof\n",
           (goal("Paint the north hall", due_date=D(2027, 5, 31)), goal("Replace 40 lamps", due_date=D(2027, 4, 15)), goal("Insulate the roof", due_date=D(2027, 9, 30)))),
    Export("taken_dagen.csv", "Doel;Wie;Einddatum;Streefdatum\nVijftig bomen planten in de wijk;Sanne Bos;30-11-2027;\nAlle paden verlichten;Joris Kok;;15-06-2027\n",
           (goal("Vijftig bomen planten in de wijk", due_date=D(2027, 11, 30)), goal("Alle paden verlichten", owner="Joris Kok", due_date=D(2027, 6, 15)))),
    # a version or a sprint is no day
    Export("versionen.csv", "Schlüssel;Titel;Bearbeiter;Lösungsversion;Abgabe am\nKW-7;Pumpen im Tal fernsteuern;Rolf Zahn;2027 H2;14.05.2027\nKW-9;Wehr um zehn Zentimeter heben;Nele Arp;2027 H1;28.02.2027\n",
           (goal("Pumpen im Tal fernsteuern", due_date=D(2027, 5, 14)), goal("Wehr um zehn Zentimeter heben", owner="Nele Arp", due_date=D(2027, 2, 28)))),
    Export("sprints.csv", "Key,Summary,Assignee,Sprint,Wanted on\nBK-1,Bake 900 loaves a day,Ola Tran,2027-W50,12 May 2027\nBK-2,Deliver by bike in 30 minutes,Ana Wirth,2027-W50,3 Mar 2027\n",
           (goal("Bake 900 loaves a day", due_date=D(2027, 5, 12)), goal("Deliver by bike in 30 minutes", due_date=D(2027, 3, 3)))),
    # the goal above by its key, whatever the column is called, also where it comes later
    Export("kaarten.csv", "Code;Titel;Onderdeel van;Toegewezen aan;Einddatum\nWZ-12;Elke maand twee daken vergroenen;WZ-10;Fleur Smit;31-08-2027\nWZ-11;Regentonnen uitdelen aan 300 huizen;WZ-10;Bas Vink;30-04-2027\nWZ-10;De wijk droog houden bij zware regen;;Fleur Smit;31-12-2027\n",
           (goal("Elke maand twee daken vergroenen", parent="WZ-10"), goal("Regentonnen uitdelen aan 300 huizen", parent="WZ-10"), goal("De wijk droog houden bij zware regen", parent=None))),
    Export("feeds.csv", "Ref,Goal,Owner,Feeds,By\nG-100,Run the ferry without diesel,Tor Vik,,31 Dec 2027\nG-101,Charge both ferries at night,Tor Vik,G-100,30 Jun 2027\nG-102,Train 14 mates on batteries,Siv Moe,G-100,31 Mar 2027\n",
           (goal("Run the ferry without diesel", parent=None), goal("Charge both ferries at night", parent="G-100"), goal("Train 14 mates on batteries", parent="G-100"))),
    # the goals above in a table of their own, above
    Export("axes.xlsx", book(Plan=[["Plan 2027 – Office des forêts"], [], ["Axes"], ["Code", "Axe"], ["A1", "Des forêts qui tiennent la sécheresse"], ["A2", "Un bois vendu plus près"], [], ["Objectifs"], ["Axe", "Objectif", "Responsable", "Départ", "Cible", "Échéance"], ["A1", "Planter des chênes pubescents", "Noé Billard", 200, 900, D(2027, 11, 30)], ["A2", "Signer avec des scieries du canton", "Eva Roth", 3, 8, D(2027, 6, 30)], ["A1", "Creuser des mares", "Noé Billard", 0, 12, D(2027, 9, 30)]]),
           (goal("Planter des chênes pubescents", parent="Des forêts qui tiennent la sécheresse", baseline=200.0), goal("Signer avec des scieries du canton", parent="Un bois vendu plus près"), goal("Creuser des mares", parent="Des forêts qui tiennent la sécheresse", target=12.0))),
    Export("strategy_lines.csv", "Library strategy 2027,,,,\n,,,,\nS1,Everyone finds a quiet place,,,\nS2,No child without a book,,,\n,,,,\nStrategy,Goal,Lead,Target,Due\nS2,Bring 40 book boxes to schools,Moa Ek,40,2027-05-31\nS1,Open the reading loft on Sundays,Leo Lund,52,2027-12-31\nS2,Read aloud in 12 parks,Moa Ek,12,2027-08-31\n",
           (goal("Bring 40 book boxes to schools", parent="No child without a book"), goal("Open the reading loft on Sundays", parent="Everyone finds a quiet place"), goal("Read aloud in 12 parks", owner="Moa Ek"))),
    # whose the goals are is written once, with sums between
    Export("vertreter.csv", "Bezirk;Vertreter;Ziel;Umsatz 2026;Ziel 2027;Termin\nWest;Jörg Adam;Mehr Ventile an Brauereien verkaufen;300;360;30.09.2027\n;;Zwei Molkereien gewinnen;0;40;31.12.2027\n;Summe West;;300;400;\nOst;Petra Uhl;Wartung an Wäschereien verkaufen;120;180;30.06.2027\n;;Alte Pumpen tauschen;10;60;31.10.2027\n;Summe Ost;;130;240;\n",
           (goal("Mehr Ventile an Brauereien verkaufen", owner="Jörg Adam", baseline=300.0, target=360.0), goal("Zwei Molkereien gewinnen", owner="Jörg Adam", team="West"), goal("Wartung an Wäschereien verkaufen", owner="Petra Uhl"), goal("Alte Pumpen tauschen", owner="Petra Uhl", team="Ost"))),
    # what is done has the numbers, the outcome stands above several rows
    Export("marco.csv", "Código,Resultado esperado,Actividad,Indicador,Línea base,Meta,Responsable,Plazo\n1.1,Las aldeas beben agua segura,Perforar pozos en cinco aldeas,Pozos,2,7,Alba Ruiz,30/06/2027\n1.2,Las aldeas beben agua segura,Clorar los depósitos cada semana,Depósitos,4,19,Iván Soto,31/03/2027\n2.1,Los niños llegan a la escuela,Reparar el puente de Lomas,Puentes,0,1,Alba Ruiz,31/08/2027\n",
           (goal("Perforar pozos en cinco aldeas", id="1.1", parent="Las aldeas beben agua segura", baseline=2.0, target=7.0), goal("Clorar los depósitos cada semana", parent="Las aldeas beben agua segura"), goal("Reparar el puente de Lomas", parent="Los niños llegan a la escuela", due_date=D(2027, 8, 31)))),
    Export("moor.xlsx", book(Frame=[["No", "Outcome", "Initiative", "Baseline", "Target", "Lead", "By"], ["A1", "Fewer fires on the moor", "Cut 30 km of fire breaks", 4, 30, "Rory Kerr", D(2027, 3, 31)], ["A2", None, "Train two volunteer crews", 0, 2, "Isla Bain", D(2027, 5, 31)], ["B1", "Curlews breed again", "Fence 12 nesting fields", 3, 12, "Rory Kerr", D(2027, 4, 30)], ["B2", None, "Mow 90 hectares late", 20, 90, "Isla Bain", D(2027, 9, 30)]]),
           (goal("Cut 30 km of fire breaks", parent="Fewer fires on the moor", target=30.0), goal("Train two volunteer crews", parent="Fewer fires on the moor"), goal("Fence 12 nesting fields", parent="Curlews breed again", baseline=3.0), goal("Mow 90 hectares late", parent="Curlews breed again"))),
    # periods in JSON have a first and a last day, or no last one
    Export("quotas.json", json.dumps({"quotas": [{"id": "q7", "name": "Sell 40 looms to schools", "period": {"start": "2027-02-01", "end": "2027-08-31"}, "quota": 40}, {"id": "q8", "name": "Visit 12 mills a month", "period": {"start": "2027-03-01", "end": None}, "quota": 12}]}),
           (goal("Sell 40 looms to schools", start_date=D(2027, 2, 1), due_date=D(2027, 8, 31), target=40.0), goal("Visit 12 mills a month", start_date=D(2027, 3, 1), due_date=None))),
    Export("laufzeit.json", json.dumps([{"ziel": "Zwölf Höfe ans Netz bringen", "laufzeit": {"von": "2027-01-15", "bis": "2027-10-31"}, "zielwert": 12}, {"ziel": "Jede Woche ein Dach prüfen", "laufzeit": {"von": "2027-04-01", "bis": None}, "zielwert": 52}]),
           (goal("Zwölf Höfe ans Netz bringen", start_date=D(2027, 1, 15), due_date=D(2027, 10, 31)), goal("Jede Woche ein Dach prüfen", start_date=D(2027, 4, 1), due_date=None))),
    # goals inside of goals under a key of the system's own
    Export("bets.json", json.dumps({"plan": {"id": "p1", "title": "Bakery 2027"}, "bets": [{"id": "b1", "title": "Bread that people cross town for", "outputs": [{"id": "b11", "title": "Bake 600 rye loaves a week", "due_at": "2027-05-31", "target_value": 600, "todos": [{"id": "t1", "title": "Buy a rye mill"}]}, {"id": "b12", "title": "Rest every dough for a day", "due_at": "2027-03-31", "target_value": 100}]}, {"id": "b2", "title": "A shop that pays its rent", "outputs": [{"id": "b21", "title": "Sell 90 cakes on order", "due_at": "2027-11-30", "target_value": 90}]}]}),
           (goal("Bread that people cross town for", parent=None), goal("Bake 600 rye loaves a week", id="b11", parent="Bread that people cross town for"), goal("Rest every dough for a day", parent="Bread that people cross town for"), goal("A shop that pays its rent", parent=None), goal("Sell 90 cakes on order", parent="A shop that pays its rent", target=90.0))),
    Export("ambitions.json", json.dumps({"ambitions": [{"key": "A", "title": "Trains that wait for the ferry", "outcomes": [{"key": "A-1", "title": "Keep 95 of 100 connections", "owner": {"name": "Kim Aro"}, "deadline": "2027-06-30"}]}, {"key": "B", "title": "Stations that are lit", "outcomes": [{"key": "B-1", "title": "Replace 700 lamps", "owner": {"name": "Lea Orr"}, "deadline": "2027-09-30"}]}]}),
           (goal("Trains that wait for the ferry"), goal("Keep 95 of 100 connections", owner="Kim Aro", parent="Trains that wait for the ferry"), goal("Stations that are lit"), goal("Replace 700 lamps", parent="Stations that are lit", due_date=D(2027, 9, 30)))),
    # the end of a year behind a small word
    Export("enti.csv", "Obiettivo;Referente;Scadenza\nPulire i canali della bassa;Ada Pini;entro fine 2027\nRifare gli argini di Po;Gino Vezzi;entro il 31 marzo 2027\nPiantare salici;Ada Pini;30/09/2027\n",
           (goal("Pulire i canali della bassa", due_date=D(2027, 12, 31)), goal("Rifare gli argini di Po", due_date=D(2027, 3, 31)), goal("Piantare salici", owner="Ada Pini"))),
    Export("eind.csv", "Doel;Wie;Klaar\nDe sluis ontzilten;Wim Dop;uiterlijk eind 2027\nVijf vistrappen bouwen;Ria Bol;voor eind juni 2027\n",
           (goal("De sluis ontzilten", due_date=D(2027, 12, 31)), goal("Vijf vistrappen bouwen", due_date=D(2027, 6, 30)))),
)
