"""The sample of cases: what was aimed at, what was reached, and what it does not allow to be said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfassess.domain.wording import counted, listing

SMALL = 30
"""Below how many cases no share is worth printing: at 30, one case is more than three in a hundred."""


class Selection(StrEnum):
    """How the cases were chosen."""

    RANDOM = "random"
    PURPOSIVE = "purposive"


SELECTION_LABELS = {
    Selection.RANDOM: "Drawn at random from the lists",
    Selection.PURPOSIVE: "Chosen on purpose, to look into the agreed questions",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A cohort and how many of its cases are to be read; `title` is its name in the plural.

    `listed` is how many the council has on its lists, 0 where nobody said.
    """

    id: str
    title: str
    count: int
    listed: int = 0


class Trait(StrEnum):
    """What a sample should be as mixed in as the lists that it comes from."""

    TEAM = "team"
    AGE = "age"
    GENDER = "gender"
    ETHNICITY = "ethnicity"


TRAIT_LABELS = {Trait.TEAM: "Team", Trait.AGE: "Age band", Trait.GENDER: "Gender", Trait.ETHNICITY: "Ethnicity"}


@dataclass(frozen=True, slots=True)
class Stratum:
    """How many children on the council's lists are of one team, age band, gender or ethnicity."""

    trait: Trait
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Sample:
    """The design of a sample. `mix` tells of age, gender and ethnicity, `limits` of what kept reviewers from cases or people.

    `frame` counts who is on the council's lists, by each trait.
    """

    cohorts: tuple[Wanted, ...] = ()
    frame: tuple[Stratum, ...] = ()
    selection: Selection = Selection.PURPOSIVE
    reason: str = ""
    lists: str = ""
    chosen_by: str = ""
    chosen_on: date | None = None
    mix: str = ""
    access: str = ""
    months: int = 6
    limits: str = ""

    @property
    def told(self) -> bool:
        """Whether anybody said how the cases are chosen; until then `selection` and `months` are only what is usual."""
        own = (self.reason, self.lists, self.chosen_by, self.mix, self.access, self.limits)
        return self.selection is not Selection.PURPOSIVE or self.chosen_on is not None or any(text.strip() for text in own)

    @property
    def size(self) -> int:
        """How many cases are to be read."""
        return sum(cohort.count for cohort in self.cohorts)

    def cohort(self, cohort_id: str) -> Wanted:
        """The cohort of this id; one of the same name that asks for no case where the frame has none such."""
        return next((each for each in self.cohorts if each.id == cohort_id), Wanted(cohort_id, cohort_id, 0))


@dataclass(frozen=True, slots=True)
class Reached:
    """A cohort with how many cases were wanted, added and finished."""

    cohort: Wanted
    added: int
    finished: int

    @property
    def missing(self) -> int:
        """How many cases of it are still to be finished; none where there are more than were wanted."""
        return max(self.cohort.count - self.finished, 0)

    @property
    def words(self) -> str:
        """How many cases of it were added of those that were agreed, or that they are more."""
        title, agreed = _lower(self.cohort.title), self.cohort.count
        if self.added > agreed:
            return f"{self.added} {title}; {agreed_words(agreed)}"
        return f"{self.added} of {agreed} {title}"


def agreed_words(agreed: int) -> str:
    """What is said beside a number of cases that is larger than was agreed."""
    if not agreed:
        return "no number was agreed"
    return f"{agreed} {'was' if agreed == 1 else 'were'} agreed"


def reached(sample: Sample, added: Mapping[str, int], finished: Mapping[str, int]) -> tuple[Reached, ...]:
    """Every cohort of the frame, and those that only the cases have."""
    known = [*sample.cohorts, *(sample.cohort(key) for key in added if key not in {each.id for each in sample.cohorts})]
    rows = (Reached(cohort, added.get(cohort.id, 0), finished.get(cohort.id, 0)) for cohort in known)
    return tuple(row for row in rows if row.added or row.cohort.count)


def breakdown(rows: Iterable[Reached]) -> str:
    """The sentence that a report prints: how many cases were reviewed, by cohort."""
    read = [row for row in rows if row.finished]
    total = sum(row.finished for row in read)
    if not total:
        return "No case review is finished."
    parts = listing(tuple(f"{row.finished} {_lower(row.cohort.title)}" for row in read))
    were = "case was" if total == 1 else "cases were"
    return f"In total {total} {were} reviewed, and the breakdown of cases reviewed is as follows: {parts}."


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def not_allowed_to_say(rows: Iterable[Reached]) -> tuple[str, ...]:
    """What nobody may conclude from so few cases, in the words that stand beside the findings. Only finished cases count."""
    rows = tuple(rows)
    if not any(row.added for row in rows):
        return ()
    read = tuple(row for row in rows if row.finished)
    total = sum(row.finished for row in read)
    if not total:
        return ("No case review is finished yet, so nothing can be said of practice.",)
    said = []
    if total < SMALL:
        said.append(
            f"{counted(total, 'case')} can show what practice looks like and what to ask about, and cannot show how often "
            "something happens across the service, so no share of cases is printed."
        )
    few = tuple(f"{_lower(row.cohort.title)} ({row.finished})" for row in read if row.finished < 5)
    if few:
        said.append(f"Cohorts cannot be compared with each other: there are too few {listing(few)}.")
    missing = tuple(f"{row.missing} of {row.cohort.count} {_lower(row.cohort.title)}" for row in rows if row.missing)
    if missing:
        said.append(f"Not every case that was planned was read: {listing(missing)} are missing.")
    return tuple(said)
