"""Drafts are remembered: never longer than the library stays as it is, never beyond a workspace, and in every process alike."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event

from selfassess.domain.benchmark_text import draft_text
from selfassess.domain.comparators import Authority, SetKind
from selfassess.domain.follow_up import Decision, Standing, digest_of
from selfassess.domain.labels import Tags
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import Polarity, Visibility
from selfassess.domain.rights import Grant, Role
from selfassess.errors import NotFound
from selfassess.services.assessments import create_assessment, open_subject
from selfassess.services.authorities import save_authorities
from selfassess.services.comparators import choose_comparators
from selfassess.services.labels import correct_tags
from selfassess.services.memory import LatelyUsed
from selfassess.services.reports import remove_report
from selfassess.settings import Settings
from selfassess.wiring import toolbox
from tests.library import FRONT_DOOR, a_head, a_passage, a_recommendation, a_report

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
NORTHMOOR = Authority("northmoor", "Northmoor", "The Fells", None, (), ("eastvale",))
EASTVALE = Authority("eastvale", "Eastvale", "The Fells")
TARNBROUGH = Authority("tarnbrough", "Tarnbrough", "The Coast")
OUTSIDER = Person("outsider", "Somebody of Eastvale", (Grant(Role.OWNER, "eastvale"),))
ASKED = a_recommendation()
DECIDED = Decision("a-report", digest_of(ASKED), 1, Standing.MET, "A lead", "", "local", NOW)


class Processes:
    """Two processes of one instance: what one does, the other must know."""

    def __init__(self, settings: Settings):
        self.here, self.there = toolbox(settings), toolbox(settings)
        save_authorities(self.here, LOCAL, (NORTHMOOR, EASTVALE, TARNBROUGH))
        self.assessment = create_assessment(self.here, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Ours").id

    def keep(self, head, *passages, recommendations=()):
        with self.here.store().write() as store:
            store.reports.add(head, a_report(head, passages, recommendations), at=NOW, by="local")

    def drafts(self) -> tuple[str, str]:
        pages = [open_subject(tools, LOCAL, self.assessment, FRONT_DOOR) for tools in (self.here, self.there)]
        return tuple(draft_text(page.draft) for page in pages)

    def draft(self) -> str:
        (here, there) = self.drafts()
        assert here == there
        return here


@pytest.fixture
def processes(tmp_path, ready_url):
    made = Processes(Settings(tmp_path / "data", ready_url))
    yield made
    for tools in (made.here, made.there):
        tools.store().close()


def removed(processes, head):
    remove_report(processes.here, LOCAL, head.id)


def retagged(processes, head):
    correct_tags(processes.here, LOCAL, head.id, 1, Tags("leadership", ("leadership.workforce",), Polarity.STRENGTH))


def brought_in_again(processes, head):
    processes.keep(head, a_passage("The front door is in disarray.", polarity=Polarity.IMPROVEMENT))


def decided(processes, head):
    with processes.here.store().write() as store:
        store.decisions.add("northmoor", replace(DECIDED, report=head.id))


@pytest.mark.parametrize("change", [removed, retagged, brought_in_again, decided])
def test_a_change_to_the_library_shows_at_once_in_every_process(processes, change):
    head = a_head()
    processes.keep(head, a_passage(), recommendations=[ASKED])
    before = processes.draft()
    change(processes, head)
    after = processes.draft()
    assert after != before
    processes.here = replace(processes.here, memory=LatelyUsed(0))
    assert processes.draft() == after, "what is remembered is what would be made anew"


def test_other_comparators_show_at_once_in_every_process(processes):
    for authority in ("eastvale", "tarnbrough"):
        processes.keep(a_head(authority), a_passage(f"{authority.title()} screens contacts swiftly."))
    before = processes.draft()
    choose_comparators(processes.here, LOCAL, assessment=processes.assessment, kind=SetKind.OWN, own=["Tarnbrough"])
    assert processes.draft() != before


def test_a_report_that_another_authority_withdraws_from_the_public_is_quoted_no_more(processes):
    head = a_head("eastvale", help_protection="good")
    processes.keep(a_head(), a_passage("Ours."))
    processes.keep(head, a_passage("Eastvale screens contacts within a day."))
    assert "within a day" in processes.draft()
    processes.keep(replace(head, visibility=Visibility.RESTRICTED), a_passage("Eastvale screens contacts within a day."))
    assert "within a day" not in processes.draft()


def test_what_is_remembered_is_refused_to_whoever_may_not_open_the_assessment(processes):
    processes.keep(a_head(visibility=Visibility.AUTHORITY), a_passage("Ours alone."))
    assert "Ours alone" in processes.draft()
    with pytest.raises(NotFound):
        open_subject(processes.here, OUTSIDER, processes.assessment, FRONT_DOOR)
    theirs = create_assessment(processes.here, OUTSIDER, authority="Eastvale", framework="ilacs-2026", title="Theirs").id
    assert "Ours alone" not in draft_text(open_subject(processes.here, OUTSIDER, theirs, FRONT_DOOR).draft)


def test_a_page_that_is_opened_again_reads_only_what_people_write(processes):
    processes.keep(a_head(), a_passage())
    processes.draft()
    asked = []
    engine = processes.here.store()._engine
    event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    open_subject(processes.here, LOCAL, processes.assessment, FRONT_DOOR)
    assert not [statement for statement in asked if "FROM passages" in statement or "FROM reports" in statement]
    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 10


def test_the_mark_of_the_library_changes_with_the_library_alone(processes):
    store = processes.here.store()

    def mark() -> str:
        with store.read() as work:
            return work.reports.mark()

    before = mark()
    create_assessment(processes.here, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Another")
    assert mark() == before
    with pytest.raises(ZeroDivisionError), store.write() as work:
        work.reports.add(a_head(), a_report(a_head(), [a_passage()]), at=NOW, by="local")
        raise ZeroDivisionError
    create_assessment(processes.here, LOCAL, authority="Northmoor", framework="ilacs-2026", title="A third")
    assert mark() == before, "what was undone changed nothing, now or with the next transaction"
    processes.keep(a_head(day=date(2025, 1, 1)), a_passage())
    assert mark() != before


def test_an_authority_that_gets_another_name_has_it_on_the_page_at_once(processes):
    processes.draft()
    save_authorities(processes.here, LOCAL, (replace(NORTHMOOR, name="Northmoor and Marsh"),))
    assert open_subject(processes.there, LOCAL, processes.assessment, FRONT_DOOR).authority.name == "Northmoor and Marsh"


def test_who_changes_the_library_keeps_nobody_waiting_until_the_end(ready_postgresql, tmp_path):
    store = toolbox(Settings(tmp_path, ready_postgresql)).store()
    with store.write() as work:
        work.authorities.save([NORTHMOOR, EASTVALE])
    with store.write() as first:
        first.decisions.add("northmoor", DECIDED)
        with store.write() as second:
            second.decisions.add("eastvale", DECIDED)
    with store.read() as work:
        assert work.decisions.of("northmoor") == work.decisions.of("eastvale") == (DECIDED,)
    store.close()


def test_only_so_much_is_remembered_and_what_was_asked_for_last_stays():
    memory, made = LatelyUsed(2), []

    def recall(key: str) -> str:
        return memory.recall(key, lambda: made.append(key) or key)

    for key in ("a", "b", "a", "c", "a", "b"):
        assert recall(key) == key
    assert made == ["a", "b", "c", "b"]
