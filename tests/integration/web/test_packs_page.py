"""A pack looked at in the browser."""

import re
from base64 import b64encode
from hashlib import sha256


def test_a_pack_to_look_at_has_a_way_back_and_a_print_button_and_loads_nothing_else(desk):
    answer = desk.browser.get(f"/assessments/{desk.holds.assessment}/packs/directors-summary/page")
    assert answer.status_code == 200
    page, policy = answer.text, answer.headers["Content-Security-Policy"]
    assert f'href="/assessments/{desk.holds.assessment}/packs">Back to the packs</a>' in page
    assert '<button type="button" data-print hidden>Print</button>' in page
    nonce = re.search(r'<script type="module" nonce="([^"]+)" src="(/static/[^"]+/print.js)"', page)
    assert f"script-src 'nonce-{nonce[1]}'" in policy
    assert desk.browser.get(nonce[2]).status_code == 200
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(styles) == 2
    assert all(f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy for style in styles)


def test_the_file_that_is_taken_away_has_no_bar(desk):
    taken = desk.browser.get(f"/assessments/{desk.holds.assessment}/packs/directors-summary.html")
    assert "data-print" not in taken.text
