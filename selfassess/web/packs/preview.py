"""A pack as a page in the browser, to be looked at and printed."""

import re
from base64 import b64encode
from hashlib import sha256

from flask import Response, make_response, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from selfassess.ports import Toolbox
from selfassess.services.packs import make_pack
from selfassess.web.assessments.packs import PAGE
from selfassess.web.security import nonce
from selfassess.web.static_files import assets_version
from selfassess.web.visitor import person

STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
BAR = Markup(
    "<style>.to-print{{display:flex;gap:24px;align-items:center;padding:12px 16px;border-bottom:1px solid #b1b4b6;"
    "font:16px/1.5 arial,sans-serif}}.to-print a{{color:#12375f}}.to-print button{{font:inherit;padding:6px 16px;color:#fff;"
    "background:#12375f;border:2px solid #12375f;cursor:pointer}}"
    ".to-print :focus-visible{{outline:3px solid #fd0;outline-offset:0}}@media print{{.to-print{{display:none}}}}</style>"
    '<nav class="to-print" aria-label="This page"><a href="{back}">Back to {where}</a>'
    '<button type="button" data-print hidden>Print</button></nav>'
    '<script type="module" nonce="{nonce}" src="{script}"></script>'
)
"""What stands above a page that is looked at here, and is not printed: a way back, and a button that needs a script to work."""


def preview(tools: Toolbox, assessment_id: str, pack_id: str) -> ResponseReturnValue:
    """A pack as it would be printed.

    The browser takes the page's styles, known by their hashes, the script of the button that prints, and nothing else.
    """
    area = request.args.get("area") or None
    parts = request.args.getlist("part", type=int)
    _, content = make_pack(tools, person(), pack_id=pack_id, assessment_id=assessment_id, form=PAGE, area=area, parts=parts)
    return shown(content, url_for("packs.exports", assessment_id=assessment_id), "the packs")


def shown(content: bytes, back: str, where: str) -> Response:
    """A document as a page, below a way back to `where` and a button that prints it, under a policy that allows no more."""
    script = url_for("static.file", version=assets_version(), name="print.js")
    bar = BAR.format(back=back, where=where, nonce=nonce(), script=script)
    content = content.replace(b"<body>", b"<body>" + bar.encode(), 1)
    answer = make_response(content)
    styles = " ".join(f"'sha256-{b64encode(sha256(style).digest()).decode()}'" for style in STYLE.findall(content))
    answer.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {styles}; script-src 'nonce-{nonce()}'; frame-ancestors 'none'; base-uri 'none'; "
        "form-action 'none'"
    )
    return answer
