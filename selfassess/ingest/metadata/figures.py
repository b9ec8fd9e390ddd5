"""The figures of a local area that a report prints before its findings: how many children, how many in care, and of what day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from selfassess.domain.report import Fact
from selfassess.ingest.metadata import dates
from selfassess.ingest.seeking import matches

COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ALSO_NONE = ("none", "nil", "zero")
_NUMBER = rf"(\d[\d,]*(?:\.\d+)?|{'|'.join((*COUNTED, *ALSO_NONE))})"
_PEOPLE = r"(?:(?:looked after\s+)?(?:children|child|young people|young person)(?:\s+(?:and|or)\s+young people)?|care leavers?)"
_SHARE = r"(?:approximately\s+|about\s+|around\s+)?(\d[\d,]*(?:\.\d+)?)\s?(?:%|per cent)"


@dataclass(frozen=True, slots=True)
class _Form:
    """How a figure is printed; the first group of the pattern is its value. A form with `lead` counts only under those words."""

    name: str
    pattern: re.Pattern[str]
    lead: re.Pattern[str] | None = None


def _form(name: str, pattern: str, *, lead: str = "") -> _Form:
    return _Form(name, re.compile(pattern, re.IGNORECASE), re.compile(lead, re.IGNORECASE) if lead else None)


FORMS = (
    _form("children under 18", rf"\b{_NUMBER} {_PEOPLE}(?: who are)? (?:aged )?under (?:the age of )?18\b"),
    _form(
        "children under 18, per cent of the population",
        rf"\b(?:this is|represents?|making up) {_SHARE} of the (?:total )?population",
    ),
    _form("children in poverty, per cent", rf"\b{_SHARE}[^.%]{{0,80}}\bliving in (?:poverty|low[- ]income families)"),
    *(
        _form(f"{what} in {phase} schools, per cent", rf"\bin {phase} schools,? (?:it )?is {_SHARE}", lead=lead)
        for what, lead in (
            ("free school meals", "free school meals"),
            ("English as an additional language", "additional language"),
        )
        for phase in ("primary", "secondary")
    ),
    _form("minority ethnic groups, per cent", rf"minority ethnic groups account for {_SHARE}"),
    _form("children in need", rf"\b{_NUMBER} {_PEOPLE} (?:had|have) been (?:identified|assessed)[^.]{{0,80}}\bin need\b"),
    _form(
        "child protection plans",
        rf"\b{_NUMBER} {_PEOPLE} (?:were|are|was|is) (?:the )?subjects? (?:of|to) (?:a )?child protection plan",
    ),
    _form(
        "private fostering", rf"\b{_NUMBER} {_PEOPLE} (?:lived?|were living|are living|lives) in (?:a )?privately arranged foster"
    ),
    _form("serious incident notifications", rf"\b{_NUMBER} serious incident notifications?"),
    _form(
        "serious case reviews completed",
        rf"\b{_NUMBER} serious case reviews?(?: \(\w+\))? (?:has|have|had|were|was)(?: been)? completed",
    ),
    _form(
        "serious case reviews ongoing",
        rf"\b{_NUMBER} serious case reviews?(?: \(\w+\))?,? (?:are |were |is |was )?(?:currently )?ongoing",
    ),
    _form(
        "children looked after", rf"\b{_NUMBER} {_PEOPLE} (?:are|were|was|is) (?:being )?looked after by the (?:local )?authority"
    ),
    _form(
        "living outside the authority",
        rf"\b{_NUMBER} (?:\((?:or )?[\d.]+%\)|{_PEOPLE})?,?\s?lives? outside the (?:local )?authority",
    ),
    _form(
        "living in residential children's homes", rf"\b{_NUMBER} (?:\([\d.]+%\) )?lives? in (?:residential )?children['’]s homes"
    ),
    _form(
        "living in residential special schools", rf"\b{_NUMBER} (?:\([\d.]+%\) )?lives? in (?:a )?residential special schools?"
    ),
    _form(
        "living with foster families",
        rf"\b{_NUMBER} (?:\([\d.]+%\) )?lives? with (?:\w+ )?(?:foster|fostering) (?:families|carers)",
    ),
    _form("living with parents", rf"\b{_NUMBER} (?:\([\d.]+%\) )?lives? with (?:their )?parents"),
    _form(
        "unaccompanied asylum-seeking children", rf"\b{_NUMBER} (?:{_PEOPLE} )?(?:are|were|is) (?:an? )?(?:unaccompanied|UASC)"
    ),
    _form("adoptions in the last 12 months", rf"\b{_NUMBER} (?:{_PEOPLE} (?:were|was) adopted|adoptions?\b)"),
    _form(
        "special guardianship orders in the last 12 months",
        rf"\b{_NUMBER} {_PEOPLE} became (?:the )?subjects? of special guardianship",
    ),
    _form(
        "ceased to be looked after in the last 12 months", rf"\b{_NUMBER} {_PEOPLE} (?:have )?ceased to be looked after\b(?! and)"
    ),
    _form("returned to be looked after, per cent", rf"of whom {_SHARE}[^.]{{0,30}}returned to be looked after"),
    _form("returned to be looked after", rf"of whom {_NUMBER}(?!\d|[.,]\d|\s?%)[^.%]{{0,40}}returned to be looked after"),
    _form(
        "moved on to independent living",
        rf"\b{_NUMBER} {_PEOPLE} (?:have )?ceased to be looked after and moved on to independent",
    ),
    _form("living in houses of multiple occupation", rf"\b{_NUMBER} {_PEOPLE}[^.;]{{0,60}}\bliving in houses (?:of|in) multiple"),
)
AT = re.compile(rf"\s*(?:as\s+)?(?:at|on|of)\s+({dates.DAY.pattern})", re.IGNORECASE)
RATE = re.compile(r"\(a rate of\s+(\d+(?:\.\d+)?)\s+per\s+10,000")
NATIONAL = re.compile(
    r"national (?:average|proportion|figure|rate)(?: is| was| of)?\s+(\d+(?:\.\d+)?)\s?(?:%|per cent)"
    r"|compared with\s+(\d+(?:\.\d+)?)\s?(?:%|per cent)\s+(?:in the country|nationally|in England|across England)",
    re.IGNORECASE,
)
CHANGED = re.compile(
    rf"this (?:is|was|represents) (?:an?|no) (?:\w+ )?(?:increase|reduction|decrease|rise|fall|change) from\s+{_NUMBER}\b"
    rf"(?:[^\n]{{0,60}}?\bat\s+({dates.DAY.pattern}))?",
    re.IGNORECASE,
)
UNVALIDATED = re.compile(r"\bun-?validated data\b", re.IGNORECASE)
UNVALIDATED_HINTS = ("unvalidated", "un-validated")
PIECES = re.compile(r"\n+|(?<=[.;])\s+(?=[A-Z])")
LEAD = re.compile(r":\s*\Z")


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the part on the local area, with the page on which it begins."""

    text: str
    page: int | None


