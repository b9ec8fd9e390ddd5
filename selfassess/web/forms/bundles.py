"""The forms by which a bundle goes out and comes in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wtforms import BooleanField, FileField, Form
from wtforms.validators import ValidationError

from selfassess.domain.bundle.comparing import STANDING_WORDS, Item, Standing
from selfassess.domain.bundle.parts import ANSWER
from selfassess.domain.bundle.wording import different, title
from selfassess.domain.changes import Decision
from selfassess.services.unbundling import Beside
from selfassess.web.forms.accounts import Password

RULE = "rule"
SHORTEST = 12


class SendForm(Form):
    """How a bundle is made."""

    passphrase = Password(
        "Passphrase (optional)",
        "new-password",
        description="At least 12 characters, such as four words that do not belong together. Without it nobody opens the file. "
        "Tell it by another way than the file, by telephone say.",
    )
    again = Password("The passphrase once more", "new-password")

    def validate_passphrase(self, field: Password) -> None:
        """Long enough to be worth anything."""
        if field.data and len(field.data) < SHORTEST:
            raise ValidationError(f"Enter a passphrase of at least {SHORTEST} characters, or none")

    def validate_again(self, field: Password) -> None:
        """The same twice: a slip would lock everybody out."""
        if (field.data or "") != (self.passphrase.data or ""):
            raise ValidationError("Enter the same passphrase twice")


class SendAssessmentForm(SendForm):
    """The same of an assessment."""

    extra = BooleanField(
        "Send restricted evidence and reports too", description="Leave it out unless the other side may see them."
    )


class SendChallengeForm(SendForm):
    """The same of a peer challenge."""

    extra = BooleanField(
        "Send what only the team reads too: closed notes, findings that are not shared, the reviewers’ own notes in cases",
        description="Only where the team itself goes on at the other instance. Leave it out of a bundle for the council.",
    )


class BundleForm(Form):
    """A bundle that came."""

    file = FileField("Choose the bundle", description="The file (.selfassess) that the other instance made. Up to 1 GB.")
    passphrase = Password("Passphrase, if it is locked", "off", description="Whoever sent it told you.")

    def validate_file(self, field: FileField) -> None:
        """Something must be chosen."""
        if not field.data or not field.data.filename:
            raise ValidationError("Choose the bundle")


@dataclass(frozen=True, slots=True)
class Asked:
    """One decision: the name under which it is sent, what it is about, and each field here and in the bundle."""

    name: str
    item: Item
    title: str
    standing: str
    fields: tuple[tuple[str, str, str], ...]

    @property
    def new(self) -> bool:
        """Whether nothing of it is here."""
        return self.item.standing is Standing.NEW

    @property
    def both(self) -> bool:
        """Whether both may be kept."""
        return self.item.conflict and self.item.thing == ANSWER


def asked(found: Beside) -> Iterator[Asked]:
    """The decisions that a person takes, in order: of what begins here those alone that are in conflict."""
    for number, item in enumerate(found.items, start=1):
        if not item.proposed or (item.fixed and item.standing is Standing.DIFFERS) or (found.begins and not item.conflict):
            continue
        yield Asked(f"item-{number}", item, title(item, found.titles), STANDING_WORDS[item.standing], different(item))


def decided(found: Beside, sent: Mapping[str, str]) -> tuple[dict[str, Decision], tuple[str, ...]]:
    """What was decided about each thing, by its key; and the names of conflicts that nobody decided about."""
    decisions, undecided = {}, []
    for each in asked(found):
        said = sent.get(each.name) or (sent.get(RULE, "") if each.item.conflict else "leave")
        if said in {decision.value for decision in Decision}:
            decisions[each.item.key] = Decision(said)
        else:
            undecided.append(each.name)
    return decisions, tuple(undecided)
