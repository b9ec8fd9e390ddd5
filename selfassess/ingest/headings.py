"""The words by which the parts of a report are known: headings, and the sentences a report says of itself."""

import re
from enum import StrEnum

from selfassess.ingest.labels import GRADE, LABELS


class Part(StrEnum):
    """What a part of a report is for."""

    FRONT = "front"
    CONTENTS = "contents"
    SUMMARY = "summary"
    STRENGTHS = "strengths"
    RECOMMENDATIONS = "recommendations"
    FINDINGS = "findings"
    CHILDREN = "summary for children"
    LOCAL = "local area"
    METHOD = "about the inspection"
    SCOPE = "scope"
    TEAM = "team"
    PROCESS = "process"
    CASES = "case review"
    RECORD = "record of judgements"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (Part.CONTENTS, _any(r"(?:table of )?contents\Z")),
    (Part.RECORD, _any(r"record of main findings", r"(?:what )?the inspection judge?ments (?:and what they )?mean")),
    (
        Part.METHOD,
        _any(
            r"(?:information )?about (?:this|the) (?:inspection|visit)",
            r"the inspection team\b",
            r"(?:summary of the )?peer (?:challenge|review) approach",
            r"methodology",
            r"next steps\Z",
            r"(?:annexe?|appendix)\b",
        ),
    ),
    (
        Part.SCOPE,
        _any(
            r"(?:the )?scope(?: and focus)?(?: of the (?:peer )?(?:challenge|review))?\Z",
            r"(?:areas? of |the )?focus\Z",
            r"key lines of enquiry\Z",
            r"areas covered by (?:the|this) (?:monitoring |focused )?visit",
        ),
    ),
    (Part.TEAM, _any(r"(?:the )?(?:peer|challenge|review)(?: challenge| review)? team\Z")),
    (Part.PROCESS, _any(r"(?:the )?(?:peer )?(?:challenge |review )?process\Z")),
    (
        Part.CASES,
        _any(
            r"case (?:(?:file|record)s? )?(?:review|audit|mapping)s?(?: findings| table)?\Z",
            r"findings (?:of|from) the case (?:(?:file|record)s? )?review",
        ),
    ),
    (
        Part.LOCAL,
        _any(
            r"(?:other )?information about (?:this|the) (?:local authority|area)",
            r"children (?:and young people )?(?:living|looked after) in\s",
            r"child protection in\s",
            r"(?:previous|other) ofsted inspections",
            r"local leadership\Z",
            r"service information",
        ),
    ),
    (Part.CHILDREN, _any(r"summary for children")),
    (
        Part.RECOMMENDATIONS,
        _any(
            r"what (?:does|do|needs?)\b.*\bimprove",
            r"areas? for (?:improvement|development|priority action|immediate)",
            r"areas? (?:for|to) (?:further )?consider",
            r"(?:key |summary of )?recommendations?\b",
            r"priority and immediate action",
            r"(?:immediately|within \w+ months?):?\Z",
        ),
    ),
    (Part.STRENGTHS, _any(r".*\bstrengths:?\Z", r"what(?:['’]s| is) working well")),
    (
        Part.SUMMARY,
        _any(
            r"executive summary",
            r"summary\Z",
            r"(?:section \d.*)?summary of (?:key )?findings",
            r"headline findings",
            r"overview\Z",
            r"conclusions?\Z",
            r"progress since the last inspection",
            r"overall effectiveness",
            r"capacity (?:for|to) improve",
            r".{3,120}\bbecause:?\Z",
        ),
    ),
    (
        Part.FINDINGS,
        _any(
            r"(?:main |inspection |key |detailed )?findings",
            r"inspection judge?ments? about",
            r"key judge?ment",
            r"key strengths and weaknesses",
            r"satisfactory practice\Z",
            r"the service (?:meets|does not meet) the requirements",
        ),
    ),
)
AREAS = tuple((key, re.compile(rf"{pattern}\b", re.IGNORECASE)) for key, pattern in LABELS)
GRADED = re.compile(r"the (?:graded )?judge?ment (?:for|about|on) (?:the )?", re.IGNORECASE)
GRADE_AT_END = re.compile(
    rf"\s*(?::|-|\u2013|\bis\b|\bare\b|\bthat\b|\bit\b|\s)*\s*(?:grade\s+\d\s*\(\s*)?{GRADE}\)?\s*\.?\Z", re.IGNORECASE
)
BOARD = re.compile(r"(?:local )?safeguarding children(?:['’]s)?\s(?:board\b|is\b)|\b\w{0,3}scb\b", re.IGNORECASE)
BOARD_OPENS = re.compile(r"the (?:lscb|local safeguarding children board)\b", re.IGNORECASE)
COUNCIL = re.compile(r"\blocal authority\b", re.IGNORECASE)
MEANINGS = re.compile(r"the (?:local authority|lscb)\Z", re.IGNORECASE)
PAGE_AT_END = re.compile(r"\s\d{1,3}\Z")
OLD_AREAS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("help-protection", _any(r"(?:the inspection outcomes\W+)?safeguarding (?:services|outcomes)\b")),
    (
        "children-in-care",
        _any(r"(?:the inspection outcomes\W+)?(?:outcomes|services) for (?:looked after|children looked after)"),
    ),
)
KEEPS_AREA = _any(r"summary\Z", r"(?:main |inspection |key )?findings", r"key judge?ment")
PRIORITY = _any(r"priority (?:and immediate )?action", r"areas? for (?:priority|immediate)")
GENERIC = _any(r"strengths:?\Z", r"areas? (?:for|to) (?:further )?(?:consider\w*|development|improvement):?\Z")
STUDY = _any(r"(?:case|practice) stud(?:y|ies)\b")
"""The heading of one case told: no list after it is of it."""
RESULTS = _any(
    r"(?:findings and )?evaluation of progress",
    r"(?:detailed |main |key )?feedback\Z",
    STUDY.pattern,
    r"the inspection outcomes\b",
    r"children and young people (?:are|feel) safe",
)
"""Headings of findings that end whatever list or summary stands above them; among findings they are themes."""
SUBSECTION = re.compile(r"\d{1,2}\.\d{1,2}[.)]?\s")
NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s+|\d(?:\.\d)+\s+")
BOILERPLATE = _any(
    r"the office for standards in education, children",
    r"ofsted (?:regulates|is changing|inspects)",
    r"you (?:may|can) reuse this information",
    r"©\s*crown copyright",
    r"if you would like a copy of this document",
)
IMPRINT = _any(
    r"may be reproduced in whole or in part",
    r"reuse this information",
    r"crown copyright",
    r"open government licence",
    r"\bwebsite:?\s*www\.",
    r"www\.(?:gov\.uk/(?:government/organisations/)?|reports\.)?ofsted\.gov\.uk",
    r"\bpiccadilly gate\b",
)
IMPRINT_HINTS = ("reproduced", "reuse", "copyright", "licence", "website", "www.", "piccadilly")
"""Words without which no text is an imprint: looked for first, because that is fast."""
TIMES = _any(r"(?:immediately|within (?:\w+ )?\w+ (?:weeks?|months?)|as soon as possible):?\Z")
"""The time in which a list of the inspections before 2013 is to be done, where it is not set as a heading."""
LETTER = _any(
    r"this letter (?:summarises|sets out|is a summary)",
    r"this (?:visit|inspection) (?:was carried out|took place)",
    r"(?:this|the visit) was the (?:\w+ )monitoring visit",
    r"(?:the )?(?:his|her) majesty['’]?s inspectors?\b",
    r"a range of evidence was considered",
    r"(?:ofsted|we|the inspectorates) will take the findings",
    r"i am copying this letter",
    r"yours sincerely",
    r"inspectors (?:looked at|considered) (?:the local authority['’]s arrangements|a range of evidence)",
    r"this letter to all\b[^.]{0,80}\boutlines",
    r"between \d[^.]{6,60}, ofsted\b[^.]{0,300}\bjoint inspection",
    r"the methodology for this (?:visit|inspection)",
    r"it is ofsted['’]?s expectation",
    r"throughout this report\b[^.]{0,80}\breferred to as\b",
    r"ofsted produces this report",
    r"a full description of what the inspection judge?ments mean",
)
"""How the paragraphs begin by which a letter or report says what it is, and how it ends."""
