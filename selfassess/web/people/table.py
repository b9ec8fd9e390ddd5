"""The addresses of the people who work here."""

from selfassess.web.people import pages
from selfassess.web.routes import Access, Area, Route

_PLACE = "/authorities/<authority_id>/people"
_ROLE = f"{_PLACE}/<account_id>/<role>"
_TEAM = "/peer-challenges/<challenge_id>/people"
_PART = f"{_TEAM}/<account_id>/<role>"
_SENT = ("POST",)

AREA = Area(
    "people",
    (
        Route(_PLACE, pages.workspace, needs=Access.PERSON),
        Route(_PLACE, pages.invited, needs=Access.PERSON, methods=_SENT),
        Route(f"{_PLACE}/invitations/<invitation_id>/take-back", pages.taken_back, needs=Access.PERSON, methods=_SENT),
        Route(_ROLE, pages.changing, needs=Access.PERSON),
        Route(_ROLE, pages.changed, needs=Access.PERSON, methods=_SENT),
        Route(f"{_ROLE}/end", pages.ended, needs=Access.PERSON, methods=_SENT),
        Route(_TEAM, pages.team, needs=Access.PERSON),
        Route(_TEAM, pages.team_invited, needs=Access.PERSON, methods=_SENT),
        Route(f"{_TEAM}/invitations/<invitation_id>/take-back", pages.team_taken_back, needs=Access.PERSON, methods=_SENT),
        Route(_PART, pages.team_changing, needs=Access.PERSON),
        Route(_PART, pages.team_changed, needs=Access.PERSON, methods=_SENT),
        Route(f"{_PART}/end", pages.team_ended, needs=Access.PERSON, methods=_SENT),
        Route("/authorities/<authority_id>/audit", pages.audit, needs=Access.PERSON),
        Route("/people/audit", pages.instance_audit, needs=Access.PERSON),
        Route("/people", pages.instance, needs=Access.PERSON),
        Route("/people", pages.administrator_invited, needs=Access.PERSON, methods=_SENT),
        Route("/people/<account_id>/second-step", pages.second_step, needs=Access.PERSON),
        Route("/people/<account_id>/second-step", pages.second_step_ended, needs=Access.PERSON, methods=_SENT),
        Route("/people/<account_id>/disabled", pages.disabled, needs=Access.PERSON, methods=_SENT),
    ),
)
