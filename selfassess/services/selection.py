"""Choosing cases from the council's list, the key of their local codes, and how far the sample covers the lists."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import SystemRandom

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.cases import CaseReview
from selfassess.domain.conversations import Conversation, told
from selfassess.domain.coverage import Covered, coverage, gaps
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.sample import SELECTION_LABELS, Trait
from selfassess.domain.school_holidays import cautions
from selfassess.domain.selection import CodeKey, Drawn, Listed, checked_trait, drawn_from, framed, read_list
from selfassess.errors import BadInput, Conflict, NotAllowed
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.finality import must_not_be_final
from selfassess.services.rights import challenge_for

KIND = "key of local codes"
MOST_BYTES = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class BroughtList:
    """A list as it was sent: its name and content, the passphrase of the key, and whether cases nobody began make room."""

    name: str
    content: bytes
    passphrase: str
    anew: bool = False


@dataclass(frozen=True, slots=True)
class SaidOfCase:
    """Whom a case stands for, by the names of traits, and the conversations about it."""

    traits: Mapping[str, str]
    conversations: tuple[Conversation, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleSeen:
    """The sample as somebody sees it: what speaks against its dates, how far it covers the lists, and who was spoken to.

    `exact` is whether small counts are shown: to who reviews the cases, and not to others. `hidden_below` is the least count that
    they are shown.
    """

    challenge: PeerChallenge
    cautions: tuple[str, ...]
    covered: tuple[Covered, ...]
    gaps: tuple[str, ...]
    talks: tuple[str, ...]
    exact: bool
    hidden_below: int


def sample_of(tools: Toolbox, who: Person, challenge_id: str) -> SampleSeen:
    """The sample of a challenge with its coverage. Raises `NotFound`, and `NotAllowed` for who neither arranges nor reviews."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
        exact = who.may(Right.CHALLENGE_CASES, challenge_id, today=tools.today())
        if not exact and not who.may(Right.CHALLENGE_ORGANISE, challenge_id, today=tools.today()):
            raise NotAllowed("Only who arranges the challenge or reviews its cases sees how the sample is made up.")
        cases = store.cases.of(challenge_id)
    covered = coverage(challenge.sample, cases)
    return SampleSeen(
        challenge=challenge,
        cautions=cautions(challenge, tools.bank_holidays()),
        covered=covered,
        gaps=tuple(gaps(covered)),
        talks=told([case.talks for case in cases]) if exact else (),
        exact=exact,
        hidden_below=tools.settings.small_numbers,
    )


def take_list(tools: Toolbox, who: Person, challenge_id: str, revision: int, sent: BroughtList) -> tuple[str, bytes]:
    """Choose cases from a list and give the key of their codes, locked: the name for its file, and the file.

    The list itself is not kept, nor is any number in it; of the rows that are not chosen only counts are. The key cannot be made
    again. Raises `BadTable`, `BadInput`, `Conflict`.
    """
    if len(sent.content) > MOST_BYTES:
        raise BadInput(f"The list is larger than {MOST_BYTES // 1024 // 1024} MB. Take out what is not a case.")
    with tools.store().read() as store:
        _ready(challenge_for(tools, store, who, Right.CHALLENGE_ORGANISE, challenge_id), revision)
    sheet = tools.table_reader()(sent.name, sent.content)
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_ORGANISE, challenge_id)
        must_not_be_final(store, challenge_id)
        _ready(challenge, revision)
        listed = read_list(sent.name, sheet, challenge.sample.cohorts)
        there = _there(store, challenge_id, anew=sent.anew)
        drawn = drawn_from(listed, challenge.sample, there, _mixed)
        _keep(tools, who, store, replace(challenge, sample=framed(challenge.sample, listed)), drawn)
        key = CodeKey(challenge.id, challenge.title, tuple((each.code, each.listed.number) for each in drawn))
        # The key is made before the transaction ends: should it fail, no case stands there that nobody can resolve.
        locked = tools.key_files().lock(key, sent.passphrase)
    name = re.sub(r"[^a-z0-9]+", "-", f"{challenge.authority} key {tools.today().isoformat()}".casefold()).strip("-")
    return f"{name}.codes", locked


