"""What protects pages on their way: hosts, cookies, forgery tokens, headers."""

import secrets

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue
from flask_wtf import CSRFProtect
from werkzeug.exceptions import SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

from selfassess.resources import instance_secret
from selfassess.settings import Settings

MEGABYTE = 1024 * 1024
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def refuse_foreign_hosts(app: Flask, settings: Settings) -> None:
    """Answer under our own names alone: a page of another site could make a browser call us under that site's name."""
    app.config["TRUSTED_HOSTS"] = list(settings.allowed_hosts)
    app.before_request(_foreign)


def protect(app: Flask, settings: Settings, *, cookie: str) -> None:
    """Set cookies, limits and headers, and refuse forms that are forged."""
    app.config.update(
        SECRET_KEY=instance_secret(settings.data_dir),
        SESSION_COOKIE_NAME=cookie,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.address.startswith("https:"),
        MAX_CONTENT_LENGTH=100 * MEGABYTE,
        MAX_FORM_MEMORY_SIZE=8 * MEGABYTE,
        MAX_FORM_PARTS=5000,
        WTF_CSRF_TIME_LIMIT=None,  # a form may stay open all day: the token dies with the session
    )
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign] # as Flask says
    CSRFProtect(app)
    app.context_processor(lambda: {"cspNonce": nonce()})
    app.after_request(_with_headers)


def nonce() -> str:
    """The word that marks this answer's own scripts."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def _foreign() -> ResponseReturnValue | None:
    if isinstance(request.routing_exception, SecurityError):
        return "This program does not answer under that name.\n", 400, {"Content-Type": "text/plain; charset=utf-8"}
    return None


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    response.headers.setdefault("Content-Security-Policy", "; ".join(_policy()))
    if not response.cache_control:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def _policy() -> tuple[str, ...]:
    """What a page of ours may load; one that needs less says so itself."""
    return (
        "default-src 'none'",
        f"script-src 'nonce-{nonce()}'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
