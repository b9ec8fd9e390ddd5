"""A workbook that was sent waits until somebody takes it in or throws it away, and is not kept for ever."""

from dataclasses import replace
from datetime import timedelta

import pytest

from selfassess.domain.intake import KEPT_WAITING
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, NotFound
from selfassess.services.waiting_workbooks import (
    look_at_waiting,
    send_workbook,
    take_in_waiting,
    throw_workbook_away,
    waiting_workbooks,
)
from tests.integration.workbooks.conftest import NAME

LINE = "help-protection.early-help"


def send(post, content=None, tools=None):
    book = content or post.filled().write(LINE, plans="From the workbook.").saved()
    return send_workbook(tools or post.tools, LOCAL, assessment=post.assessment, name=NAME, content=book)


def waiting(post):
    return [each.file for each in waiting_workbooks(post.tools, LOCAL, post.assessment)]


def kept(post, file):
    return file in set(post.tools.files().digests())


def test_what_was_sent_waits_under_its_name(post):
    sent = send(post)
    assert (sent.name, sent.by) == (NAME, "local")
    assert waiting(post) == [sent.file]
    looked = look_at_waiting(post.tools, LOCAL, assessment=post.assessment, file=sent.file)
    assert [change.after for change in looked.changes.changes] == ["From the workbook."]


def test_what_was_taken_in_waits_no_longer_and_its_file_is_gone(post):
    sent = send(post)
    where = {"assessment": post.assessment, "file": sent.file}
    seen = look_at_waiting(post.tools, LOCAL, **where).changes.digest
    assert take_in_waiting(post.tools, LOCAL, **where, decisions={}, seen=seen).intake
    assert post.response(LINE).texts.plans == "From the workbook."
    assert (waiting(post), kept(post, sent.file)) == ([], False)
    with pytest.raises(NotFound, match="waits no longer"):
        look_at_waiting(post.tools, LOCAL, **where)


def test_what_is_thrown_away_changes_nothing_and_its_file_is_gone(post):
    before = post.responses()
    sent = send(post)
    throw_workbook_away(post.tools, LOCAL, assessment=post.assessment, file=sent.file)
    assert (waiting(post), kept(post, sent.file), post.responses()) == ([], False, before)


def test_what_waited_too_long_goes_when_the_next_one_is_sent(post):
    old = send(post)
    later = replace(post.tools, clock=lambda: old.at + KEPT_WAITING + timedelta(hours=1))
    new = send(post, post.filled().write(LINE, plans="Another.").saved(), later)
    assert waiting(post) == [new.file]
    assert not kept(post, old.file)


def test_what_is_no_workbook_is_neither_kept_nor_waits(post):
    before = set(post.tools.files().digests())
    with pytest.raises(BadInput):
        send(post, b"no workbook")
    assert (waiting(post), set(post.tools.files().digests())) == ([], before)


def test_a_file_that_somebody_keeps_for_another_reason_cannot_be_opened_as_a_workbook(post):
    file = next(iter(post.tools.files().digests()))
    with pytest.raises(NotFound, match="waits no longer"):
        look_at_waiting(post.tools, LOCAL, assessment=post.assessment, file=file)
