"""E-mail: letters handed to the mail server that an operator named."""

import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from selfassess.errors import Unavailable
from selfassess.ports.mail import Letter
from selfassess.settings import MailServer

PATIENCE = 20
"""For how many seconds a server is waited for."""


class Smtp:
    """A mail server that speaks SMTP. What it is told is encrypted, unless it is on this machine."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    def deliver(self, letters: Sequence[Letter]) -> dict[str, str]:
        """Hand letters over in one conversation; what was refused, by address. Raises `Unavailable` where nobody answers."""
        refused: dict[str, str] = {}
        try:
            with self._connection() as connection:
                for letter in letters:
                    try:
                        connection.send_message(_message(letter, self._server.sender))
                    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
                        refused[letter.to] = str(error)
        except (OSError, smtplib.SMTPException) as error:
            raise Unavailable(f"The mail server at {self._server.host} did not take the letters: {error}") from error
        return refused

    def _connection(self) -> smtplib.SMTP:
        server, trust = self._server, ssl.create_default_context()
        if server.tls:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=trust)
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
            if not server.local:
                connection.starttls(context=trust)
        if server.user:
            connection.login(server.user, server.password)
        return connection


def _message(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, letter.to, letter.subject
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid(domain="selfassess.invalid")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message
