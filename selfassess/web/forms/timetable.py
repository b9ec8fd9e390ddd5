"""The form of one session of the timetable."""

from wtforms import Form, IntegerField
from wtforms.validators import DataRequired, Length, Regexp

from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.timetable import SESSION_LABELS, Session, SessionKind
from selfassess.web.forms.fields import Day, Line, Option, SelectOneOf, SomeOf, Text
from selfassess.web.forms.template import lines

SHORT = Length(max=200, message="Shorten this to 200 characters or fewer")
AT = Regexp(r"\s*([01]?\d|2[0-3])[:.][0-5]\d\s*\Z", message="Enter the time with hours and minutes, like 09:30")
TEAM_ONLY = ("people", "prompts")
"""What the council's organiser does not see."""


class SessionForm(Form):
    """One session; made with the team and the questions of the challenge."""

    revision = IntegerField()
    kind = SelectOneOf("What sort of session is it?", tuple(Option(kind.value, label) for kind, label in SESSION_LABELS.items()))
    group = Line("Who is met?", [SHORT], description="A group and never a name: foster carers. Empty for a team meeting.")
    day = Day("Day", [DataRequired("Enter the day")])
    start = Line("Start", [DataRequired("Enter when it starts"), AT], description="For example 09:30.")
    end = Line("End", [DataRequired("Enter when it ends"), AT])
    place = Line("Place", [SHORT], description="A room, an address, or online.")
    peers: SomeOf
    questions: SomeOf
    prompts = Text("Prompts", rows=5, description="What the team asks there. One on each line; the council does not see them.")
    people = Line("How many people came?", [Regexp(r"\d{0,4}\Z", message="Enter a whole number of people")])

    def session(self, session_id: str) -> Session:
        """What was typed."""
        return Session(
            session_id,
            self.day.data,
            _time(self.start.data),
            _time(self.end.data),
            SessionKind(self.kind.data),
            self.group.data or "",
            self.place.data or "",
            self.peers.data,
            self.questions.data,
            int(self["people"].data or 0) if "people" in self else 0,
            lines(self["prompts"].data) if "prompts" in self else (),
        )


def session_form(challenge: PeerChallenge) -> type[SessionForm]:
    """The form that offers the people of the team and the questions of the scope."""
    team = tuple(Option(name, name) for name in dict.fromkeys(member.name for member in challenge.team))
    asked = tuple(Option(question.id, question.heading) for question in challenge.questions)
    fields = {"peers": SomeOf("Who of the team?", team), "questions": SomeOf("About which questions?", asked)}
    return type("SessionFormOfToday", (SessionForm,), fields)


def _time(said: str | None) -> str:
    """A time as it is kept: 09:30."""
    hours, _, minutes = (said or "").strip().replace(".", ":").partition(":")
    return f"{hours:0>2}:{minutes}"
