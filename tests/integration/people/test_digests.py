"""Letters about what waits, handed to a mail server of this machine."""

import socketserver
import threading
from dataclasses import replace

import pytest

from selfassess.domain.work import CommentKind
from selfassess.errors import BadInput, BadSetting, NotAllowed, Unavailable
from selfassess.mail import Smtp
from selfassess.services.digests import send_digests
from selfassess.services.reviews import ask_for_review
from selfassess.services.work import assign, comment
from selfassess.settings import read_settings
from tests.integration.people.world import copied


class Postman(socketserver.StreamRequestHandler):
    """As much of SMTP as one letter after another needs; nobody called editor is let in."""

    def handle(self):
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                told = []
                while (line := self.rfile.readline()) != b".\r\n":
                    told.append(line.decode())
                self.server.letters.append("".join(told))
            answer = b"221 bye\r\n" if word == b"QUIT" else b"550 nobody\r\n" if b"TO:<editor" in line else b"250 fine\r\n"
            self.wfile.write(answer)
            if word == b"QUIT":
                return


@pytest.fixture
def post():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Postman) as server:
        server.letters = []
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def world(furnished, tmp_path):
    here = copied(furnished, tmp_path / "data")
    on = {"assessment": here.holds.assessment, "subject": here.holds.line}
    comment(here.tools, here.people["owner"], **on, kind=CommentKind.TEAM, text="@Viewer and @Editor: the secret of the matter.")
    given = on | {"subject": "help-protection.strategy-enquiries"}
    assign(here.tools, here.people["owner"], **given, assignee="Reviewer", due=here.tools.today())
    ask_for_review(here.tools, here.people["owner"], **given, reviewer="reviewer", note="The secret of the matter.")
    yield here
    here.tools.store().close()


def with_server(world, port):
    chosen = {"SELFASSESS_SMTP": f"smtp://127.0.0.1:{port}", "SELFASSESS_MAIL_FROM": "self@example.org"}
    mail = read_settings(chosen, home=world.tools.settings.data_dir).mail
    return replace(
        world.tools, mailer=lambda: Smtp(mail), settings=replace(world.tools.settings, address="https://self.example.org")
    )


def test_everybody_for_whom_something_waits_gets_a_letter_that_does_not_say_what_was_said(world, post):
    sent = send_digests(with_server(world, post.server_address[1]), world.people["administrator"])
    assert sent.letters == len(post.letters) == 2
    assert [why.split(":")[0] for why in sent.refused] == ["editor@example.org"]
    viewer, reviewer = sorted(post.letters, key=lambda letter: "reviewer@" in letter)
    assert "You are named in comments on:" in viewer
    assert "You write, and it is due:" in reviewer
    assert "You are asked for a review of:\n- Strategy discussions and enquiries" in reviewer.replace("\r\n", "\n")
    assert "https://self.example.org/my-work" in viewer
    assert not any("secret" in letter.lower() for letter in post.letters)


def test_without_a_server_or_the_right_nothing_is_sent(world, post):
    with pytest.raises(BadInput, match="My work"):
        send_digests(world.tools, world.people["administrator"])
    with pytest.raises(NotAllowed):
        send_digests(with_server(world, post.server_address[1]), world.people["owner"])
    with pytest.raises(Unavailable, match="did not take"):
        send_digests(with_server(world, 1), world.people["administrator"])
    assert post.letters == []


@pytest.mark.parametrize(
    "chosen",
    [{"SELFASSESS_SMTP": "mail.example.org"}, {"SELFASSESS_SMTP": "smtp://mail.example.org", "SELFASSESS_MAIL_FROM": "nobody"}],
)
def test_settings_of_mail_that_cannot_be_are_refused(chosen, tmp_path):
    with pytest.raises(BadSetting, match="SELFASSESS_"):
        read_settings(chosen, home=tmp_path)
