"""Times as people write them, read on Wednesday 13 January 2027: kind, first and last day, period, last day of the goal, rhythm."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc

CONTEXT = sc.Context(today=dt.date(2027, 1, 13))
READ = """
by mid-week | range |  | 2027-01-13 |  | 2027-01-13 |
by the middle of next week | range |  | 2027-01-20 |  | 2027-01-20 |
by mid-March | range |  | 2027-03-15 |  | 2027-03-15 |
by mid-2027 | range |  | 2027-06-30 |  | 2027-06-30 |
by the middle of Q2 | range |  | 2027-05-16 |  | 2027-05-16 |
by late March | range |  | 2027-03-31 |  | 2027-03-31 |
by early April | range |  | 2027-04-10 |  | 2027-04-10 |
in early 2027 | range | 2027-01-01 | 2027-04-30 |  | 2027-04-30 |
by the end of the week | range |  | 2027-01-17 |  | 2027-01-17 |
by the end of next month | range |  | 2027-02-28 |  | 2027-02-28 |
at the start of next quarter | range | 2027-04-01 | 2027-04-30 |  | 2027-04-30 |
by Friday | date |  | 2027-01-15 |  | 2027-01-15 |
by next Friday | date |  | 2027-01-22 |  | 2027-01-22 |
this Friday | date | 2027-01-15 | 2027-01-15 |  | 2027-01-15 |
on Tuesday | date | 2027-01-19 | 2027-01-19 |  | 2027-01-19 |
from Monday | date | 2027-01-18 | 2027-01-18 |  |  |
from Monday to Friday | range | 2027-01-18 | 2027-01-22 |  | 2027-01-22 |
between May and July 2027 | range | 2027-05-01 | 2027-07-31 |  | 2027-07-31 |
from 3 to 14 May 2027 | range | 2027-05-03 | 2027-05-14 |  | 2027-05-14 |
3-14 May 2027 | range | 2027-05-03 | 2027-05-14 |  | 2027-05-14 |
May 3-14 | range | 2027-05-03 | 2027-05-14 |  | 2027-05-14 |
by 3/5/2027 | date |  | 2027-03-05 |  | 2027-03-05 |
by 31.12.2027 | date |  | 2027-12-31 |  | 2027-12-31 |
by 2027-05-03 | date |  | 2027-05-03 |  | 2027-05-03 |
by 3rd of May | date |  | 2027-05-03 |  | 2027-05-03 |
by May 3rd | date |  | 2027-05-03 |  | 2027-05-03 |
by the 15th | date |  | 2027-01-15 |  | 2027-01-15 |
by the 1st of next month | date |  | 2027-02-01 |  | 2027-02-01 |
within 30 days | range | 2027-01-13 | 2027-02-12 | P30D | 2027-02-12 |
within six weeks | range | 2027-01-13 | 2027-02-24 | P6W | 2027-02-24 |
in the next two months | range | 2027-01-14 | 2027-03-13 | P2M | 2027-03-13 |
over the next ten working days | range | 2027-01-14 | 2027-01-27 | P10D | 2027-01-27 |
in 45 days | date | 2027-02-27 | 2027-02-27 | P45D | 2027-02-27 |
three weeks from now | date | 2027-02-03 | 2027-02-03 | P3W | 2027-02-03 |
ten business days from today | date | 2027-01-27 | 2027-01-27 | P10D | 2027-01-27 |
two weeks from Friday | date | 2027-01-29 | 2027-01-29 | P2W | 2027-01-29 |
by Easter 2027 | date |  | 2027-03-28 |  | 2027-03-28 |
by New Year's Eve | date |  | 2027-12-31 |  | 2027-12-31 |
by Q3 | range |  | 2027-09-30 |  | 2027-09-30 |
by the end of Q3 2027 | range |  | 2027-09-30 |  | 2027-09-30 |
in H1 2028 | range | 2028-01-01 | 2028-06-30 |  | 2028-06-30 |
by FY28 | range |  | 2028-12-31 |  | 2028-12-31 |
by the end of the fiscal year | range |  | 2027-12-31 |  | 2027-12-31 |
in Q2 FY28 | range | 2028-04-01 | 2028-06-30 |  | 2028-06-30 |
every Monday | recurrence |  |  | P1W |  | weekly
twice a week | recurrence |  |  | P1W |  | weekly
every two weeks | recurrence |  |  | P2W |  | biweekly
each quarter | recurrence |  |  | P3M |  | quarterly
by the first Monday of May | date |  | 2027-05-03 |  | 2027-05-03 |
by the last Friday in June | date |  | 2027-06-25 |  | 2027-06-25 |
by week 20 | range |  | 2027-05-23 |  | 2027-05-23 |
in calendar week 20 of 2027 | range | 2027-05-17 | 2027-05-23 |  | 2027-05-23 |
by the end of week 20 | range |  | 2027-05-23 |  | 2027-05-23 |
this month | range | 2027-01-01 | 2027-01-31 |  | 2027-01-31 |
this year | range | 2027-01-01 | 2027-12-31 |  | 2027-12-31 |
next year | range | 2028-01-01 | 2028-12-31 |  | 2028-12-31 |
in 2028 | range | 2028-01-01 | 2028-12-31 |  | 2028-12-31 |
by 2030 | range |  | 2030-12-31 |  | 2030-12-31 |
by summer 2027 | range |  | 2027-08-31 |  | 2027-08-31 |
by the weekend | range |  | 2027-01-17 |  | 2027-01-17 |
next weekend | range | 2027-01-23 | 2027-01-24 |  | 2027-01-24 |
by tomorrow | date |  | 2027-01-14 |  | 2027-01-14 |
tonight | date | 2027-01-13 | 2027-01-13 |  | 2027-01-13 |
in the first half of May | range | 2027-05-01 | 2027-05-15 |  | 2027-05-15 |
in the second quarter | range | 2027-04-01 | 2027-06-30 |  | 2027-06-30 |
by the third week of May | range |  | 2027-05-23 |  | 2027-05-23 |
by the end of May | range |  | 2027-05-31 |  | 2027-05-31 |
until 15 August | date |  | 2027-08-15 |  | 2027-08-15 |
through June | range |  | 2027-06-30 |  | 2027-06-30 |
starting 1 March 2027 | range | 2027-03-01 |  |  |  |
since January | range | 2027-01-01 |  |  |  |
no later than 5 April | date |  | 2027-04-05 |  | 2027-04-05 |
before 5 April | date |  | 2027-04-04 |  | 2027-04-04 |
after 5 April | range | 2027-04-06 |  |  |  |
by year end | range |  | 2027-12-31 |  | 2027-12-31 |
by month-end | range |  | 2027-01-31 |  | 2027-01-31 |
within the year | range | 2027-01-01 | 2027-12-31 |  | 2027-12-31 |
in less than a year | range | 2027-01-13 | 2028-01-13 | P1Y | 2028-01-13 |
in a fortnight | date | 2027-01-27 | 2027-01-27 | P2W | 2027-01-27 |
for three months | duration | 2027-01-13 | 2027-04-13 | P3M |  |
for 90 days from 1 March | date | 2027-05-30 | 2027-05-30 | P90D | 2027-05-30 |
a year from now | date | 2028-01-13 | 2028-01-13 | P1Y | 2028-01-13 |
18 months from today | date | 2028-07-13 | 2028-07-13 | P18M | 2028-07-13 |
by the end of the decade | range |  | 2029-12-31 |  | 2029-12-31 |
"""
"""Words | kind | first day | last day | period | the goal is over on | rhythm; nothing where there is none."""


@pytest.mark.parametrize("row", READ.strip().splitlines(), ids=lambda row: row.partition(" |")[0])
def test_times(row: str) -> None:
    words, *told = (part.strip() for part in row.split("|"))
    facts = sc.extract(f"Open a shop {words}", CONTEXT)
    (found,) = facts.dates
    over = facts.deadline.end_date if facts.deadline is not None else ""
    said = [found.kind, found.start_date or "", found.end_date or "", found.period or "", over, facts.cadence or ""]
    assert (found.text, list(map(str, said))) == (words, told)
