"""Made-up goals with their parses, for first words that can be verb or noun: as many of the one reading as of the other.

What decides is what follows: a determiner, a number or a plural makes the first word a verb (*Stock 12 stores*), a
noun and a place on a scale make it a noun (*Stock accuracy above 98%*). The sentences mean little; their shapes are those of goals.
"""

from __future__ import annotations

import random

from corpora.recipe.augment import Row, capital

EITHER = """
access address advance aim answer audit award back balance bank benchmark bid bill board book boost border box brand bridge
broadcast budget buffer build campaign cap card care chair challenge change charge chart check claim class clean climb code coach
comment commission compound conduct contact contract control copy cost count course cover credit cycle date deal debate debut
decline default delay demand demo deposit design detail dial dispatch display document dose draft drill drive drop email end
engage engineer escape estimate exchange exercise exit experience experiment export express face fast fault feature feed field
figure film filter finance fine finish fix flag flight floor flow focus forecast form frame freight fuel function fund gain gate
grade grant ground group guarantee guard guide haul head help highlight host house hire impact import index input insure interview
invoice issue judge label land launch lead lease lecture level lift light limit line link list load loan lobby lock log mail
manufacture map mark market master match measure mentor merge message milk mine model monitor mortgage motion name network note
notice number offer order outline output overhaul pack package paint panel park partner patch pattern pay peer permit phase phone
picture pilot pitch place plan plant play pledge plot point police position post power practice present press price print process
produce profile program progress project promise proof protest purchase question queue quote race rank rate reach rebate recall
record recruit recycle refund release rent repair repeat replay report request rescue research reserve result return review reward
risk roll rotate route rule run sample scale scan schedule score screen script seal search seat secure seed segment sell sequence
serve service shape share shelf shift ship shop showcase sign sketch slot sort source space sponsor spot spread staff stage stamp
start state step stock store stream stretch study subject supply support surface survey swap switch table tackle tag tailor target
task tax team telephone template test ticket time title toast total touch tour trace track trade train transfer transport travel
treat trial trim tune turn tutor type upgrade update value vet view visit voice vote walk wash watch water weld welcome wire word
work wrap yield zone
""".split()
NOUN_ONLY = """
advance back clean climb conduct end engage engineer escape experience fast fine form ground head judge master picture place point
present produce reach secure sell serve sort stretch subject tackle tailor telephone toast total touch vet view wrap word welcome
weld walk treat
""".split()
"""Of these only the verb reading is made: before another noun they are rare, odd, or adjectives."""
ONLY_VERB = """
achieve acquire appoint arrange automate bring close complete consolidate convert create cut deliver develop double earn eliminate
establish expand gather get give grow halve hold identify improve increase introduce keep maintain obtain onboard open organise
prepare publish raise recover reduce renew replace resolve retain save secure send simplify slash teach win write
""".split()
CHANGE = """
bring cut double drive drop get grow hold improve increase keep lift limit maintain raise reduce shrink slash trim boost cap lower
push expand decrease
""".split()
TO_CHANGE = """
accelerate add attract build create enhance gain generate improve maximise minimise strengthen win boost increase increase grow reduce
""".split()
CHANGES = "boost cut decline decrease drop fall gain growth improvement increase reduction rise".split()
MASS = """
absenteeism attendance awareness business churn conversion debt demand downtime efficiency engagement growth income loyalty market morale
output performance productivity profit profitability quality reach recognition retention revenue satisfaction speed stock stress
throughput traffic turnover visibility waste weight
""".split()
COUNTED = """
absence accident booking call claim click complaint contract conversion cost customer deal defect delay donation emission error expense
follower grade install lead loss margin meeting member order payment price profit rating referral renewal return revenue review sale sale
saving score signup skill subscription ticket user view visit
""".split()
HEADS = """
abandonment absence acceptance accuracy adherence adoption attrition attendance backlog balance bookings bounce breach budget
capacity closure compliance completion conversion cost coverage damage deck defect delay deviation discount downtime duration
efficiency effort engagement error expense exposure failure growth handover headcount incident income intake latency leakage
length level loss margin mix occupancy outage output overrun participation penetration performance portal position price
productivity programme quality quota ratio readiness reliability renewal response retention return revenue satisfaction score
shortage size slippage spend speed stability strength success throughput tone traffic turnaround turnover uptake uptime usage
utilisation value variance velocity visibility volume wait waste
""".split()
THINGS = """
account accountant agency agent alert analyst app apprentice article assistant auditor bakery bed branch brand bridge builder
building bulletin buyer cafe campaign candidate carrier case cashier centre channel charger check clerk clinic club coach
colleague column contract cooperative course customer dashboard dealer demo dentist depot deputy designer desk distributor donor
driver engine engineer event exhibition factory farm farmer festival field film fixture flat floor forecast forum fountain garage
garden glossary grant greenhouse guest guide handbook helmet hotel hub incident installer instructor invoice job kiosk kitchen lab
landlord lane lawyer learner lesson letter library licence line machine manager manual map meeting member mentor merchant metre
microsite mill minister module mechanic nurse office officer order outlet owner page paper parcel parent partner patient payment
permit phone pipeline plant playbook podcast policy poster product project proposal prospect pump quote rack reader recipe
recruiter region renewal rep report request researcher reseller resident restaurant retailer review robot room route runner sample
scanner school seat sensor server session shelf shift shop showroom site skill slot solicitor sponsor staircase stall store
student supplier surgery survey system team tenant tenant terminal test theatre ticket tool tour track trainer tree truck tutor
unit user van vendor venue video village visitor volunteer walk warehouse website window workflow workshop worker
""".split()
MODIFIERS = """
online regional inbound outbound monthly annual active new qualified senior local digital mobile internal external strategic key
large small national rural urban public private paid late open first
""".split()
NOUN_MODIFIERS = """
enterprise customer partner sales health supply training retail export product data field support vendor office energy community
team security finance brand web wholesale
""".split()
MONTHS = "January February March April May June July August September October November December".split()
DET = {
    "the": "Definite=Def|PronType=Art",
    "a": "Definite=Ind|PronType=Art",
    "every": "PronType=Tot",
    "each": "PronType=Tot",
    "all": "PronType=Tot",
    "this": "Number=Sing|PronType=Dem",
}
OUR = "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"
NUM = "NumForm=Digit|NumType=Card"
WORDS = "two three four five six seven eight nine ten twelve twenty".split()


