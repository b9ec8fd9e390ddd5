"""How a sentence hangs on another: by what it begins with, by what it takes up, and whether it finds fault."""

import re
from functools import lru_cache

_POINTING = (
    r"(?:this|these|those|they|them|it|its|their|such|she|he|here|others?|another|(?:the|a) (?:same|latter|former|further))\b"
    r"(?!\s+(?:inspection|visit|letter|report|authority|local authority|area|council|borough|county|service|time)\b)"
)
_TURNING = (
    r"(?:however|but|also|and|yet|instead|in addition|additionally|further(?:more)?|moreover|similarly|likewise|equally"
    r"|conversely|consequently|as a (?:result|consequence)|therefore|thus|as such|nevertheless|nonetheless|in turn|since then"
    r"|in (?:\w+ )?(?:contrast|comparison)|by contrast|on the other hand|in (?:most|some) cases"
    r"|(?:for|in) (?:example|instance|a few|some|other|most)(?: (?:cases|instances))?(?=,))\b"
)
_LINKING = (
    r"(?:despite|while|whilst|although|though|when|where|once|if|because|since|as|in|for|at|on|of|to|by|through|with|within|from"
    r"|after|before|beyond|alongside|under|following|during|(?:some|most|many|all|both|few|none|each|one|part) of)\b"
)
_LEANING = re.compile(
    rf"(?:{_TURNING},?\s+)?(?:{_LINKING}\s+)?{_POINTING}|{_TURNING}|for (?:some|others?)\b",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(
    r"\b(?:(?:these|such) (?!as\b|an?\b)\w+"
    r"|this (?:shortfall|gap|weakness|deficit|deficiency|issue|problem|shortcoming|omission|failing|concern))\b",
    re.IGNORECASE,
)
_BLIND = re.compile(
    r"\A(?:[\w’'-]+ ){1,5}this(?: (?:is|are|was|were|has|have|had|will|would|can|could|may|and|but)\b|[.,;])", re.IGNORECASE
)
"""'This' for something told before, early in a sentence: 'Actions to resolve this are not yet apparent'."""
_FAULT = re.compile(
    r"\b(?:too (?:few|late|little|long|many|much|narrow|often|reliant|slow|soon|variable|early)"
    r"|not (?:all|always|consistently|enough|fully|routinely|sufficiently|yet)|insufficien\w+|inconsisten\w+|patchy"
    r"|not (?:suitable|safe|effective|good enough|clear|timely|robust|strong|feel|know|receive|get|seen|recognised|understood)"
    r"|not (?:\w+ ){0,3}(?:soon|early|quickly|well|far) enough"
    r"|(?:has|have|had) not (?:been )?(?:resolved|improved|addressed|met|kept)|in short supply|(?:is|are) no shared"
    r"|uneven|fragmented"
    r"|more to do|would benefit from|(?:long|significant|unnecessary) delays|lack(?:s|ed)?|shortfalls?|cliff edge|hard to tell"
    r"|seldom (?:repeated|used|seen|reviewed|recorded)|rarely (?:repeated|used|seen|reviewed|recorded)"
    r"|unregistered|unregulated|unsuitable|unsafe|(?:is|are|was|were|remains?|remained) (?:still |often )?(?:weak|poor))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)  # asked of the same sentences again and again while one passage is quoted
def leans(sentence: str) -> bool:
    """Whether a sentence cannot stand without the one before it: it begins with 'However', 'In addition', 'Although they'.

    So does one that takes up what another told ('these homes', 'this gap'). What points at the inspection or the place itself
    ('at this inspection') leans on nothing.
    """
    return any((_LEANING.match(sentence), _BLIND.match(sentence), _TAKEN_UP.search(sentence)))


@lru_cache(maxsize=4096)
def finds_fault(sentence: str) -> bool:
    """Whether a sentence finds fault in so many words ('too many', 'not always'), whichever way the rest of it leans."""
    return _FAULT.search(sentence) is not None