def _mixed(rows: Sequence[Listed]) -> list[Listed]:
    return SystemRandom().sample(rows, len(rows))


def _ready(challenge: PeerChallenge, revision: int) -> None:
    if challenge.revision != revision:
        raise Conflict("Somebody else changed the challenge meanwhile. Open the page again and repeat this.", yours={}, theirs={})
    challenge.must_know_whom_to_tell()
    if not challenge.sample.reason.strip():
        how = SELECTION_LABELS[challenge.sample.selection].lower()
        raise BadInput(f"Record first under ‘Sample’ why cases are {how}. The report says so.")


def _there(store: UnitOfWork, challenge_id: str, *, anew: bool) -> dict[str, str]:
    """The cohorts of the cases that stay, by their codes; those that nobody began are removed to draw anew."""
    concerned = {concern.case for concern in store.cases.concerns(challenge_id)}
    stay = {}
    for case in store.cases.of(challenge_id):
        if anew and not case.begun and not case.conversations and case.code not in concerned:
            store.cases.remove(challenge_id, case.code)
        else:
            stay[case.code] = case.cohort
    return stay


def _keep(tools: Toolbox, who: Person, store: UnitOfWork, challenge: PeerChallenge, drawn: Sequence[Drawn]) -> None:
    for each in drawn:
        case = CaseReview(challenge.id, each.code, each.listed.cohort, traits=each.listed.traits)
        store.cases.add(case.written({}, finished=False, by=who.id, at=tools.clock()))
        store.audit.add(tools.clock(), who.id, Deed.ADDED, Thing("case review", each.code, challenge.id), "from the list")
    sample = replace(challenge.sample, chosen_on=challenge.sample.chosen_on or tools.today())
    store.peer_challenges.save(replace(challenge, sample=sample, revision=challenge.revision + 1))
    store.audit.add(tools.clock(), who.id, Deed.EXPORTED, Thing(KIND, challenge.id, challenge.id), f"{len(drawn)} codes")


def open_key(tools: Toolbox, who: Person, challenge_id: str, content: bytes, passphrase: str) -> CodeKey:
    """Open the key of a challenge, for who answers for the council. Nothing of it is kept, only that it was opened.

    Raises `NotFound`, `NotAllowed`, and `BadInput` for a file that is none, another challenge's, or of another passphrase.
    """
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_RESPOND, challenge_id)
    key = tools.key_files().open(content, passphrase)
    if key.challenge != challenge_id:
        raise BadInput("This is the key of another challenge.")
    with tools.store().write() as store:
        store.audit.add(tools.clock(), who.id, Deed.OPENED_FILE, Thing(KIND, challenge_id, challenge_id), "")
    return key


def blank_list(tools: Toolbox, who: Person, challenge_id: str) -> bytes:
    """An empty list to be filled, as CSV: its headings. Raises `NotFound` and `NotAllowed`."""
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_ORGANISE, challenge_id)
    made = io.StringIO(newline="")
    csv.writer(made).writerow(("Case number", "Cohort", "Team", "Age", "Gender", "Ethnicity", "Selected"))
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def describe_case(tools: Toolbox, who: Person, challenge_id: str, code: str, said: SaidOfCase) -> CaseReview:
    """Say whom a case stands for in the sample, and who was or will be spoken to about it; what was written stays.

    Raises `NotFound`, `NotAllowed`, `BadInput`.
    """
    for each in said.conversations:
        each.check()
    try:
        kept = {trait.value: value for trait in Trait if (value := checked_trait(trait, said.traits.get(trait.value, "")))}
    except ValueError as error:
        raise BadInput(f"It was not kept: {error}") from error
    with tools.store().write() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_CASES, challenge_id)
        challenge.must_know_whom_to_tell()
        current = store.cases.get(challenge_id, code)
        described = replace(current, traits=kept, conversations=said.conversations)
        saved = described.written(current.values, finished=current.finished, by=who.id, at=tools.clock())
        store.cases.save(saved)
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing("case review", code, challenge_id), "sample")
    return saved
