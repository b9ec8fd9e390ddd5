"""The key of local codes as a file that only its passphrase opens."""

import csv
import io

from selfassess.domain.selection import KEY_HEAD, CodeKey
from selfassess.errors import BadInput
from selfassess.seal.passphrases import Locking, check_passphrase, locked, unlock

MOST_BYTES = 1024 * 1024
NONE = "This is no key file. It ends in .codes and was handed out when the list of cases was brought in."


class KeyFiles:
    """Locks keys and opens them; nothing of either is kept."""

    def lock(self, key: CodeKey, passphrase: str) -> bytes:
        """The file of a key. Raises `BadInput` for a passphrase that is too short to be worth anything."""
        check_passphrase(passphrase)
        rows = io.StringIO(newline="")
        csv.writer(rows).writerows(((key.challenge, key.title), KEY_HEAD, *key.rows))
        made = io.BytesIO()
        with Locking(made, passphrase) as stream:
            stream.write(rows.getvalue().encode())
        return made.getvalue()

    def open(self, content: bytes, passphrase: str) -> CodeKey:
        """The key that a file holds. Raises `BadInput` for a file that is none, or that this passphrase does not open."""
        source, found = io.BytesIO(content), io.BytesIO()
        if len(content) > MOST_BYTES or not locked(source):
            raise BadInput(NONE)
        unlock(source, passphrase, found)
        try:
            (challenge, title), head, *rows = csv.reader(io.StringIO(found.getvalue().decode(), newline=""))
        except ValueError as error:
            raise BadInput(NONE) from error
        if tuple(head) != KEY_HEAD:
            raise BadInput(NONE)
        return CodeKey(challenge, title, tuple((code, number) for code, number in rows))
