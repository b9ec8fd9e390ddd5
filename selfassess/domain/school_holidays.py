"""When most schools of England are closed, and what else speaks against the days of a challenge."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from selfassess.domain.deadlines import BankHolidays, months_on
from selfassess.domain.peerchallenge import STAGE_LABELS, Dates, PeerChallenge, Stage
from selfassess.domain.sample import Sample
from selfassess.domain.wording import counted, day, listing

LEAST_NOTICE = timedelta(days=7)
"""How long before the first day of reading cases should be chosen, so that practitioners can be met."""
AUGUST = 8
MET = (Stage.CASES, Stage.ON_SITE)
"""The stages in which people of the council are met."""
PROGRESS_MONTHS = (5, 8)
"""From how many months after the visit to how many a progress review after six months still is one."""
_SATURDAY = 5


def cautions(challenge: PeerChallenge, bank_holidays: BankHolidays) -> tuple[str, ...]:
    """What speaks against the dates of a challenge: cases chosen too late, schools or offices closed, stages out of order."""
    return (*_notice(challenge.sample, challenge.when(Stage.CASES)), *_closed(challenge, bank_holidays), *_order(challenge))


def _notice(sample: Sample, reading: Dates | None) -> Iterator[str]:
    if reading is not None and sample.chosen_on is not None and reading.first - sample.chosen_on < LEAST_NOTICE:
        days = max((reading.first - sample.chosen_on).days, 0)
        yield f"Cases were chosen {counted(days, 'day')} before the review. Practitioners need about a week to be met."


def _closed(challenge: PeerChallenge, bank_holidays: BankHolidays) -> Iterator[str]:
    for stage, called in zip(MET, ("The review", "The visit"), strict=True):
        dates = challenge.when(stage)
        if dates is None:
            continue
        if schools := tuple(holidays_between(dates.first, dates.end)):
            yield (f"{called} falls in {listing(schools)}: few practitioners can be met. Local term dates differ, so check them.")
        if banks := tuple(_bank_holidays(dates.first, dates.end, bank_holidays)):
            yield f"{called} falls on {listing(banks)}: offices are closed."


def _bank_holidays(first: date, last: date, bank_holidays: BankHolidays) -> Iterator[str]:
    for each in _days(first, last):
        name = bank_holidays(each.year).get(each)
        if name and each.weekday() < _SATURDAY:
            yield f"{name} ({day(each)})"


def _order(challenge: PeerChallenge) -> Iterator[str]:
    planned = [found for stage in Stage if (found := challenge.when(stage)) is not None]
    for before, after in pairwise(planned):
        if after.first < before.first:
            yield f"{STAGE_LABELS[after.stage]} begins before {_lower(STAGE_LABELS[before.stage])}. Check both dates."
    visit, review = challenge.when(Stage.ON_SITE), challenge.when(Stage.PROGRESS)
    if visit and review:
        earliest, latest = (months_on(visit.end, months) for months in PROGRESS_MONTHS)
        if not earliest <= review.first <= latest:
            yield f"The progress review is on {day(review.first)}, which is not about six months after the visit."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def holidays_between(first: date, last: date) -> Iterator[str]:
    """The school holidays of England that most councils have, as far as these days touch them."""
    yield from dict.fromkeys(name for each in _days(first, last) if (name := _holiday(each)))


def _holiday(day: date) -> str:
    easter = easter_sunday(day.year)
    spring_bank = _last_monday_of_may(day.year)
    winter = _third_monday_of_february(day.year)
    spans = (
        ("the Christmas holidays", date(day.year, 12, 21), date(day.year, 12, 31)),
        ("the Christmas holidays", date(day.year, 1, 1), date(day.year, 1, 3)),
        ("the February half term", winter, winter + timedelta(days=4)),
        ("the Easter holidays", easter - timedelta(days=9), easter + timedelta(days=8)),
        ("the spring half term", spring_bank, spring_bank + timedelta(days=4)),
        ("the summer holidays", date(day.year, 7, 25), date(day.year, AUGUST, 31)),
        ("the autumn half term", date(day.year, 10, 25), date(day.year, 10, 31)),
    )
    return next((name for name, begins, ends in spans if begins <= day <= ends), "")


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


def _third_monday_of_february(year: int) -> date:
    first = date(year, 2, 1)
    return first + timedelta(days=-first.weekday() % 7 + 14)


def easter_sunday(year: int) -> date:
    """Easter Sunday of a year, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    w = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day = divmod(h + w - 7 * m + 114, 31)
    return date(year, month, day + 1)
