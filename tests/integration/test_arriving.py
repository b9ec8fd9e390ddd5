"""Documents on their way into the library: nothing twice, nothing half, whenever it is stopped."""

from dataclasses import replace

import pytest

from selfassess.domain.arriving import State
from selfassess.domain.jobs import JobState
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import Visibility
from selfassess.domain.rights import Grant, Role
from selfassess.errors import NotAllowed, NotFound
from selfassess.jobs.kinds import KINDS
from selfassess.services.arriving import (
    AT_ONCE,
    Upload,
    arrived,
    begin_reading,
    read_waiting,
    reading_of,
    receive,
    take_back,
    take_in,
    throw_away,
    unfinished,
)
from selfassess.services.jobs import cancel_job, do_next, show_job
from selfassess.services.reports import library
from selfassess.store.migrating import bring_up_to_date
from selfassess.store.session import Database
from tests.reading_here import ReadingHere

LETTER = """Northmoor County Council
Children's services peer challenge
Feedback report, May 2022

1. Executive summary

Leaders know their services well. The peer team saw committed staff, and partners who speak of the council with trust.
"""
OTHER = LETTER.replace("Northmoor", "Eastvale")
OWNER = Person("owner", "An Owner", (Grant(Role.OWNER, "northmoor"),))


@pytest.fixture
def tools(tools, ready_url):
    database = Database(ready_url, upgrade=bring_up_to_date)
    yield replace(tools, store=lambda: database, reader=ReadingHere)
    database.close()


def brought(tools, *texts, who=LOCAL, **more):
    return receive(tools, who, [Upload(f"letter {at}.txt", text.encode()) for at, text in enumerate(texts, start=1)], **more)


def states(batch):
    return [each.state for each in batch.arrivals]


def test_a_report_with_a_wrong_ending_is_read_as_what_it_is(tools):
    page = b"<!DOCTYPE html><title>Letter</title><p>" + LETTER.encode() + b"</p>"
    sent = [Upload("letter.pdf", page), Upload("report", b"%PDF-1.4\n"), Upload("letter.docx", b"no archive")]

    batch = receive(tools, LOCAL, sent)

    assert [(each.name, each.state) for each in batch.arrivals] == [
        ("letter.pdf.html", State.WAITING),
        ("report.pdf", State.WAITING),
        ("letter.docx", State.REFUSED),
    ]
    assert read_waiting(tools, LOCAL, batch.id).arrivals[0].state is State.READ


def content(tools, batch, number):
    with tools.store().read() as store:
        return store.arriving.content(batch.id, number)


class Stopped(Exception):
    """The machine went off."""


class StopsAfter:
    """A reader that reads so many documents, and is then cut off."""

    def __init__(self, reader, documents):
        self.reader, self.documents = reader, documents

    def read(self, paths, **more):
        for number, report in enumerate(self.reader.read(paths, **more)):
            if number == self.documents:
                raise Stopped
            yield report


def test_reading_that_was_stopped_goes_on_with_what_still_waits(tools):
    batch = brought(tools, LETTER, OTHER)
    with pytest.raises(Stopped):
        read_waiting(replace(tools, reader=lambda: StopsAfter(tools.reader(), 1)), LOCAL, batch.id)
    assert states(arrived(tools, LOCAL, batch.id)) == [State.READ, State.WAITING]
    assert unfinished(tools, LOCAL)[0].id == batch.id
    first = arrived(tools, LOCAL, batch.id).arrivals[0]

    done = read_waiting(tools, LOCAL, batch.id)
    assert states(done) == [State.READ, State.READ]
    assert done.arrivals[0] == first
    assert read_waiting(tools, LOCAL, batch.id) == done


def test_what_was_sent_is_kept_no_longer_than_until_it_was_read(tools):
    batch = brought(tools, LETTER)
    assert content(tools, batch, 1) == LETTER.encode()

    read_waiting(tools, LOCAL, batch.id)
    assert content(tools, batch, 1) is None


def test_what_is_taken_in_is_what_was_read_and_said(tools):
    batch = read_waiting(tools, LOCAL, brought(tools, LETTER, OTHER).id)
    report = batch.arrivals[0].report
    said = replace(batch.arrivals[0].said, authority="Westbeck", visibility=Visibility.RESTRICTED)

    done = take_in(tools, LOCAL, batch.id, {1: said})

    assert states(done) == [State.TAKEN_IN, State.READ]
    ((about, (head,)),) = library(tools, LOCAL).authorities
    assert (about.id, head.visibility, head.id) == ("westbeck", Visibility.RESTRICTED, done.arrivals[0].report_id)
    with tools.store().read() as store:
        assert store.reports.report(head.id, viewer=LOCAL.viewer(today=tools.today())).passages == report.passages
    assert take_in(tools, LOCAL, batch.id, {1: said}) == done


