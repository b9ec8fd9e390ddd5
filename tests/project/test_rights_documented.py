"""The documentation's table of rights is the one that the program checks."""

import re

from selfassess.cli.users import rights_table


def test_the_documented_rights_are_those_that_are_checked(root):
    written = (root / "docs" / "people.md").read_text(encoding="utf-8")
    table = re.search(r"<!-- rights -->\n(.*?)\n<!-- end of rights -->", written, re.DOTALL)[1]
    assert table == rights_table()
