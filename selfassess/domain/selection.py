"""Choosing cases from the council's list: numbers become local codes at the door, and only counts of the rest are kept."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from selfassess.domain.indicator_sheet import Sheet
from selfassess.domain.redaction import mask
from selfassess.domain.sample import Sample, Selection, Stratum, Trait, Wanted
from selfassess.domain.wording import counted, listing
from selfassess.errors import BadInput, BadTable, Mistake

NUMBER, COHORT, CHOSEN = "number", "cohort", "chosen"
HEADINGS: Mapping[str, frozenset[str]] = {
    NUMBER: frozenset({"case number", "case no", "case id", "record number", "record id", "person id", "client id", "child id"}),
    COHORT: frozenset({"cohort", "list", "group", "category"}),
    Trait.TEAM: frozenset({"team", "service"}),
    Trait.AGE: frozenset({"age", "age band", "age group"}),
    Trait.GENDER: frozenset({"gender", "sex"}),
    Trait.ETHNICITY: frozenset({"ethnicity", "ethnic group", "ethnic origin"}),
    CHOSEN: frozenset({"selected", "chosen"}),
}
ASKED = "case number, cohort, team, age, gender, ethnicity, selected"
YES = frozenset({"yes", "y", "x", "1", "true", "✓"})
NO = frozenset({"", "no", "n", "0", "false"})
BANDS = ((0, "Under 1"), (4, "1 to 4"), (9, "5 to 9"), (15, "10 to 15"), (17, "16 to 17"), (25, "18 to 25"))
"""The last age of each band, and what it is called."""
OWN_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{0,39}")
LONGEST = 60
MOST_VALUES = 60
MOST_CODES = 999
_SMALL_WORDS = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "under", "who", "with"})


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the list: the council's own number, the cohort, the traits, and whether somebody marked it as chosen."""

    number: str
    cohort: str
    traits: Mapping[str, str]
    chosen: bool


Mix = Callable[[Sequence[Listed]], list[Listed]]
"""Brings rows into an order that nobody can foresee."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A case that was chosen, under the local code that takes the place of the council's number."""

    code: str
    listed: Listed


def read_list(name: str, sheet: Sheet, cohorts: Sequence[Wanted]) -> tuple[Listed, ...]:
    """The rows of a list. Raises `BadTable` with every mistake, none of which repeats a number that stands in the list."""
    columns = _columns(name, sheet)
    wrong: list[Mistake] = []
    rows, seen = [], set()
    for at, cells in sheet.rows:
        cell = {key: cells[place].strip() if place < len(cells) else "" for key, place in columns.items()}
        if not any(cell.values()):
            continue
        try:
            row = _listed(cell, cohorts)
        except ValueError as error:
            wrong.append(Mistake(name, at, str(error)))
            continue
        if row.number.casefold() in seen:
            wrong.append(Mistake(name, at, "this case number stands in an earlier row too. Keep one of them."))
        seen.add(row.number.casefold())
        rows.append(row)
    many = [key for key in Trait if len({row.traits.get(key) for row in rows}) > MOST_VALUES]
    wrong += [Mistake(name, None, f"The column ‘{key.value}’ has more than {MOST_VALUES} values. Use bands.") for key in many]
    if wrong:
        raise BadTable(wrong)
    if not rows:
        raise BadTable([Mistake(name, None, "It lists no case.")])
    return tuple(rows)


def _columns(name: str, sheet: Sheet) -> dict[str, int]:
    known = {heading: key for key, headings in HEADINGS.items() for heading in headings}
    columns: dict[str, int] = {}
    wrong = []
    for place, heading in enumerate(sheet.headings):
        plain = " ".join(re.sub(r"[_.’']", " ", heading).casefold().split())
        if not plain and not any(len(cells) > place and cells[place].strip() for _, cells in sheet.rows):
            continue
        key = known.get(plain)
        if key is None:
            said = (
                f"The column ‘{heading[:40]}’ is not needed here. Take it out, so that nothing of it leaves you: "
                f"only {ASKED} are read."
            )
            wrong.append(Mistake(name, None, said))
        elif key in columns:
            wrong.append(Mistake(name, None, f"Two columns hold the {key}. Keep one."))
        else:
            columns[key] = place
    missing = [what for key, what in ((NUMBER, "case number"), (COHORT, "cohort")) if key not in columns]
    if missing:
        wrong.append(
            Mistake(name, None, f"There is no column ‘{listing(tuple(missing))}’. The first row holds the headings: {ASKED}.")
        )
    if wrong:
        raise BadTable(wrong)
    return columns


def _listed(cell: Mapping[str, str], cohorts: Sequence[Wanted]) -> Listed:
    number = " ".join(cell[NUMBER].split())
    if not OWN_NUMBER.fullmatch(number):
        raise ValueError("there is no case number of letters and figures, 40 characters at most.")
    cohort = next((each.id for each in cohorts if cell[COHORT].casefold() in (each.title.casefold(), each.id)), "")
    if not cohort:
        raise ValueError(f"the sample has no such cohort. It has: {', '.join(each.title for each in cohorts)}.")
    marked = cell.get(CHOSEN, "").casefold()
    if marked not in YES | NO:
        raise ValueError("the column ‘selected’ holds neither yes nor no.")
    traits = {trait.value: value for trait in Trait if (value := _trait(trait, cell.get(trait, "")))}
    return Listed(number, cohort, traits, marked in YES)