def test_a_document_that_somebody_else_took_in_meanwhile_is_not_taken_in_twice(tools):
    mine = read_waiting(tools, LOCAL, brought(tools, LETTER).id)
    theirs = read_waiting(tools, LOCAL, brought(tools, LETTER).id)
    take_in(tools, LOCAL, theirs.id, {1: theirs.arrivals[0].said})

    assert states(take_in(tools, LOCAL, mine.id, {1: mine.arrivals[0].said})) == [State.HERE]
    assert library(tools, LOCAL).size == 1


def test_an_import_is_taken_back_as_it_was_and_taken_in_again(tools):
    batch = read_waiting(tools, LOCAL, brought(tools, LETTER).id)
    said = {1: replace(batch.arrivals[0].said, authority="Westbeck")}
    taken = take_in(tools, LOCAL, batch.id, said)

    back = take_back(tools, LOCAL, batch.id)
    assert library(tools, LOCAL).size == 0
    assert back.arrivals[0].report.passages == batch.arrivals[0].report.passages
    assert take_in(tools, LOCAL, batch.id, said) == taken


def test_what_one_person_brought_is_there_for_nobody_else(tools):
    batch = brought(tools, LETTER)
    for service in (arrived, read_waiting, take_back, throw_away):
        with pytest.raises(NotFound, match="There is no import"):
            service(tools, OWNER, batch.id)
    assert unfinished(tools, OWNER) == ()


def test_a_person_takes_in_reports_of_their_own_authority_and_is_told_of_others(tools):
    with pytest.raises(NotAllowed):
        brought(tools, LETTER, who=Person("nobody", "Nobody"))
    batch = read_waiting(tools, OWNER, brought(tools, LETTER, OTHER, who=OWNER, visibility=Visibility.AUTHORITY).id)
    done = take_in(tools, OWNER, batch.id, {each.number: each.said for each in batch.arrivals})

    assert states(done) == [State.TAKEN_IN, State.READ]
    assert "you may bring in reports of your own authority" in done.arrivals[1].why
    agreed = take_in(tools, OWNER, batch.id, {2: replace(batch.arrivals[1].said, visibility=Visibility.PUBLISHED)})
    assert states(agreed) == [State.TAKEN_IN, State.TAKEN_IN]
    assert agreed.arrivals[1].why == ""


def many(tools):
    return brought(tools, *(LETTER.replace("2022", str(2000 + number)) for number in range(AT_ONCE + 1)))


def test_a_few_documents_are_read_at_once_and_many_by_a_job_that_says_how_far_it_is(tools):
    few = brought(tools, LETTER)
    assert begin_reading(tools, LOCAL, few.id) is None
    assert states(arrived(tools, LOCAL, few.id)) == [State.READ]

    batch = many(tools)
    job = begin_reading(tools, LOCAL, batch.id)
    assert begin_reading(tools, LOCAL, batch.id).id == job.id, "it is not read twice"
    assert set(states(arrived(tools, LOCAL, batch.id))) == {State.WAITING}
    assert do_next(tools, KINDS)
    assert set(states(arrived(tools, LOCAL, batch.id))) == {State.READ}
    assert reading_of(tools, LOCAL, batch.id) is None
    assert show_job(tools, LOCAL, job.id).said == f"{AT_ONCE + 1} of {AT_ONCE + 1} read"


def test_a_job_that_is_stopped_leaves_what_was_read_and_goes_on_with_the_rest(tools):
    batch = many(tools)
    job = begin_reading(tools, LOCAL, batch.id)
    stopping = replace(tools, reader=lambda: StopsJob(tools.reader(), lambda: cancel_job(tools, LOCAL, job.id)))
    assert do_next(stopping, KINDS)
    assert show_job(tools, LOCAL, job.id).state is JobState.CANCELLED
    assert states(arrived(tools, LOCAL, batch.id)).count(State.READ) == 1
    assert begin_reading(tools, LOCAL, batch.id) is None, "so few wait that they are read at once"
    assert set(states(arrived(tools, LOCAL, batch.id))) == {State.READ}


class StopsJob:
    """A reader during whose first document the person stops the job."""

    def __init__(self, reader, stop):
        self.reader, self.stop = reader, stop

    def read(self, paths, **more):
        for report in self.reader.read(paths, **more):
            self.stop()
            yield report
