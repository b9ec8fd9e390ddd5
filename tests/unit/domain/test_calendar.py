"""A calendar file as calendar programs read it."""

from datetime import date

from selfassess.domain.calendar import Due, calendar
from tests.builders import NOON

LONG = "Überarbeiten, prüfen; und dann \\ noch einmal: " + "ä" * 80


def test_each_day_is_an_event_of_a_whole_day_with_its_words_escaped_and_folded():
    content = calendar("Plan, 2026", [Due("a1", date(2026, 2, 28), LONG, "One\nTwo")], made=NOON)
    lines = content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    whole = content.replace(b"\r\n ", b"").decode()
    assert "DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260301\r\n" in whole
    assert "SUMMARY:Überarbeiten\\, prüfen\\; und dann \\\\ noch einmal: " + "ä" * 80 in whole
    assert "DESCRIPTION:One\\nTwo\r\n" in whole
    assert "DTSTAMP:20260601T120000Z" in whole


def test_a_plan_without_days_is_an_empty_calendar():
    assert b"BEGIN:VEVENT" not in calendar("Plan", [], made=NOON)
