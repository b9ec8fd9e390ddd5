"""The addresses of signing in."""

from selfassess.web.routes import Access, Area, Route
from selfassess.web.signing_in import account, pages, programs

AREA = Area(
    "signing_in",
    (
        Route("/sign-in", pages.page, needs=Access.ANYONE),
        Route("/sign-in", pages.enter, needs=Access.ANYONE, methods=("POST",)),
        Route("/sign-in/elsewhere", pages.elsewhere, needs=Access.ANYONE),
        Route("/sign-in/returned", pages.returned, needs=Access.ANYONE),
        Route("/sign-in/code", pages.code, needs=Access.ANYONE),
        Route("/sign-in/code", pages.confirm, needs=Access.ANYONE, methods=("POST",)),
        Route("/sign-out", pages.leave, needs=Access.PERSON, methods=("POST",)),
        Route("/join/<token>", pages.joining, needs=Access.ANYONE),
        Route("/join/<token>", pages.joined, needs=Access.ANYONE, methods=("POST",)),
        Route("/account", account.account, needs=Access.PERSON),
        Route("/account/password", account.new_password, needs=Access.PERSON, methods=("POST",)),
        Route("/account/devices/<device>/end", account.end, needs=Access.PERSON, methods=("POST",)),
        Route("/account/devices/end", account.end_all, needs=Access.PERSON, methods=("POST",)),
        Route("/account/second-step", account.second_step, needs=Access.PERSON),
        Route("/account/second-step", account.second_step_on, needs=Access.PERSON, methods=("POST",)),
        Route("/account/second-step/off", account.second_step_off, needs=Access.PERSON, methods=("POST",)),
        Route("/account/tokens/new", programs.new_token, needs=Access.PERSON),
        Route("/account/tokens/new", programs.make, needs=Access.PERSON, methods=("POST",)),
        Route("/account/tokens/<token_id>/revoke", programs.revoke, needs=Access.PERSON, methods=("POST",)),
        Route("/account/roles/<place>/<role>/leave", account.leave_role, needs=Access.PERSON, methods=("POST",)),
    ),
)