class Goal:
    """Rows under way; `add` returns the index, heads are set by index."""

    def __init__(self, rng: random.Random) -> None:
        self.rows: list[Row] = []
        self.spaces: list[bool] = []
        self.rng = rng

    def add(self, form: str, lemma: str, pos: str, tag: str, feats: str, head: int, dep: str, space: bool = True) -> int:
        self.rows.append([form, lemma, pos, tag, feats, head, dep])
        self.spaces.append(space)
        return len(self.rows) - 1

    def hang(self, i: int, head: int, dep: str) -> None:
        self.rows[i][5], self.rows[i][6] = head, dep

    def case(self, word: str) -> int:
        return self.add(word, word, "ADP", "IN", "", -1, "case")

    def number(self) -> int:
        r = self.rng
        if r.random() < 0.3:
            word = r.choice(WORDS)
            return self.add(word, word, "NUM", "CD", "NumForm=Word|NumType=Card", -1, "nummod")
        thousands = r.randint(2, 99), r.randint(2, 99), r.randrange(100, 950, 10), r.randint(1, 60), r.randrange(0, 1000, 50)
        form = r.choice((*map(str, thousands[:3]), f"{thousands[3]},{thousands[4]:03}"))
        return self.add(form, form, "NUM", "CD", NUM, -1, "nummod")

    def amount(self) -> int:
        """A percentage, a sum, a count of units or a bare number; returns its head."""
        r = self.rng
        kind = r.random()
        if kind < 0.45:
            form = str(r.randint(1, 99)) if r.random() < 0.8 else f"{r.randint(0, 20)}.{r.randint(1, 9)}"
            i = self.add(form, form, "NUM", "CD", NUM, -1, "nummod", space=False)
            head = self.add("%", "%", "SYM", "NN", "Number=Sing", -1, "")
            self.hang(i, head, "nummod")
            return head
        if kind < 0.6:
            head = self.add("$", "$", "SYM", "$", "", -1, "", space=False)
            form = f"{r.randint(1, 900)},{r.randrange(0, 1000, 100):03}" if r.random() < 0.5 else str(r.randint(5, 900))
            self.add(form, form, "NUM", "CD", NUM, head, "nummod")
            return head
        if kind < 0.8:
            i = self.number()
            unit = r.choice(("day", "hour", "minute", "week", "point", "unit", "case", "item"))
            head = self.add(unit + "s", unit, "NOUN", "NNS", "Number=Plur", -1, "")
            self.hang(i, head, "nummod")
            return head
        form = f"{r.randint(1, 9)}.{r.randint(1, 9)}" if r.random() < 0.6 else str(r.randint(10, 400))
        return self.add(form, form, "NUM", "CD", NUM, -1, "")

    def scale(self, head: int, dep: str, cases: str) -> None:
        c = self.case(self.rng.choice(cases.split()))
        amount = self.amount()
        self.hang(c, amount, "case")
        self.hang(amount, head, dep)

    def noun(self, lemma: str, plural: bool) -> int:
        form = plural_of(lemma) if plural else lemma
        return self.add(form, lemma, "NOUN", "NNS" if plural else "NN", "Number=Plur" if plural else "Number=Sing", -1, "")

    def measure(self) -> int:
        """What a goal wants to change: "sales", "churn"."""
        lemma = self.rng.choice(MASS + COUNTED)
        return self.noun(lemma, lemma in COUNTED)

    def things(self, kind: str) -> int:
        """An object that shows that a verb stands before it; returns its head."""
        r = self.rng
        before = []
        if kind == "number":
            before.append((self.number(), "nummod"))
        elif kind == "det":
            word = r.choice(("the", "the", "a", "every", "each", "all", "this"))
            before.append((self.add(word, word, "DET", "DT", DET[word], -1, "det"), "det"))
        elif kind == "our":
            before.append((self.add("our", "we", "PRON", "PRP$", OUR, -1, ""), "nmod:poss"))
        plural = kind in ("number", "bare") or (kind == "our" and r.random() < 0.5) or (kind == "det" and self.rows[-1][0] == "all")
        vowel = False
        if r.random() < 0.45:
            word = r.choice(MODIFIERS)
            vowel = word[0] in "aeiou" and word != "user"
            feats = "Degree=Pos|NumForm=Word|NumType=Ord" if word == "first" else "Degree=Pos"
            before.append((self.add(word, word, "ADJ", "JJ", feats, -1, ""), "amod"))
        if r.random() < 0.35:
            word = r.choice(NOUN_MODIFIERS)
            vowel = vowel or (len(before) < 2 and word[0] in "aeiou")
            before.append((self.noun(word, False), "compound"))
        lemma = r.choice(THINGS)
        head = self.noun(lemma, plural)
        for i, dep in before:
            self.hang(i, head, dep)
            following = str(self.rows[i + 1][0]) if i + 1 < len(self.rows) else ""
            if self.rows[i][0] == "a" and following[:1] in "aeiou" and following[:3] not in ("use", "uni", "uti"):
                self.rows[i][0] = "an"
        if r.random() < 0.2:
            c = self.case(r.choice(("in", "for", "from", "across", "with")))
            place = self.noun(r.choice(THINGS), True)
            self.hang(c, place, "case")
            self.hang(place, head, "nmod")
        return head

    def deadline(self, head: int, dep: str) -> None:
        r = self.rng
        kind = r.random()
        if kind < 0.35:
            c = self.case(r.choice(("by", "in", "before", "by")))
            m = r.choice(MONTHS)
            when = self.add(m, m, "PROPN", "NNP", "Number=Sing", head, dep)
        elif kind < 0.55:
            c = self.case(r.choice(("by", "in", "before")))
            q = f"Q{r.randint(1, 4)}"
            when = self.add(q, q, "NOUN", "NN", "Number=Sing", head, dep)
        elif kind < 0.7:
            c = self.case("by")
            m = r.choice(MONTHS)
            i = self.add(m, m, "PROPN", "NNP", "Number=Sing", -1, "nmod:unmarked")
            day = str(r.randint(1, 28))
            when = self.add(day, day, "NUM", "CD", NUM, head, dep)
            self.hang(i, when, "nmod:unmarked")
        else:
            word = r.choice(("this", "each", "every", "next"))
            i = self.add(word, word, *(("ADJ", "JJ", "Degree=Pos") if word == "next" else ("DET", "DT", DET[word])), -1, "")
            unit = r.choice(("month", "quarter", "week", "year"))
            when = self.add(unit, unit, "NOUN", "NN", "Number=Sing", head, dep + ":unmarked")
            self.hang(i, when, "amod" if word == "next" else "det")
            return
        self.hang(c, when, "case")


