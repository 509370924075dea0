"""The unit of an amount: glued to the digits, behind them as words of its own, or the noun that is counted."""

from __future__ import annotations

from smartcritic.facts.amounts.amount import SYMBOLS, Amount, Scan
from smartcritic.facts.amounts.bounds import bound_behind
from smartcritic.facts.amounts.nouns import counted_noun, is_per_word, is_priced, singular_noun
from smartcritic.facts.amounts.scan import SCALED_MONEY, read_code
from smartcritic.parsing import forms
from smartcritic.quantities import Number, rare

PER_SIGN = frozenset({"/"})
RACES = (5, 10, 15, 20, 21, 30, 42, 50, 100)
"""Lengths of races in kilometres."""
_PAID_NEAR = 10
"""Words in front of "pounds" in which a word of paying makes them money."""
_LONGEST_NAME = 4
"""Tokens that the name of a unit may take: "kilowatt", "-", "hours"."""


def glued_unit(scan: Scan, amount: Amount) -> Amount:
    """ "20%", "5kg", "$4m", "300MPa": what is glued to the digits."""
    rest, unit, end = amount.rest, amount.unit, amount.end
    if not rest:
        return amount
    low = rest.lower().rstrip(".") or rest.lower()
    bound = "at_least" if low.endswith("+") else amount.bound
    amount, low = amount._replace(rest="", bound=bound), low.rstrip("+")
    suffixes, money = scan.numbers.suffixes, scan.table.currencies
    if low in scan.words("ish"):
        return amount._replace(bound="about", end=end + len(low))
    if low in {"m", "t", "mm", "b", "bn"} and unit and low in suffixes:
        return amount._replace(value=amount.value * suffixes[low], end=end + len(low))
    if low == "m" and unit is None:
        return amount._replace(value=amount.value * 1e6, end=end + 1)
    if rest in scan.words("penny_letters") or rest in scan.words("cent_letters"):
        coin = "penny" if rest in scan.words("penny_letters") else "cent"
        return amount._replace(unit=coin, end=end + 1)
    if rest in scan.words("degree_letters"):
        return amount._replace(unit="degree", end=end + 1)
    if low in scan.table.names:
        return amount._replace(unit=scan.table.names[low], end=end + len(low))
    if low in money and low.isalpha() and (len(low) == 3 or (len(low) == 2 and rest[0].isupper())):
        return amount._replace(unit=money[low], end=end + len(low), rule="money")
    if low[:1] == "%":
        return amount._replace(unit="percent", end=end + 1)
    if not low[:1].isalpha():
        return amount
    found = rare.find(rest.rstrip("+."), scan.parse.language.code)
    return amount._replace(unit=found.name, end=end + len(low)) if found is not None else amount._replace(unit=None)


def race(scan: Scan, amount: Amount) -> Amount:
    """ "run 10K": kilometres, where nothing is counted and somebody runs."""
    parse = scan.parse
    length = amount.value / 1000
    said = parse.lower[amount.behind - 1].endswith("k") and amount.unit is None and not amount.rest and length in RACES
    if not said or scan.pos(amount.j) in ("NOUN", "ADJ", "PROPN") or scan.words("races").isdisjoint(parse.lemmas):
        return amount
    return amount._replace(value=length, unit="kilometre", rule="unit", done=True)


def scaled_code(scan: Scan, amount: Amount) -> Amount:
    """ "40 kEUR", "3 M€", "1.5M$": a scale and a currency in one word, apart from the digits or glued to them."""
    j, glued = amount.j, amount.rest
    if amount.unit is not None or (not glued and j >= scan.parse.n):
        return amount
    found = SCALED_MONEY.fullmatch(glued or scan.parse.words[j])
    if found is None or found["code"].lower() not in scan.table.currencies:
        return amount
    amount = amount._replace(unit=scan.table.currencies[found["code"].lower()], rule="money", rest="")
    stop, end = (j, amount.end + len(glued)) if glued else (j + 1, scan.parse.ends[j])
    return _scaled(amount, scan.numbers.suffixes[found["scale"].lower()], stop, end)


