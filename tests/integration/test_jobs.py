"""Jobs: rows from which workers take, one of which may stop at any moment."""

import os
import random
import signal
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Thread

import pytest

from selfassess.domain.comparators import Authority
from selfassess.domain.jobs import BACK_OFF, MOST_ATTEMPTS, SILENT, JobState
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import EVERYBODY
from selfassess.errors import BadInput, NotFound, Unavailable
from selfassess.jobs.working import work
from selfassess.services import jobs
from selfassess.services.authorities import save_authorities
from selfassess.services.importing import import_reports
from selfassess.services.jobs import ask, cancel_job, do_next, list_jobs, put_back_silent, show_job, try_again
from selfassess.settings import Settings
from selfassess.wiring import toolbox
from tests.library import a_head, a_passage, a_report

BEGAN = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
KILLS = 50
REPORTS = 40


class Bench:
    """An instance whose clock a test turns, and what its jobs did."""

    def __init__(self, folder, url):
        self.now = BEGAN
        self.tools = replace(toolbox(Settings(folder, url)), clock=lambda: self.now)
        self.done = []

    def asked(self, kind="note", who=LOCAL, **arguments):
        with self.tools.store().write() as store:
            return ask(self.tools, store, who, kind, kind.capitalize(), place="northmoor", **arguments)

    def note(self, _tools, who, arguments, tell):
        tell(1, 2, "Half way")
        self.done.append((who.id, dict(arguments)))
        return {"noted": len(self.done)}

    def next(self, **handlers):
        return do_next(self.tools, {"note": self.note, **handlers})

    def of(self, job):
        return show_job(self.tools, LOCAL, job.id)


@pytest.fixture
def bench(tmp_path, ready_url):
    made = Bench(tmp_path, ready_url)
    yield made
    made.tools.store().close()


def failing(error):
    def fail(*_):
        raise error

    return fail


def test_a_job_is_done_for_whoever_asked_with_what_they_gave(bench):
    job = bench.asked(line="workforce")
    assert bench.of(job).state is JobState.WAITING
    assert bench.next()
    assert not bench.next()
    assert bench.done == [("local", {"line": "workforce"})]
    done = bench.of(job)
    assert (done.state, done.share, done.said, done.result, done.attempt) == (JobState.DONE, 1.0, "Half way", {"noted": 1}, 1)


def test_who_waited_longest_comes_first(bench):
    first = bench.asked(turn=1)
    bench.now += timedelta(seconds=1)
    second = bench.asked(turn=2)
    bench.next()
    assert [bench.of(job).state for job in (first, second)] == [JobState.DONE, JobState.WAITING]


def test_a_job_whose_cause_was_undone_was_never_asked_for(bench):
    with pytest.raises(RuntimeError), bench.tools.store().write() as store:
        ask(bench.tools, store, LOCAL, "note", "Note", place="northmoor")
        raise RuntimeError
    assert not bench.next()


def test_what_is_said_to_people_ends_a_job_with_its_reason(bench):
    job = bench.asked("bad")
    bench.next(bad=failing(BadInput("The file is empty. Choose another.")))
    assert (bench.of(job).state, bench.of(job).error) == (JobState.FAILED, "The file is empty. Choose another.")


def test_what_does_not_answer_is_tried_again_later_each_time_and_not_for_ever(bench):
    job, away = bench.asked("away"), failing(Unavailable("The database does not answer."))
    for wait in BACK_OFF:
        assert bench.next(away=away)
        assert bench.of(job).state is JobState.WAITING
        bench.now += wait - timedelta(seconds=1)
        assert not bench.next(away=away)
        bench.now += timedelta(seconds=1)
    assert bench.next(away=away)
    assert (bench.of(job).state, bench.of(job).attempt) == (JobState.FAILED, MOST_ATTEMPTS)


def test_a_fault_of_the_program_is_said_to_be_one_and_shown_to_whoever_looks_after_it(bench):
    job = bench.asked("faulty")
    for wait in BACK_OFF:
        bench.next(faulty=failing(KeyError("x")))
        bench.now += wait
    with pytest.raises(RuntimeError, match=job.id):
        bench.next(faulty=failing(KeyError("x")))
    assert bench.of(job).error.startswith("This is a fault in the program")


def test_a_kind_that_nobody_knows_fails_and_says_so(bench):
    job = bench.asked("unheard-of")
    bench.next()
    assert "knows no work of the kind" in bench.of(job).error


def test_a_cancelled_job_is_not_begun_and_one_at_work_stops_at_its_next_step(bench):
    waiting = bench.asked()
    cancel_job(bench.tools, LOCAL, waiting.id)
    assert not bench.next()
    at_work = bench.asked("long")

    def long(_tools, _who, _arguments, tell):
        cancel_job(bench.tools, LOCAL, at_work.id)
        tell(1, 10)
        raise AssertionError("it went on")

    assert bench.next(long=long)
    assert bench.of(at_work).state is JobState.CANCELLED
    with pytest.raises(BadInput, match="over already"):
        cancel_job(bench.tools, LOCAL, at_work.id)


def test_what_failed_or_was_stopped_can_be_tried_again_and_nothing_else(bench):
    job = bench.asked()
    cancel_job(bench.tools, LOCAL, job.id)
    try_again(bench.tools, LOCAL, job.id)
    assert bench.next()
    with pytest.raises(BadInput, match="Only what failed"):
        try_again(bench.tools, LOCAL, job.id)