def _trait(trait: Trait, typed: str) -> str:
    """A trait as it is kept: an age becomes its band. Raises `ValueError` for what could tell who a child is."""
    value = " ".join(typed.split())
    if trait is Trait.AGE and value.isdecimal():
        band = next((called for last, called in BANDS if int(value) <= last), "")
        if not band:
            raise ValueError(f"an age over {BANDS[-1][0]} is no age of a child or care leaver.")
        return band
    return checked_trait(trait, value)


def checked_trait(trait: Trait, typed: str) -> str:
    """A trait as somebody typed it. Raises `ValueError` for one that is too long or holds what looks like a number or day."""
    value = " ".join(typed.split())
    if len(value) > LONGEST or mask(value).count or re.search(r"\d{4}|\d[/.]\d|\d-\d+-\d", value):
        raise ValueError(f"the {trait.value} holds a number or a day, or is longer than {LONGEST} characters.")
    return value


def drawn_from(listed: Sequence[Listed], sample: Sample, taken: Mapping[str, str], mix: Mix) -> tuple[Drawn, ...]:
    """The cases that are chosen, as the sample says: those that are marked, or as many of each cohort as are wanted, at random.

    `taken` are the cohorts of cases that there are already, by their codes, `mix` decides which are drawn.
    Raises `BadInput` where the list does not fit.
    """
    marked = [row for row in listed if row.chosen]
    there = Counter(taken.values())
    if sample.selection is Selection.RANDOM:
        if marked:
            raise BadInput(
                "The list marks cases as selected, and the sample says that they are drawn at random. Change one of both."
            )
        chosen = [row for cohort in sample.cohorts for row in _some(listed, cohort, there[cohort.id], mix)]
    else:
        chosen = marked
    if not chosen:
        raise BadInput("No row is marked in a column ‘selected’. Mark the cases that were chosen on purpose with yes.")
    # Mixed, so that the order of codes says nothing of the order of the list.
    return _coded(mix(chosen), sample.cohorts, set(taken))


def _some(listed: Sequence[Listed], cohort: Wanted, there: int, mix: Mix) -> list[Listed]:
    here = [row for row in listed if row.cohort == cohort.id]
    wanted = max(cohort.count - there, 0)
    if len(here) < wanted:
        many = counted(len(here), "row")
        raise BadInput(f"{cohort.title}: {wanted} to be drawn and {many} on the list. Change the number of cases, or the list.")
    return mix(here)[:wanted]


def _coded(chosen: Sequence[Listed], cohorts: Sequence[Wanted], taken: set[str]) -> tuple[Drawn, ...]:
    letters = prefixes(cohorts)
    numbers: Counter[str] = Counter()
    drawn = []
    for row in chosen:
        while True:
            numbers[row.cohort] += 1
            code = f"{letters[row.cohort]}{numbers[row.cohort]}"
            if code not in taken:
                break
        if numbers[row.cohort] > MOST_CODES:
            raise BadInput(f"No more than {MOST_CODES} cases of a cohort can be chosen.")
        drawn.append(Drawn(code, row))
    places = {cohort.id: at for at, cohort in enumerate(cohorts)}
    return tuple(sorted(drawn, key=lambda each: (places[each.listed.cohort], int(each.code[len(letters[each.listed.cohort]) :]))))


def prefixes(cohorts: Sequence[Wanted]) -> dict[str, str]:
    """The letters with which the codes of each cohort begin: its initials, and another letter where two have the same."""
    found: dict[str, str] = {}
    for cohort in cohorts:
        words = [word for word in re.findall(r"[a-z]+", cohort.title.casefold()) if word not in _SMALL_WORDS]
        letters = "".join(word[0] for word in words)[:4].upper() or "C"
        others = set(found.values())
        found[cohort.id] = (
            letters
            if letters not in others
            else next(f"{letters}{more}" for more in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if f"{letters}{more}" not in others)
        )
    return found


def framed(sample: Sample, listed: Sequence[Listed]) -> Sample:
    """The sample with who is on the list counted, by cohort and by each trait; which row was which is gone."""
    cohorts = Counter(row.cohort for row in listed)
    counted_by = Counter((trait, row.traits[trait.value]) for row in listed for trait in Trait if trait.value in row.traits)
    order = {called: at for at, (_, called) in enumerate(BANDS)}
    strata = sorted(counted_by.items(), key=lambda item: (list(Trait).index(item[0][0]), order.get(item[0][1], 99), item[0][1]))
    return replace(
        sample,
        cohorts=tuple(replace(each, listed=cohorts[each.id]) for each in sample.cohorts),
        frame=tuple(Stratum(trait, value, number) for (trait, value), number in strata),
    )


KEY_HEAD = ("Local code", "The council’s number")


@dataclass(frozen=True, slots=True)
class CodeKey:
    """Which of the council's numbers stands behind each local code of a challenge. It is never kept by the program."""

    challenge: str
    title: str
    rows: tuple[tuple[str, str], ...]