def figures(told: Iterable[Told], *, report: str) -> tuple[Fact, ...]:
    """The figures that the texts on a local area print, each once, as they come; `report` is all the report's text.

    A figure that the form of its sentence does not name is left out.
    """
    validated = False if any(matches(UNVALIDATED, UNVALIDATED_HINTS, report)) else None
    found: dict[str, Fact] = {}
    for fact in _figures(told, validated=validated):
        found.setdefault(fact.name, fact)
    return tuple(found.values())


def _figures(told: Iterable[Told], *, validated: bool | None) -> Iterator[Fact]:
    lead = ""
    day: date | None = None
    for piece in told:
        rest = PIECES.split(piece.text)
        for place, words in enumerate(rest):
            day = _day(words) or day
            if LEAD.search(words):
                lead = words
            after = rest[place + 1] if place + 1 < len(rest) else ""
            yield from _in(words, after, lead, Told(words, piece.page), day, validated=validated)


def _in(words: str, after: str, lead: str, told: Told, day: date | None, *, validated: bool | None) -> Iterator[Fact]:
    changed = CHANGED.match(after)
    rate = RATE.search(words)
    national = NATIONAL.search(words)
    for form in FORMS:
        found = form.pattern.search(words)
        if found is None or (form.lead is not None and not form.lead.search(lead)):
            continue
        yield Fact(
            name=form.name,
            value=_number(found[1]),
            page=told.page,
            rate_per_10000=float(rate[1]) if rate else None,
            at=day if _is_of_a_day(form.name) else None,
            previous=_number(changed[1]) if changed else None,
            previous_at=dates.one_day(changed[2]) if changed and changed[2] else None,
            national=float(next(filter(None, national.groups()))) if national else None,
            validated=validated,
        )


def _is_of_a_day(name: str) -> bool:
    """Whether a figure counts children on one day; shares, numbers of a year and populations are of no day that is printed."""
    return not any(
        part in name for part in ("per cent", "12 months", "under 18", "serious", "returned", "independent", "multiple")
    )


def _day(words: str) -> date | None:
    """The day with which a sentence begins; the day of a figure to compare with stands at an end."""
    found = AT.match(words)
    return dates.one_day(found[1]) if found else None


def _number(printed: str) -> float:
    words = printed.casefold()
    if words in COUNTED:
        return float(COUNTED.index(words))
    return 0.0 if words in ALSO_NONE else float(words.replace(",", ""))