def plural_of(noun: str) -> str:
    """The regular plural of the nouns above."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun == "shelf":
        return "shelves"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def verb_first(rng: random.Random) -> Goal:
    """*Stock 12 stores by May*, *Trim costs to $40,000*."""
    g = Goal(rng)
    change = rng.random() < 0.3
    verb = rng.choice(CHANGE) if change else rng.choice(EITHER) if rng.random() < 0.75 else rng.choice(ONLY_VERB)
    root = g.add(verb, verb, "VERB", "VB", "Mood=Imp|VerbForm=Fin", 0, "ROOT")
    if change:
        before = g.noun(rng.choice(EITHER + NOUN_MODIFIERS), False) if rng.random() < 0.6 else None
        head = g.noun(rng.choice(HEADS), False)
        if before is not None:
            g.hang(before, head, "compound")
        g.hang(head, root, "obj")
        g.scale(root, "obl", "by to below under above at to by")
    else:
        g.hang(g.things(rng.choice(("number", "number", "det", "our", "bare"))), root, "obj")
    if rng.random() < 0.5:
        g.deadline(root, "obl")
    return g


def noun_first(rng: random.Random) -> Goal:
    """*Stock accuracy above 98%*, *Guest ratings up 3 points by May*."""
    g = Goal(rng)
    words = [rng.choice([w for w in EITHER if w not in NOUN_ONLY])]
    if rng.random() < 0.3:
        words.append(rng.choice(NOUN_MODIFIERS + HEADS))
    before = [g.noun(w, False) for w in words]
    kind = rng.random()
    many = kind < 0.8 and rng.random() < 0.2
    root = g.noun(rng.choice(THINGS), True) if many else g.noun(rng.choice(HEADS), rng.random() < 0.25)
    for i in before:
        g.hang(i, root, "compound")
    g.rows[root][5:7] = [root, "ROOT"]
    if kind < 0.55:
        g.scale(root, "nmod", "above below under over at of to of")
    elif kind < 0.8:
        way = g.add(rng.choice(("up", "down")), "", "ADV", "RB", "", root, "advmod")
        g.rows[way][1] = g.rows[way][0]
        if rng.random() < 0.3:
            g.scale(way, "obl", "by to")
        else:
            g.hang(g.amount(), way, "obl:unmarked")
    elif kind < 0.9:
        c = g.case(rng.choice(("in", "for", "across", "of")))
        place = g.noun(rng.choice(THINGS), True)
        g.hang(c, place, "case")
        g.hang(place, root, "nmod")
    if kind >= 0.8 or rng.random() < 0.4:
        g.deadline(root, "nmod")
    return g


def short(rng: random.Random) -> Goal:
    """*Increase sales soon*, *Boost repeat orders*, *cut costs by 8%*: a change and a bare noun, as goals are first written down."""
    g = Goal(rng)
    verb = rng.choice(CHANGE + TO_CHANGE)
    root = g.add(verb, verb, "VERB", "VB", "Mood=Imp|VerbForm=Fin", 0, "ROOT")
    before = []
    if rng.random() < 0.25:
        word = rng.choice(MODIFIERS)
        before.append((g.add(word, word, "ADJ", "JJ", "Degree=Pos", -1, ""), "amod"))
    if rng.random() < 0.3:
        before.append((g.noun(rng.choice(NOUN_MODIFIERS), False), "compound"))
    head = g.measure()
    g.hang(head, root, "obj")
    for i, dep in before:
        g.hang(i, head, dep)
    tail = rng.random()
    if tail < 0.2:
        word = rng.choice(("soon", "fast", "quickly", "significantly", "steadily"))
        g.add(word, word, "ADV", "RB", "", root, "advmod")
    elif tail < 0.45:
        g.scale(root, "obl", "by to by")
    elif tail < 0.6:
        c = g.case(rng.choice(("in", "for", "across", "among")))
        place = g.noun(rng.choice(THINGS), True)
        g.hang(c, place, "case")
        g.hang(place, head, "nmod")
    if rng.random() < 0.3:
        g.deadline(root, "obl")
    return g


def short_noun(rng: random.Random) -> Goal:
    """*Increase in sales by May*, *Repeat orders up 8%*: the same words as nouns."""
    g = Goal(rng)
    if rng.random() < 0.5:
        root = g.noun(rng.choice(CHANGES), False)
        c = g.case("in")
        head = g.measure()
        g.hang(c, head, "case")
        g.hang(head, root, "nmod")
        if rng.random() < 0.5:
            g.scale(root, "nmod", "of")
    else:
        root = g.measure()
        g.scale(root, "nmod", "above below over under at of")
    g.rows[root][5:7] = [root, "ROOT"]
    if rng.random() < 0.5:
        g.deadline(root, "nmod")
    return g


def shorts(rng: random.Random, number: int) -> list[tuple[list[Row], list[bool]]]:
    """`number` short goals with a verb first and half as many with a noun: (rows, spaces), one in three in lower case."""
    return [_finished(make(rng), 2 / 3) for make, many in ((short, number), (short_noun, number // 2)) for _ in range(many)]


def goals(rng: random.Random, number: int) -> list[tuple[list[Row], list[bool]]]:
    """`number` goals of each reading: (rows, spaces), in sentence case, one in six in lower case."""
    return [_finished(make(rng), 5 / 6) for make in (verb_first, noun_first) for _ in range(number)]


def _finished(g: Goal, capitals: float) -> tuple[list[Row], list[bool]]:
    """The rows and spaces of a goal; a share `capitals` of goals begins with a capital."""
    if g.rng.random() < capitals:
        g.rows[0][0] = capital(str(g.rows[0][0]))
    g.spaces[-1] = False
    return g.rows, g.spaces


LABELS = ("S", "M", "A", "R", "T", "a", "b", "c", "1", "2", "3", "4", "5", "KR1", "KR2", "KR3", "O1", "O2", "G1", "K4", "P2")


def labelled(rows: list[Row], spaces: list[bool], rng: random.Random) -> tuple[list[Row], list[bool]]:
    """The same goal behind a list mark: "KR2: ...", "1. ...", "b) ..."."""
    label = rng.choice(LABELS)
    mark = rng.choice(".):") if label.isdigit() else rng.choice("):") if len(label) == 1 else ":"
    tag = {".": ".", ")": "-RRB-", ":": ":"}[mark]
    root = next(i for i, row in enumerate(rows) if row[6] == "ROOT") + 2
    lemma = label.lower() if len(label) == 1 else label
    front: list[Row] = [
        [label, lemma, "NUM", "LS", NUM if label.isdigit() else "", root, "discourse"],
        [mark, mark, "PUNCT", tag, "", 0, "punct"],
    ]
    return front + [[*row[:5], int(str(row[5])) + 2, row[6]] for row in rows], [False, True, *spaces]