def _scaled(amount: Amount, factor: float, j: int, end: int) -> Amount:
    high = amount.high * factor if amount.high is not None else None
    return amount._replace(value=amount.value * factor, high=high, j=j, end=end)


def unit_behind(scan: Scan, amount: Amount) -> Amount:
    """A unit that stands behind the number as words of its own."""
    parse, j = scan.parse, amount.j
    if j >= parse.n or (amount.unit is not None and amount.unit not in scan.table.currencies.values()):
        return amount
    if amount.unit is None:
        for reader in (_hyphened, _paid, _named, _percent, _money, _single_word, _per_coin, _rare):
            found = reader(scan, amount)
            if found is not None:
                amount = found
                break
    j = amount.j
    if amount.rule == "money" and scan.lower(j) in scan.words("money_scales"):
        return _scaled(amount, scan.numbers.scales[parse.lower[j]], j + 1, parse.ends[j])
    return amount


def _with(scan: Scan, amount: Amount, unit: str, j: int, rule: str) -> Amount:
    return amount._replace(unit=unit, j=j, end=scan.parse.ends[j - 1], rule=rule)


def _hyphened(scan: Scan, amount: Amount) -> Amount | None:
    """ "5-kg", "40-euro"."""
    parse, j = scan.parse, amount.j
    if parse.lower[j] not in ("-", "–") or j + 1 >= parse.n or parse.starts[j] != amount.end or parse.ends[j] != parse.starts[j + 1]:
        return None
    word = parse.lower[j + 1]
    if word in scan.table.names:
        return _long_name(scan, amount, j + 1) or _with(scan, amount, scan.table.names[word], j + 2, "unit")
    if len(word) > 2 and word in scan.table.currencies:
        return _with(scan, amount, scan.table.currencies[word], j + 2, "money")
    return None


def _paid(scan: Scan, amount: Amount) -> Amount | None:
    """ "paid 300 pounds": pounds behind a word of paying are money."""
    parse, near = scan.parse, range(max(0, amount.i - _PAID_NEAR), amount.i)
    weighed = scan.lower(amount.j + 1) in scan.words("of")
    if weighed or scan.lower(amount.j) not in scan.words("pounds") or all(parse.lemmas[k] not in scan.words("paying") for k in near):
        return None
    return _with(scan, amount, scan.table.currencies["£"], amount.j + 1, "money")


def _long_name(scan: Scan, amount: Amount, j: int) -> Amount | None:
    """A unit whose name is several words, with hyphens or without: "kilowatt-hours", "square metres", "% points"."""
    parse = scan.parse
    for k in range(min(parse.n, j + _LONGEST_NAME), j + 1, -1):
        said = parse.text[parse.starts[j] : parse.ends[k - 1]].lower()
        said = said if parse.lower[k - 1] == "." else said.rstrip(".")
        name = scan.table.names.get(said) or scan.table.names.get(said.replace("-", " "))
        if name is not None and len(said) <= rare.LONGEST:
            return _with(scan, amount, name, k, "unit")._replace(end=parse.starts[j] + len(said))
    return None


def _word(scan: Scan, j: int) -> str:
    return scan.parse.lower[j].rstrip(".") or scan.parse.lower[j]


def _named(scan: Scan, amount: Amount) -> Amount | None:
    """The name of a unit in several words."""
    return _long_name(scan, amount, amount.j)


def _percent(scan: Scan, amount: Amount) -> Amount | None:
    """ "20 percent", "5 % points"."""
    j = amount.j
    if _word(scan, j) not in scan.words("percents"):
        return None
    if scan.lower(j + 1) in scan.words("points"):
        return _with(scan, amount, "percentage point", j + 2, "unit")
    return _with(scan, amount, "percent", j + 1, "percent")