def test_a_job_whose_worker_fell_silent_is_done_by_another_and_the_first_has_no_say_any_more(bench):
    job = bench.asked()
    with bench.tools.store().write() as store:
        lost = store.jobs.claim(bench.now)
    bench.now += SILENT
    assert put_back_silent(bench.tools) == 0
    bench.now += timedelta(seconds=1)
    assert put_back_silent(bench.tools) == 1
    assert bench.next()
    with bench.tools.store().write() as store:
        assert not store.jobs.beat(lost, bench.now)
        assert not store.jobs.finish(lost, {"noted": "too late"})
        assert not store.jobs.fail(lost, "too late", again_at=None)
    assert bench.of(job).result == {"noted": 1}


def test_a_job_that_loses_every_worker_fails_in_the_end(bench):
    job = bench.asked()
    for _ in range(MOST_ATTEMPTS):
        with bench.tools.store().write() as store:
            store.jobs.claim(bench.now)
        bench.now += SILENT + timedelta(seconds=1)
        put_back_silent(bench.tools)
    assert bench.of(job).state is JobState.FAILED
    assert not bench.next()


def test_a_long_job_that_says_nothing_shows_that_it_lives(bench, monkeypatch):
    monkeypatch.setattr(jobs, "BEATS", 0.01)
    job, beaten = bench.asked("silent"), Event()

    def silent(*_):
        while not beaten.wait(0.01):
            bench.now += timedelta(seconds=1)
            if bench.of(job).heard > BEGAN + timedelta(seconds=2):
                beaten.set()
        return {}

    assert bench.next(silent=silent)
    assert bench.of(job).state is JobState.DONE


def test_another_persons_job_is_not_there(bench):
    job, stranger = bench.asked(), Person("stranger", "Stranger")
    for call in (show_job, cancel_job, try_again):
        with pytest.raises(NotFound):
            call(bench.tools, stranger, job.id)
    assert list_jobs(bench.tools, stranger) == ()


def test_several_workers_do_every_job_once(bench):
    wanted = [bench.asked(number=number).id for number in range(30)]
    stop = Event()
    crew = [Thread(target=work, args=(bench.tools, stop, {"note": bench.note})) for _ in range(4)]
    for worker in crew:
        worker.start()
    while any(not bench.of(job).state.over for job in list_jobs(bench.tools, LOCAL)):
        stop.wait(0.05)
    stop.set()
    for worker in crew:
        worker.join()
    assert sorted(arguments["number"] for _, arguments in bench.done) == list(range(len(wanted)))


class Shelf:
    """A reader that has one report, by its number."""

    def __init__(self, number):
        self.number = number

    def read(self, _paths, *, skip=(), known=()):
        head = a_head("northmoor", date(2000, 1, 1) + timedelta(days=self.number))
        made = a_report(head, [a_passage(f"Passage {part} of report {self.number}.") for part in range(20)])
        if made.sha256 not in skip:
            yield made

    def files(self, _paths):
        return {}


def bring_in(tools, _who, arguments, tell):
    """Import one report; what is there already is not imported again."""
    tell(0, 1)
    shelf = Shelf(arguments["number"])
    return {"done": [item.source for item in import_reports(replace(tools, reader=lambda: shelf), LOCAL, [])]}


def work_until_killed(folder, url, writing):
    tools = toolbox(Settings(Path(folder), url))
    tools.store()
    writing.send("ready")
    work(tools, Event(), {"import": bring_in})


def test_a_worker_killed_at_fifty_moments_of_an_import_loses_and_doubles_nothing(bench, ready_url, tmp_path):
    save_authorities(bench.tools, LOCAL, (Authority("northmoor", "Northmoor"),))
    for number in range(REPORTS):
        bench.asked("import", number=number)
    bench.tools.store().close()
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.integration.test_jobs", "selfassess.store.session"])
    chance = random.Random(2026)
    for _ in range(KILLS):
        reading, writing = context.Pipe(duplex=False)
        victim = context.Process(target=work_until_killed, args=(str(tmp_path), ready_url, writing))
        victim.start()
        writing.close()
        assert reading.recv() == "ready"
        victim.join(timeout=chance.uniform(0, 0.05))
        os.kill(victim.pid, signal.SIGKILL)
        victim.join()
        with bench.tools.store().write() as store:
            for job in list_jobs(bench.tools, LOCAL):
                if job.attempt >= MOST_ATTEMPTS - 1 and not job.state.over:
                    store.jobs.cancel(job.id)
                    store.jobs.again(job.id)
            store.jobs.put_back(datetime.now(UTC) + timedelta(days=1))
    bench.now = datetime.now(UTC)
    while bench.next(**{"import": bring_in}):
        pass
    with bench.tools.store().read() as store:
        heads = store.reports.heads(viewer=EVERYBODY)
        assert len(heads) == len({head.id for head in heads}) == REPORTS
        assert all(len(store.reports.report(head.id, viewer=EVERYBODY).passages) == 20 for head in heads)
    assert {job.state for job in list_jobs(bench.tools, LOCAL)} == {JobState.DONE}
