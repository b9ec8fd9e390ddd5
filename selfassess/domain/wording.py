"""How days, counts and the framework's nouns are written for people."""

from datetime import date

from selfassess.domain.framework import Framework


def day(when: date) -> str:
    """A day in full, as in 4 July 2026."""
    return f"{when.day} {when:%B %Y}"


def days(first: date, last: date) -> str:
    """The days from one to another, as in 4 to 7 October 2022; a single day by itself."""
    if first == last:
        return day(first)
    return f"{first.day if (first.year, first.month) == (last.year, last.month) else day(first)} to {day(last)}"


def short_day(when: date) -> str:
    """A day in little room, as in 4 Jul 2026, that no line end breaks."""
    return f"{when.day} {when:%b} {when.year}".replace(" ", "\N{NO-BREAK SPACE}")


def plural(noun: str) -> str:
    """More than one of a noun; the word before 'of' takes the ending, as in key lines of enquiry."""
    head, of, rest = noun.partition(" of ")
    if head.endswith("is"):
        many = f"{head[:-2]}es"
    else:
        many = f"{head[:-1]}ies" if head.endswith("y") and head[-2:-1] not in "aeiou" else f"{head}s"
    return f"{many}{of}{rest}"


def counted(number: int, noun: str) -> str:
    """A number with its noun, as in 1 piece and 2 pieces."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def lines_word(framework: Framework) -> str:
    """What people call the lines of a framework, in the plural."""
    return plural(framework.word("line"))


def capital(text: str) -> str:
    """The text with a capital first letter; what follows is left as it is."""
    return text[:1].upper() + text[1:]


def listing(items: tuple[str, ...]) -> str:
    """Items as a sentence has them: a, b and c."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