def _money(scan: Scan, amount: Amount) -> Amount | None:
    """ "400 euros", "400 EUR", "400 Canadian dollars"."""
    parse, j, money = scan.parse, amount.j, scan.table.currencies
    word = _word(scan, j)
    verb = word in scan.words("won") and parse.pos[j] == "VERB"
    written = len(word) > 2 or word in SYMBOLS or parse.words[j].isupper() or word in scan.units("lower_codes")
    if written and read_code(scan, j, word) and not is_priced(scan, j, j + 2) and not verb:
        return _with(scan, amount, money[word], j + 1, "money")
    name = scan.lower(j + 1)
    if len(name) <= 3 or name not in money:
        return None
    own = parse.words[j][0].isupper() or parse.pos[j] in ("ADJ", "PROPN")
    code = scan.table.lands.get((word, money[name])) or (money[name] if own else None)
    return _with(scan, amount, code, j + 2, "money") if code is not None else None


def _single_word(scan: Scan, amount: Amount) -> Amount | None:
    """ "5 kg", "3 x", "40 hours": one word of the table."""
    parse, j, names = scan.parse, amount.j, scan.table.names
    word = _word(scan, j)
    if word in ("x", "×"):
        if is_priced(scan, j + 1, j + 3):
            return None  # "2 x €50k"
        return _with(scan, amount, "times", j + 1, "multiplier")
    if parse.words[j].rstrip(".") == "m" and amount.unit is None:
        return _with(scan, amount, scan.table.columns[word], j + 1, "unit")
    if word in scan.words("plain_units") or _is_letter(scan, j):
        return _with(scan, amount, names.get(word) or scan.table.columns[word], j + 1, "unit")
    if word not in names or names[word] in ("second", "times") or len(word) < 2:
        return None
    adjective = names[word] in scan.units("adjectival") or (parse.words[j].isupper() and parse.tags[j + 1 : j + 2] == [forms.PLURAL])
    describes = scan.pos(j + 1) == "NOUN" and parse.deps[j] == "compound" and adjective  # "3 day tickets", "5 ML models"
    return None if describes else _with(scan, amount, names[word], j + 1, "unit")


def _is_letter(scan: Scan, j: int) -> bool:
    """Whether the token `j` is the letter of a unit, behind which no slash makes it another word: "12 h", "4 t/ha", not "3 d/w"."""
    known = scan.words("single_letters")
    behind = scan.lower(j + 2)
    return scan.parse.words[j] in known and (scan.lower(j + 1) != "/" or behind in scan.table.names or behind in scan.table.columns)


def _per_coin(scan: Scan, amount: Amount) -> Amount | None:
    """ "18 p/kWh", "4 c/kWh": hundredths of a currency that something costs each."""
    word, j = scan.lower(amount.j), amount.j
    coin = next((c for c in ("penny", "cent") if word[:1] in scan.words(f"{c}_letters")), None)
    glued = word[1:2] == "/"
    behind = word[2:] if glued else scan.lower(j + 2) if scan.lower(j + 1) == "/" and len(word) == 1 else ""
    if coin is None or behind not in scan.table.names or scan.table.names[behind] in scan.units("periods"):
        return None
    return _with(scan, amount, coin, j + (not glued), "money")._replace(end=scan.parse.starts[j] + 1)


def _rare(scan: Scan, amount: Amount) -> Amount | None:
    """A spelling that looks like a unit which the table does not hold: "40 kg/m³", "300 MPa", "7 kWp"."""
    parse, j = scan.parse, amount.j
    word, low = parse.words[j], parse.lower[j].rstrip(".")
    marked = parse.pos[j] in {"NOUN", "PROPN", "SYM", "X"} and not word.isalpha() and any(c in word for c in "/³²°") and len(low) <= 10
    mixed = (
        parse.pos[j] in ("NOUN", "PROPN")
        and 2 <= len(low) <= 4
        and word[0].isalpha()
        and word not in (low, word.capitalize())
        and not word.isupper()
        and not (low.endswith("s") and word[:-1].isupper())
    )
    found = rare.find(word, parse.language.code) if marked or mixed else None
    return _with(scan, amount, found.name, j + 1, "quantulum3") if found is not None else None


