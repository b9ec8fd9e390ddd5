"""Digests: what waits for a person, sent by e-mail where a mail server is set; it always stands in their own work.

A letter says where something was said and what is due, and never what was said: team notes do not leave the authority.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.people import Person
from selfassess.domain.rights import INSTANCE, Right
from selfassess.domain.wording import day
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.ports.mail import Letter
from selfassess.services.mentions import Mention, mentions_of
from selfassess.services.moderation import Mine, my_work
from selfassess.services.reviews import ToReview, to_review
from selfassess.services.rights import need
from selfassess.services.watching import note

SOON = timedelta(days=7)
SUBJECT = "What waits for you in the self-assessment"


@dataclass(frozen=True, slots=True)
class Digest:
    """What waits for a person: comments that name them, reviews, and what they write that is due within a week or overdue."""

    said: tuple[Mention, ...]
    due: tuple[Mine, ...]
    reviews: tuple[ToReview, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing waits."""
        return not self.said and not self.due and not self.reviews


@dataclass(frozen=True, slots=True)
class Sent:
    """How many letters were taken, and which were refused, each with its reason."""

    letters: int
    refused: tuple[str, ...]


def digest_of(tools: Toolbox, who: Person) -> Digest:
    """What waits for a person."""
    until = tools.today() + SOON
    due = tuple(each for each in my_work(tools, who) if not each.ready and each.due and each.due <= until)
    return Digest(mentions_of(tools, who), due, to_review(tools, who))


def send_digests(tools: Toolbox, who: Person) -> Sent:
    """Send a letter to everybody for whom something waits. Raises `NotAllowed`, `Unavailable`, and `BadInput`."""
    need(tools, who, Right.ADMINISTER)
    mailer = tools.mailer()
    if mailer is None:
        raise BadInput(
            "No mail server is set: SELFASSESS_SMTP and SELFASSESS_MAIL_FROM. What waits stands in everybody’s My work."
        )
    with tools.store().read() as store:
        accounts = [account for account in store.accounts.all() if account.disabled is None and account.email]
        people = {account.email: Person(account.id, account.name, store.accounts.grants(account.id)) for account in accounts}
    waiting = {email: (person, digest) for email, person in people.items() if not (digest := digest_of(tools, person)).empty}
    letters = [Letter(email, SUBJECT, _words(tools, person, digest)) for email, (person, digest) in waiting.items()]
    refused = mailer.deliver(letters) if letters else {}
    with tools.store().write() as store:
        for email, (person, _) in waiting.items():
            if email not in refused:
                note(tools, store, who, Deed.EXPORTED, Thing("digest", person.id, INSTANCE), about="e-mail")
    return Sent(len(letters) - len(refused), tuple(f"{email}: {why}" for email, why in refused.items()))


def _words(tools: Toolbox, person: Person, digest: Digest) -> str:
    lines = [f"Hello {person.name},", ""]
    if digest.said:
        lines.append("You are named in comments on:")
        lines += [f"- {each.title} ({each.assessment.title})" for each in digest.said]
        lines.append("")
    if digest.reviews:
        lines.append("You are asked for a review of:")
        for each in digest.reviews:
            told = f": {_by(each.request.due, overdue=each.overdue)}" if each.request.due else ""
            lines.append(f"- {each.title} ({each.assessment.title}){told}")
        lines.append("")
    if digest.due:
        lines.append("You write, and it is due:")
        lines += [f"- {mine.title} ({mine.assessment.title}): {_by(mine.due, overdue=mine.overdue)}" for mine in digest.due]
        lines.append("")
    where = f"{tools.settings.address}/my-work" if tools.settings.address else "the page My work"
    return "\n".join((*lines, f"All of it stands on {where}.", ""))


def _by(due: date | None, *, overdue: bool) -> str:
    told = day(due) if due else ""
    return f"{told}, overdue" if overdue else f"by {told}"
