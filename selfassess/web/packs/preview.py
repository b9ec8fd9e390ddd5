"""A pack as a page in the browser, to be looked at and printed."""

import re
from base64 import b64encode
from hashlib import sha256

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from selfassess.ports import Toolbox
from selfassess.services.packs import make_pack
from selfassess.web.assessments.packs import PAGE
from selfassess.web.visitor import person

STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


def preview(tools: Toolbox, assessment_id: str, pack_id: str) -> ResponseReturnValue:
    """A pack as it would be printed. The browser takes its own style, known by its hash, and nothing else from it."""
    area = request.args.get("area") or None
    parts = request.args.getlist("part", type=int)
    _, content = make_pack(tools, person(), pack_id=pack_id, assessment_id=assessment_id, form=PAGE, area=area, parts=parts)
    return shown(content)


def shown(content: bytes) -> Response:
    """A document as a page, under a policy that lets the browser take its own style alone."""
    answer = make_response(content)
    styles = " ".join(f"'sha256-{b64encode(sha256(style).digest()).decode()}'" for style in STYLE.findall(content))
    answer.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {styles}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )
    return answer
