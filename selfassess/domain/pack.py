"""A defined export: which parts, for whom, in which order and formats; and what a pack may be made of."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from selfassess.errors import BadInput

Setting = str | int | bool

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "application/zip",
    "json": "application/json",
}
"""The formats in which packs are made, and the media type of each."""
FORMATS = tuple(MEDIA_TYPES)
"""The formats in which packs are made."""

ENDINGS = {"csv": "csv.zip"}
"""How the file of a format ends, where not as the format is called: several CSV files make one archive."""

DATA = ("csv", "json")
"""The formats of tables for other programs."""

DOCUMENT = ("docx", "pdf", "html")
"""The formats of a document that is read from beginning to end."""
TOLD = (*DOCUMENT, "pptx")
"""The same, and slides made of it."""

ASSESSMENT, AREA, LINE = "assessment", "area", "line"
INSPECTION, CHALLENGE = "inspection", "peer-challenge"
OF_ASSESSMENT = (ASSESSMENT, AREA, LINE)
ONE_OF_IT = (AREA, LINE)
SUBJECTS = (*OF_ASSESSMENT, INSPECTION, CHALLENGE)
"""What a pack may be made from: a whole assessment, one area or line of it, an inspection, a peer challenge."""


@dataclass(frozen=True, slots=True)
class PartKind:
    """A kind of part: what it shows, which formats carry it, its options as usual, and `of` what packs have it.

    A part that stands `alone` has no other beside it in its pack, for what is made of it is no document.
    """

    about: str
    formats: tuple[str, ...]
    options: Mapping[str, Setting] = field(default_factory=dict)
    of: tuple[str, ...] = OF_ASSESSMENT
    alone: bool = False


PART_KINDS: Mapping[str, PartKind] = {
    "cover": PartKind("The title, the authority, the framework and the period.", (*TOLD, "xlsx"), {"page": True}, SUBJECTS),
    "contents": PartKind("The contents, with links.", DOCUMENT, {"depth": 2}, (*OF_ASSESSMENT, CHALLENGE)),
    "about": PartKind("What the document is, whose wording it uses, and how to read it.", DOCUMENT),
    "glance": PartKind(
        "The numbers that say most, in one row: each only where the pack has the part that tells more of it.", TOLD
    ),
    "profile": PartKind("What the area is like: the figures of the framework's context part that are given.", DOCUMENT),
    "judgements": PartKind(
        "The authority's judgement of each area beside the last inspection's.",
        TOLD,
        {"lines": False, "comparators": False, "chart": False, "kept": False},
    ),
    "whole": PartKind("The three questions answered for the whole authority.", (*TOLD, "xlsx"), {"registers": True}),
    "areas": PartKind(
        "Each area: its judgement, the three questions, and its lines.",
        (*DOCUMENT, "xlsx"),
        {"lines": True, "benchmark": True, "criteria": False, "blank": False, "registers": True},
    ),
    "digest": PartKind("What past reports said of each line, where it was kept, without the authority's own answers.", DOCUMENT),
    "standing": PartKind("Strengths and priorities of the whole and of each area, in few words.", TOLD, {"words": 60, "most": 0}),
    "moved": PartKind(
        "What moved since the newest snapshot: judgements, actions, evidence and figures.", TOLD, {"most": 8, "figures": True}
    ),
    "coverage": PartKind("How many lines are described, and what evidence they rest on, by area.", TOLD, {"chart": False}),
    "indicators": PartKind(
        "The authority's figures beside those of others, with charts.", (*TOLD, "xlsx"), {"charts": 12, "most": 0}
    ),
    "at-risk": PartKind("The actions that are overdue, due soon, or without an owner or a date.", TOLD, {"days": 30, "most": 0}),
    "recommendations": PartKind("What past reports asked for, how each stands, and what answers it.", DOCUMENT),
    "open-recommendations": PartKind(
        "The recommendations that stand open, those at risk first, with what puts them at risk.",
        TOLD,
        {"most": 8, "words": 40},
    ),
    "dates": PartKind("What comes next, and when.", TOLD, {"most": 10}),
    "young-people": PartKind("What was written for children and young people, and which groups of them read it.", TOLD),
    "audits": PartKind("How practice audits graded each area and line, beside our judgement.", TOLD),
    "room-index": PartKind(
        "What an inspection asked for, with owner, state and where it is.", (*DOCUMENT, "xlsx"), of=(INSPECTION,)
    ),
    "timetable": PartKind("The sessions of a peer challenge, day by day.", (*DOCUMENT, "xlsx"), of=(CHALLENGE,)),
    "team": PartKind("The peers and where they come from.", ("pptx",), of=(CHALLENGE,)),
    "executive-summary": PartKind("The summary that the team wrote.", DOCUMENT, of=(CHALLENGE,)),
    "key-recommendations": PartKind("The key recommendations, each with its reason.", TOLD, of=(CHALLENGE,)),
    "approach": PartKind("Who the peers were, what they read, and whom they heard.", TOLD, of=(CHALLENGE,)),
    "scope": PartKind("The questions that the council asked, and what the team set out to test.", TOLD, of=(CHALLENGE,)),
    "findings": PartKind("What the team found, question by question.", TOLD, of=(CHALLENGE,)),
    "next-steps": PartKind("What comes next, what the council publishes, and thanks.", TOLD, of=(CHALLENGE,)),
    "case-review": PartKind(
        "The case review: its sample, its method, the findings table with the council's response, and its conclusion.",
        TOLD,
        {"annexe": False},
        (CHALLENGE,),
    ),
    "completed-cases": PartKind("Every finished case: what was asked of it and what was written.", DOCUMENT, of=(CHALLENGE,)),
    "case-form": PartKind(
        "The blank form of a case review, which is filled in away from the program and comes back.",
        ("docx", "xlsx"),
        of=(CHALLENGE,),
        alone=True,
    ),
    "evidence": PartKind("The evidence, numbered, with the lines that rest on it.", (*DOCUMENT, "xlsx"), {"rows": 60}),
    "actions": PartKind("The actions, with owner, date and how far they have come.", (*DOCUMENT, "xlsx"), {"rows": 60}),
    "sources": PartKind("The reports that are quoted, numbered, with their licences.", DOCUMENT, {"brief": False}),
    "tables": PartKind("Everything as tables for other programs.", DATA),
    "summary": PartKind("Counts of judgements by area, kept up to date by formulas.", ("xlsx",)),
    "comments": PartKind("The challenge comments, with the words that they are about. Team notes never go out.", ("xlsx",)),
    "benchmark": PartKind("Every quotation that is kept, with its report, page and paragraph.", ("xlsx",)),
}
"""Every kind of part that a pack file may name."""

ONLY_NOW = frozenset({"open-recommendations", "dates", "audits"})
"""The kinds that say how something stands today, which a snapshot of an earlier version of the program does not hold."""


@dataclass(frozen=True, slots=True)
class PackPart:
    """One part of a pack, in order. `options` are settings of that part: what it shows and hides."""

    kind: str
    title: str
    options: tuple[tuple[str, Setting], ...] = ()

    def option(self, name: str) -> Setting:
        """The setting of this name: the pack's own, else the usual one of its kind, which must have an option so named."""
        return dict(self.options).get(name, PART_KINDS[self.kind].options[name])


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack definition as its YAML file gives it. `of` is what it is made from, one of `SUBJECTS`.

    `template` names a Word look under templates/word/, None for the standard one.
    """

    id: str
    title: str
    about: str
    audience: str
    of: str
    formats: tuple[str, ...]
    marking: str
    template: str | None
    parts: tuple[PackPart, ...]

    def only(self, numbers: Collection[int]) -> "Pack":
        """The pack with some of its parts alone, by their numbers from 1; as it is, where none is named. Raises `BadInput`."""
        if strange := sorted(set(numbers) - set(range(1, len(self.parts) + 1))):
            raise BadInput(f"{self.title!r} has no part {strange[0]}. Its parts are numbered from 1 to {len(self.parts)}.")
        kept = tuple(part for number, part in enumerate(self.parts, start=1) if number in numbers)
        return replace(self, parts=kept) if kept else self

    @property
    def covers_a_page(self) -> bool:
        """Whether its cover is a page of its own."""
        cover = self.part("cover")
        return cover is not None and bool(cover.option("page"))

    def titled(self, kind: str, usual: str) -> str:
        """The heading of its part of this kind: its own, else the usual one."""
        part = self.part(kind)
        return (part.title if part else "") or usual

    def part(self, kind: str) -> PackPart | None:
        """The first part of this kind, or None if the pack has none."""
        return next((part for part in self.parts if part.kind == kind), None)
