"""Being named in a comment, and finding it."""

from selfassess.domain.work import CommentKind
from selfassess.services.mentions import mentions_of
from selfassess.services.work import comment, settle_comment
from selfassess.web.app import create_app
from tests.integration.people.world import STRANGER, copied


def page(world, name):
    browser = create_app(world.tools).test_client()
    with browser.session_transaction() as session:
        session["token"] = name
    return browser.get("/my-work").text


def test_who_is_named_finds_it_until_it_is_dealt_with_and_nobody_else_does(furnished, tmp_path):
    world = copied(furnished, tmp_path / "data")
    on = {"assessment": world.holds.assessment, "subject": world.holds.line}
    words = "@Viewer, and @Stranger: is <this> so?"
    said = comment(world.tools, world.people["owner"], **on, kind=CommentKind.TEAM, text=words)
    assert "is &lt;this&gt; so?" in page(world, "viewer")
    for name in ("editor", "owner", STRANGER):
        assert mentions_of(world.tools, world.people[name]) == ()
        assert "is &lt;this&gt; so?" not in page(world, name)
    settle_comment(world.tools, world.people["owner"], comment_id=said.id, settled=True)
    assert mentions_of(world.tools, world.people["viewer"]) == ()
    world.tools.store().close()
