"""What must be masked before a text is stored or leaves: the same patterns at every door.

Masked: case, client and NHS numbers, National Insurance numbers, dates of birth, telephone numbers and e-mail addresses, and the
names of children and their families where the words around a name say whose it is. An office's published switchboard and mailbox
are left, and so are the names of people in their public roles. A name that stands alone cannot be told from any other.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

MASK = "[removed]"


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with what must not be told replaced, and how many places that were; `kinds` says of each what stood there."""

    text: str
    count: int
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MaskedPlace:
    """How often something of one kind was masked in one place of a document. What it was is told nowhere."""

    where: str
    kind: str
    count: int


def places(found: Iterable[tuple[str, str]]) -> tuple[MaskedPlace, ...]:
    """Where what was masked, each place and kind once with its count, from where and what each single one was."""
    return tuple(MaskedPlace(where, kind, count) for (where, kind), count in Counter(found).items())


_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = rf"\d{{1,2}}(?:[./-]\d{{1,2}}[./-]\d{{2,4}}|(?:st|nd|rd|th)?\s+{_MONTH}\s+\d{{4}})"
_PEOPLE = r"\s?(?:children|young|pupils|families|people|households|residents)\b"
_FEW = r"\d{4,5}\b(?![.,]\d)(?:(?:,|\s+and|\s*&)\s*\d{4,5}\b(?![.,]\d))*"
_NUMBERED = rf"(?:id|no\.?|number|ref\w*)s?\W{{0,3}}{_FEW}"
_OFFICE = r"(?:enquiries|info|information|contact|psi|feedback|help|admin|office|press)"
PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?!{_OFFICE}@)[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+",
        rf"(?<=\bborn on\s){_DAY}|(?<=date of birth)\W+(?:is\s+|was\s+)?{_DAY}|(?<=\bdob)\W+{_DAY}|(?<=\bd\.o\.b)\W+{_DAY}",
        r"(?<![\w/.,-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)(?!3|800|808|845|161\s618)(?:\d\)?[\s-]?){8,9}\d(?![\w/-])",
        r"\b[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b",
        r"\b\d{3}[\s-]\d{3}[\s-]\d{4}\b",
        rf"(?<![\w£$])(?<!\d[.,/-])(?!0300|0800|0845)(?-i:[A-Z]{{0,3}})\d{{6,12}}(?-i:[A-Z])?\b(?!%|[.,/]\d|{_PEOPLE})",
        rf"(?:(?<=\bcase\s)|(?<=\bcases\s))(?:{_NUMBERED}|(?!(?:19|20)\d\d\b){_FEW})",
        rf"(?:(?<=\bclient\s)|(?<=\bperson\s)|(?<=\brecord\s)|(?<=\bmosaic\s)|(?<=\bpupil\s)|(?<=\bchild\s)){_NUMBERED}",
    )
)
KINDS = (
    "e-mail address", "date of birth", "telephone number", "National Insurance number", "NHS number", "case or client number",
    "case or client number", "case or client number",
)  # fmt: skip
"""What each of those patterns finds."""
NAME_KIND = "name of a child or of a family"
_NAME = r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][a-z’'-]+(?: [A-Z][A-Za-z’'-]+){0,2})(?![\w’'])"
_FULL_NAME = r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][a-z-]+|[A-Z][a-z-]+(?: [A-Z][A-Za-z’-]+){1,2}))(?!\w|[’']s? [A-Z])"
_KIN = (
    r"(?:(?:birth |foster |grand|great-grand|step-?)?(?:mother|father)|mum|dad|grandparent|aunt|uncle"
    r"|(?:half-?|step-?)?(?:sister|brother)|sibling|son|daughter|cousin|nephew|niece"
    r"|(?:[Hh]er|[Hh]is|[Tt]heir|[’']s) (?:partner|carer|boyfriend|girlfriend|friend))"
)
_CHILD = r"(?:[Cc]hild|[Yy]oung person|[Bb]aby|[Ss]ibling|[Bb]oy|[Gg]irl|[Cc]are leaver)"
NAMES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b(?:{_KIN}|Mother|Father),? \(?{_FULL_NAME}"),
    re.compile(rf"\b(?:{_CHILD}|[Mm]other|[Ff]ather)(?: [A-Z0-9]{{1,2}})? \({_NAME}\)"),
    re.compile(rf"\b(?:{_CHILD}|{_KIN}),? (?:who (?:is|was) )?(?:called|named) {_NAME}"),
    re.compile(rf"{_FULL_NAME},? \(?aged? \d{{1,2}}\b"),
)
"""Names that the words beside them tie to a child or its family. A letter in place of a name ('Child A') is none."""
KIN_HINTS = (
    "mother", "father", "mum", "dad", "grandparent", "aunt", "uncle", "sister", "brother", "sibling", " son", "daughter",
    "cousin", "nephew", "niece", " partner", " carer", "friend",
)  # fmt: skip
NAME_HINTS = (KIN_HINTS, (" (",), ("called ", "named "), ("age ", "aged "))
"""For each of those patterns words of which it needs one: looked for first, because that is fast."""
NOT_NAMES = frozenset((
    "young", "people", "person", "children", "child", "care", "leavers", "leaver", "adults", "pupils", "students", "looked",
    "after", "north", "south", "east", "west", "city", "county", "council", "board", "service", "services", "team", "trust",
    "centre", "house", "home", "court", "order", "orders", "hospital", "school", "college", "local", "authority", "panel",
    "member", "manager", "director", "head", "chair", "plan", "review", "the", "a", "all", "in", "of", "and", "for", "family",
    "families", "early", "help", "social", "worker", "workers", "inspectors", "ofsted", "government", "act",
))  # fmt: skip
"""Words in capitals that show that a phrase is the name of a body, a group or a place."""
NUMBERS = re.compile(r"\d[\d ()-]{3,}\d|\b(?:case|client|person|record|mosaic|pupil|child)s?\s\D{0,12}\d{4}", re.IGNORECASE)
"""A text without such a number holds none that is masked: looked for first, because that is fast."""
WORDS = ("@", "birth", "born on", "dob", "d.o.b")
AGE = re.compile(
    r"\baged?\s+(?:of\s+)?\w+\s+(?:months?|years?|weeks?)\b|\b\w+[\s-](?:month|year|week)s?[\s-]old\b", re.IGNORECASE
)
YEAR = re.compile(r"\d{4}")
MOMENT = re.compile(rf"\b(?:in|on|since)\s+(?:\d{{1,2}}\s+)?{_MONTH}\s+\d{{4}}", re.IGNORECASE)
ORDER = re.compile(
    r"\b(?:care order|placement order|special guardianship|adopt|removed|born|accommodated|made subject)", re.IGNORECASE
)

SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_RARE = (
    r"died|dead|death|suicide|overdose|murder\w*|manslaughter|killed|raped?|incest\w*|sexual(?:ly)? (?:abus|assault)\w*"
    r"|traffick\w*|female genital mutilation|fgm|forced marriage|honour[- ]based|prison|imprison\w*|terminal\w*"
    r"|life[- ]limiting|rare\b|syndrome|tumour|cancer|leukaemia|hiv|deafblind|schizophreni\w*|psychosis|witchcraft"
    r"|spirit possession|terroris\w*|surrogacy|transgender"
)
_TELLING = r"mental (?:ill )?health|learning (?:difficult|disabilit)\w*|molestation|pregnan\w*"
RARE = re.compile(rf"\b(?:{_RARE})\b", re.IGNORECASE)
CLOSE = re.compile(rf"\b(?:{_RARE}|{_TELLING})\b", re.IGNORECASE)
"""What tells enough where the sentence already points at one case."""
ONE = re.compile(
    r"\b(?:one|this|the only|another) (?:\w+ )?(?:child|young person|boy|girl|baby|infant|sibling group|family|case|care leaver"
    r"|young (?:man|woman))\b|\b(?:twins|triplets)\b",
    re.IGNORECASE,
)
CODE = re.compile(r"\b(?:[Cc]hild|[Yy]oung person|[Cc]ase) (?:[A-Z]{1,3}\d{0,2}|\d{1,2})\b|\b[A-Z]{2}\d{1,2}\b")
RARE_HINTS = (
    "died", "dead", "death", "suicid", "overdos", "murder", "manslaught", "killed", "rape", "incest", "sexual", "traffick",
    "genital", "fgm", "forced marr", "honour", "prison", "terminal", "life", "rare", "syndrome", "tumour", "cancer", "leukaemia",
    "hiv", "deafblind", "schizophren", "psychosis", "witchcraft", "possession", "terroris", "surrogacy", "transgender", "mental",
    "learning d", "molestation", "pregnan",
)  # fmt: skip
"""Words without which no sentence says anything so rare: looked for first, because that is fast."""


def mask(text: str) -> Masked:
    """A text with everything replaced that must not be told."""
    kinds: list[str] = []
    lower = text.casefold()
    if NUMBERS.search(text) or any(word in lower for word in WORDS):
        for pattern, kind in zip(PATTERNS, KINDS, strict=True):
            text, found = pattern.subn(_hidden, text)
            kinds += [kind] * found
    for hints, pattern in zip(NAME_HINTS, NAMES, strict=True):
        if any(hint in lower for hint in hints):
            text, found = _without_names(pattern, text)
            kinds += [NAME_KIND] * found
    return Masked(text, len(kinds), tuple(kinds))


def _without_names(pattern: re.Pattern[str], text: str) -> tuple[str, int]:
    """A text without the names that a pattern ties to somebody, and how many they were."""
    pieces: list[str] = []
    end = 0
    for found in pattern.finditer(text):
        if NOT_NAMES.isdisjoint(found["name"].casefold().split()):
            pieces += [text[end : found.start("name")], MASK]
            end = found.end("name")
    return "".join([*pieces, text[end:]]), len(pieces) // 2


def may_identify(text: str) -> str:
    """What in a text may together tell who a child is, as a phrase; empty where nothing does. A person must look.

    It is an age, a month and an order, or something rare that one sentence says of one child.
    """
    if all(pattern.search(text) for pattern in (YEAR, AGE, MOMENT, ORDER)):
        return "an age, a month and an order together"
    lower = text.casefold()
    if any(hint in lower for hint in RARE_HINTS) and any(map(_tells_of_one, SENTENCES.split(text))):
        return "something rare that is said of one child"
    return ""


def _tells_of_one(sentence: str) -> bool:
    """Whether a sentence says something rare of one child: of a local code, of a number that was masked, or of one alone."""
    coded = MASK in sentence or CODE.search(sentence) is not None
    if coded and CLOSE.search(sentence):
        return True
    return ONE.search(sentence) is not None and RARE.search(sentence) is not None


def _hidden(found: re.Match[str]) -> str:
    """The mask, after whatever spaces and marks stood before the number."""
    matched = found.group()
    return matched[: len(matched) - len(matched.lstrip(" :#-."))] + MASK
