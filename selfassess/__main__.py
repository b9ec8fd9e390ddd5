"""`python -m selfassess`: the same as the command `selfassess`."""

from selfassess.cli import main

main()