def of_a_unit(scan: Scan, amount: Amount) -> Amount:
    """ "0.4 of a percentage point", "a quarter of a litre": a part of one of a unit."""
    j = amount.j
    if amount.unit is not None or scan.lower(j) not in scan.words("of") or scan.lower(j + 1) not in scan.numbers.articles:
        return amount
    found = _long_name(scan, amount, j + 2) if j + 2 < scan.parse.n else None
    name = scan.table.names.get(scan.lower(j + 2))
    return found or (amount if name is None else _with(scan, amount, name, j + 3, "unit"))


def multiplier(scan: Scan, amount: Amount) -> Amount:
    """ "3 times", "3 times a week", and a fraction that counts nothing else."""
    j, parse = amount.j, scan.parse
    if amount.unit is not None:
        return amount
    if amount.number_rule == "fraction":
        return amount._replace(unit="times", rule="fraction", done=True)
    if scan.lower(j) not in scan.words("times") or scan.lower(j + 1) in scan.words("no_times_after"):
        return amount
    rhythm = scan.lower(j + 1) in scan.words("times_per_period") or (j + 1 < parse.n and j + 1 in scan.busy)
    unit, rule = ("time", "times per period") if rhythm else ("times", "multiplier")
    return _with(scan, amount, unit, j + 1, rule)._replace(done=True)


def noun_behind(scan: Scan, amount: Amount) -> Amount:
    """The noun that the number counts: "40 new bakeries"."""
    if amount.unit is not None:
        return amount
    parse, j = scan.parse, amount.j
    if scan.lower(j) in scan.words("or") and scan.lower(j + 1) in scan.words("or_compared"):
        amount, j = amount._replace(bound=amount.bound or bound_behind(scan, amount)), j + 2  # "20 or more farms"
    number = Number(amount.value, amount.first, j, amount.start, amount.end, "", amount.number_rule)
    noun = counted_noun(scan, number)
    if (
        noun is None
        or _is_elliptic(scan, amount, noun)
        or not scan.is_free(j, noun + 1)
        or not parse.words[noun][0].isalpha()
        or scan.lower(j) in scan.words("at_most_behind") | PER_SIGN
        or _is_on_a_scale(scan, amount)
    ):
        return amount
    unit = scan.table.names.get(parse.lower[noun]) or singular_noun(scan, noun)
    amount = amount._replace(unit=unit, noun=noun, rule="counted noun")
    return amount if is_priced(scan, j, noun) else amount._replace(end=parse.ends[noun], j=noun + 1)


def _is_elliptic(scan: Scan, amount: Amount, noun: int) -> bool:
    """ "640 open, oldest 211 days", "4 upheld": what is counted is left out, the word behind only says of what kind or state."""
    parse = scan.parse
    if noun == amount.j and is_per_word(scan, noun):
        return True
    if parse.lower[noun] in scan.words("money_measures") and amount.value >= 1000 and not parse.words[amount.behind - 1][-1].isdecimal():
        return True  # "184k ARR"
    described = parse.pos[noun] == "ADJ" or parse.tags[noun] in forms.PAST_FORMS or parse.lower[noun] in scan.words("states")
    return described and amount.value != 1 and noun == amount.j and not parse.lower[noun].endswith("s")


def _is_on_a_scale(scan: Scan, amount: Amount) -> bool:
    """ "a magnitude 4.1 quake": a decimal behind the name of a scale counts nothing."""
    return amount.value != int(amount.value) and scan.lower(amount.i - 1) in scan.words("scales_of_their_own")


def _stands_for(scan: Scan, k: int) -> bool:
    """Whether "them" may stand for token `k`: a plural noun that is no unit and no date."""
    return scan.parse.tags[k] in forms.PLURALS and k not in scan.busy and scan.parse.lower[k] not in scan.table.names


def noun_before(scan: Scan, amount: Amount) -> Amount:
    """ "cut the depots from 12 to 8 of them": what "them" stands for, the nearest plural noun in front."""
    j = amount.j
    if amount.unit is not None or scan.lower(j) not in scan.words("of") or scan.lower(j + 1) not in scan.words("them"):
        return amount
    plurals = (k for k in range(amount.i - 1, -1, -1) if _stands_for(scan, k))
    noun = next(plurals, None)
    return amount._replace(unit=singular_noun(scan, noun), rule="counted noun") if noun is not None else amount
