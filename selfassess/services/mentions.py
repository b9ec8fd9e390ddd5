"""Who is named in comments: for each person what was said to them and is not dealt with."""

from dataclasses import dataclass

from selfassess.domain.assessment import Assessment
from selfassess.domain.mentions import mentioned
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.subjects import subjects
from selfassess.domain.work import Comment
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import assessment_for, sees


@dataclass(frozen=True, slots=True)
class Mention:
    """A comment that names somebody, and where it was said."""

    comment: Comment
    assessment: Assessment
    title: str


def people_of(store: UnitOfWork, authority: str) -> dict[str, str]:
    """Who can be named in the workspace of an authority: names by account, within an open transaction."""
    return {account.id: account.name for account, _ in store.accounts.members(authority)}


def who_can_be_named(tools: Toolbox, who: Person, assessment_id: str) -> tuple[str, ...]:
    """The names of the people who can be named in comments of an assessment. Raises `NotFound`."""
    with tools.store().read() as store:
        assessment = assessment_for(tools, store, who, Right.SEE, assessment_id)
        return tuple(sorted(people_of(store, assessment.authority).values(), key=str.casefold))


def mentions_of(tools: Toolbox, who: Person) -> tuple[Mention, ...]:
    """The comments that name a person and that nobody dealt with, newest first, in assessments that they may open."""
    with tools.store().read() as store:
        known = {item.id: item for item in store.assessments.all() if sees(tools, who, item.authority)}
        people = {authority: people_of(store, authority) for authority in {item.authority for item in known.values()}}
        said = [each for each in store.work.open_mentions() if each.assessment in known]
    mine = [each for each in said if who.id in mentioned(each.text, people[known[each.assessment].authority])]
    titles = {
        key: dict(subjects(tools.frameworks().framework(known[key].framework))) for key in {each.assessment for each in mine}
    }
    return tuple(
        Mention(each, known[each.assessment], titles[each.assessment].get(each.subject, each.subject))
        for each in sorted(mine, key=lambda each: each.at, reverse=True)
    )
