"""The forms by which people sign in, join, look after their account, and invite others."""

from collections.abc import Sequence

from wtforms import Form, PasswordField
from wtforms.validators import DataRequired, EqualTo, Length

from selfassess.domain.framework import Framework
from selfassess.domain.rights import LIMITED, Role, Where
from selfassess.services.accounts import EMAIL_LENGTH, NAME_LENGTH, Offer
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Day, Line, OneOf, Option, SomeOf

ROLE_HINTS = {
    Role.OWNER: "Everything, with people and sign-off.",
    Role.EDITOR: "Writes everything, and keeps evidence, actions and reports.",
    Role.CONTRIBUTOR: "Reads everything, writes for the lines chosen below.",
    Role.REVIEWER: "Reads everything, judges beside the authors, comments.",
    Role.VIEWER: "Reads everything and makes packs.",
    Role.CHALLENGE_MANAGER: "Sets the scope and the team, shares notes, writes the report.",
    Role.PEER: "Reads and writes notes and findings of the team; opens no case.",
    Role.CASE_REVIEWER: "Reviews cases, and reads and writes notes and findings of the team.",
    Role.ORGANISER: "Arranges dates and the sample for the council, and answers for it; reads what is shared.",
    Role.ESCALATION_CONTACT: "Receives safeguarding concerns for the council, and says what was done.",
}
HARD_TO_GUESS = "12 to 72 characters, hard to guess: three or four words that have nothing to do with each other, say."
EMAIL = {"type": "email", "autocomplete": "username", "spellcheck": False}


class Password(PasswordField):
    """A password; what was typed is never sent back."""

    def __init__(self, label: str, autocomplete: str, validators: Sequence[object] = (), **more: object) -> None:
        about = {"type": "password", "autocomplete": autocomplete, "classes": "govuk-!-width-two-thirds"}
        super().__init__(label, list(validators), render_kw=about, **more)  # type: ignore[arg-type] # the types of WTForms are narrow


class SignInForm(Form):
    """Who somebody is."""

    email = Line("E-mail address", [DataRequired("Enter your e-mail address")], render_kw=EMAIL)
    password = Password("Password", "current-password", [DataRequired("Enter your password")])


class CodeForm(Form):
    """The second step."""

    code = Line(
        "Code",
        [DataRequired("Enter the code")],
        description="Six figures from your code generator, or one of your recovery codes.",
        render_kw={"autocomplete": "one-time-code", "spellcheck": False, "classes": "govuk-input--width-20"},
    )


class JoinForm(Form):
    """Somebody who was invited makes an account."""

    name = Line(
        "Your name",
        [DataRequired("Enter your name"), Length(max=NAME_LENGTH, message=f"Shorten this to {NAME_LENGTH} characters or fewer")],
        description="What you write is shown with it.",
        render_kw={"autocomplete": "name"},
    )
    password = Password(
        "Password",
        "new-password",
        [DataRequired("Enter a password")],
        description=HARD_TO_GUESS,
    )
    again = Password("The same password again", "new-password", [EqualTo("password", "The two passwords differ")])


class ChangePasswordForm(Form):
    """Another password for one's own account."""

    old = Password("Your password of now", "current-password", [DataRequired("Enter your password of now")])
    password = Password("New password", "new-password", [DataRequired("Enter the new password")], description=HARD_TO_GUESS)
    again = Password("The new password again", "new-password", [EqualTo("password", "The two passwords differ")])


class DropCodeForm(Form):
    """Signing in without a code from now on."""

    password = Password("Your password", "current-password", [DataRequired("Enter your password")])


class InviteForm(Form):
    """A role that somebody is to hold; made with the roles and lines of the place."""

    email = Line(
        "E-mail address",
        [DataRequired("Enter their e-mail address"), at_most(EMAIL_LENGTH)],
        render_kw={"type": "email", "spellcheck": False},
    )
    name = Line("Name", [DataRequired("Enter their name"), at_most(NAME_LENGTH)])
    role: OneOf
    subjects: SomeOf
    until = Day("Last day", description="Leave this empty for a role without an end.")

    def offer(self, place: str) -> Offer:
        """What was typed; only of a form that is valid."""
        said = self.email.data or "", self.name.data or "", Role(self.role.data)
        return Offer(*said, place, self.until.data, frozenset(self.subjects.data))


class ChallengeInviteForm(InviteForm):
    """A role in a peer challenge: it always ends on a day."""

    until = Day(
        "Last day",
        [DataRequired("Enter the last day on which they may open the challenge")],
        description="From the day after it nothing of the challenge opens for them.",
    )


def invite_form(where: Where, frameworks: Sequence[Framework], base: type[InviteForm] = InviteForm) -> type[InviteForm]:
    """The form that invites into a kind of place; a contributor is given lines and areas of these frameworks."""
    roles = tuple(Option(role.value, role.called, ROLE_HINTS.get(role, "")) for role in Role if role.where is where)
    limited = any(role in LIMITED and role.where is where for role in Role)
    subjects = {area.id: f"{area.title} (the area itself)" for framework in frameworks for area in framework.areas}
    lines = {line.id: line.title for framework in frameworks for line in framework.lines()}
    offered = tuple(Option(key, title) for key, title in (subjects | lines).items()) if limited else ()
    fields = {
        "role": OneOf("Role", roles, [DataRequired("Choose a role")], default=roles[0].value if len(roles) == 1 else None),
        "subjects": SomeOf("Lines and areas of a contributor", offered),
    }
    return type("InviteFormOfPlace", (base,), fields)
