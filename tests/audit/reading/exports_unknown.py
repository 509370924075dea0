# ruff: noqa: E501
"""Lists whose headers nobody foresaw: what the cells hold, how they vary and how columns stand to each other has to tell."""

from __future__ import annotations

import datetime as dt

from tests.audit.reading.export import Export, book, goal

D = dt.date

UNKNOWN = (
    Export(
        "pledges.csv",
        "Pledge,Made by,Witness,Made on,To be kept by,Light\nCycle to work on 150 days,Uma Kor,Bo Lind,2026-11-01,2027-12-31,green\nCook for the team every second Friday,Per Orr,Bo Lind,2026-11-02,2027-06-30,amber\nRepair the garden fence,Ida Moss,Bo Lind,2026-11-02,2027-04-30,green\n",
        (goal("Cycle to work on 150 days", due_date=D(2027, 12, 31)), goal("Cook for the team every second Friday", due_date=D(2027, 6, 30)), goal("Repair the garden fence", due_date=D(2027, 4, 30))),
    ),
    Export(
        "ambitions.csv",
        "Area;Ambition for the year;Custodian;Second;Land by;Signal;Weight\nHarbour;Every berth has shore power by autumn;Lena Frost;Ugo Neri;30.09.2027;on track;40%\nHarbour;No ship waits longer than a day;Ugo Neri;Lena Frost;30.06.2027;behind;30%\nOffice;Invoices leave within three days;Mara Ulm;Bo Lind;31.03.2027;on track;30%\n",
        (goal("Every berth has shore power by autumn", owner="Lena Frost", due_date=D(2027, 9, 30), status="on track"), goal("No ship waits longer than a day", owner="Ugo Neri", due_date=D(2027, 6, 30)), goal("Invoices leave within three days", owner="Mara Ulm")),
    ),
    Export(
        "letters_only.xlsx",
        book(Blatt1=[["A", "B", "C", "D"], ["Zehn Boote bis Mai streichen", "Jan Boll", D(2027, 5, 31), "offen"], ["Den Steg neu bauen", "Ute Raab", D(2027, 4, 30), "läuft"], ["Den Kran prüfen lassen", "Jan Boll", D(2027, 2, 28), "offen"]]),
        (goal("Zehn Boote bis Mai streichen", owner="Jan Boll", due_date=D(2027, 5, 31)), goal("Den Steg neu bauen", owner="Ute Raab"), goal("Den Kran prüfen lassen")),
    ),
    Export(
        "two_texts.csv",
        "Kurz;Lang;Kopf;Wann fertig\nSteg;Den Steg neu bauen und mit Licht versehen, damit auch abends Boote anlegen können;Ute Raab;30.04.2027\nBoote;Zehn Boote streichen, vor dem Saisonstart und mit der neuen Farbe;Jan Boll;31.05.2027\n",
        (goal("Den Steg neu bauen und mit Licht versehen, damit auch abends Boote anlegen können", owner="Ute Raab", due_date=D(2027, 4, 30)), goal("Zehn Boote streichen, vor dem Saisonstart und mit der neuen Farbe", owner="Jan Boll")),
    ),
    Export(
        "three_people.csv",
        "Was,Macher,Prüfer,Auftraggeber,Bis\nDen Keller trockenlegen,Jan Boll,Rita Wolf,Gro Aas,30.06.2027\nDas Dach mit Schiefer decken,Ute Raab,Rita Wolf,Gro Aas,30.09.2027\nDie Fenster abdichten,Kim Ode,Rita Wolf,Gro Aas,31.03.2027\n",
        (goal("Den Keller trockenlegen", owner="Jan Boll", due_date=D(2027, 6, 30)), goal("Das Dach mit Schiefer decken", owner="Ute Raab"), goal("Die Fenster abdichten", owner="Kim Ode")),
    ),
    Export(
        "two_dates.csv",
        "Vorsatz;Name;Beschlossen;Erledigt haben\nJeden Morgen laufen;Jan Boll;01.11.2026;30.06.2027\nZwölf Bücher auf Italienisch lesen;Ute Raab;02.11.2026;31.12.2027\n",
        (goal("Jeden Morgen laufen", owner="Jan Boll", due_date=D(2027, 6, 30)), goal("Zwölf Bücher auf Italienisch lesen", owner="Ute Raab", due_date=D(2027, 12, 31))),
    ),
    Export(
        "comment_longer.csv",
        "Vision item,What the board said about it,Who takes it,Wanted for\nA library in every village hall,\"The board likes this very much, but asks for a cheaper first step and a list of villages by the spring\",Beatrix Holl,2027-12-31\nFree tools for everybody to borrow,\"Start small, ask the fire brigade, report in June and again in the autumn meeting please\",Yannick Dumas,2027-06-30\n",
        (goal("A library in every village hall", owner="Beatrix Holl", due_date=D(2027, 12, 31)), goal("Free tools for everybody to borrow", owner="Yannick Dumas", due_date=D(2027, 6, 30))),
    ),
    Export(
        "was_is_shall.csv",
        "Mission,Captain,Was,Is,Should be,In,By end of\nSell more kites to clubs,Uma Kor,61,64,90,clubs,Q4 2027\nMend kites faster,Bo Lind,5,4,2,days,Q2 2027\n",
        (goal("Sell more kites to clubs", due_date=D(2027, 12, 31)), goal("Mend kites faster", due_date=D(2027, 6, 30))),
    ),
    Export(
        "status_and_kind.csv",
        "Key,Type,Summary,Assignee,Reporter,Creator,Priority,Status,Resolution,Created,Updated,Due date,Sprint,Custom field (Goal owner),Custom field (Target value)\nTOW-1,Goal,Answer letters in three days,,Gro Aas,Gro Aas,High,Open,Unresolved,2026-11-01 08:00,2026-11-19 08:00,2027-06-30,,Hal Roe,3\nTOW-2,Goal,Plant 900 street trees,,Gro Aas,Gro Aas,Low,Open,Unresolved,2026-11-01 08:00,2026-11-19 08:00,2027-12-31,,Sue Ek,900\n",
        (goal("Answer letters in three days", id="TOW-1", owner="Hal Roe", due_date=D(2027, 6, 30), target=3.0), goal("Plant 900 street trees", owner="Sue Ek", target=900.0)),
    ),
    Export(
        "people_as_rows.xlsx",
        book(Team=[["Name", "Job", "What I will do better", "How I will know", "Finish line"], ["Ida Moss", "Miller", "Grind finer spelt flour", "no lumps in the sieve", "June 2027"], ["Bo Lind", "Driver", "Deliver before six in the morning", "warm bread", "March 2027"], ["Kai Orn", "Clerk", "Answer mails within a day", "empty inbox", "Dec 2027"]]),
        (goal("Grind finer spelt flour", owner="Ida Moss", role="Miller", due_date=D(2027, 6, 30)), goal("Deliver before six in the morning", owner="Bo Lind"), goal("Answer mails within a day", due_date=D(2027, 12, 31))),
    ),
    Export(
        "hebdo.csv",
        "Chantier;Ce que l'on veut;Qui s'en occupe;Appui;Date visée;Où on en est\nAtelier;Souder sans reprise neuf fois sur dix;Léa Roy;Jean Bal;30/06/2027;en cours\nBoutique;Ouvrir le dimanche matin;Jean Bal;Léa Roy;31/03/2027;à faire\n",
        (goal("Souder sans reprise neuf fois sur dix", owner="Léa Roy", due_date=D(2027, 6, 30), status="en cours"), goal("Ouvrir le dimanche matin", owner="Jean Bal", due_date=D(2027, 3, 31))),
    ),
    Export(
        "taller.csv",
        "Qué queremos;Quién;Con quién;Cuándo;Cómo va\nReparar sesenta guitarras este año;Ana Gil;Luis Mora;30/11/2027;empezado\nAbrir los sábados por la mañana;Luis Mora;Ana Gil;01/03/2027;sin empezar\n",
        (goal("Reparar sesenta guitarras este año", owner="Ana Gil", due_date=D(2027, 11, 30)), goal("Abrir los sábados por la mañana", owner="Luis Mora", due_date=D(2027, 3, 1))),
    ),
)
