"""What axe finds on a page, in words."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE = Axe()
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
RUN = "options => axe.run(options).then(found => found.violations)"
"""Only violations leave the browser: everything else that axe tells takes longer to carry over than to find."""


def problems(page: Page) -> list[str]:
    """Every violation on the page, once it has loaded, of WCAG 2.2 A and AA and of good practice, one line for each place."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found: list[dict[str, Any]] = page.evaluate(RUN, OPTIONS)
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {' '.join(node['target'])}: {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]
