"""Many people at once, and programs that are killed: nothing that was acknowledged is lost."""

import os
import random
import signal
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import fields, replace
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier

import pytest

from selfassess.domain.assessment import Response
from selfassess.domain.comparators import Authority
from selfassess.domain.people import Person
from selfassess.errors import Conflict
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.saving import Answers, Settled, answers_of, save_answers
from selfassess.settings import Settings
from selfassess.wiring import toolbox

EDITOR = Person("editor", "An editor")
LINES = tuple(f"help-protection.line-{number}" for number in range(10))
PROCESSES, THREADS, SAVES = 4, 5, 25
TEXTS = ("strengths", "improvements", "impact", "how", "plans")
KILLS = 50


@pytest.fixture
def assessment(ready_url, tmp_path):
    tools = toolbox(Settings(tmp_path, ready_url))
    save_authorities(tools, [Authority("northmoor", "Northmoor")])
    made = create_assessment(tools, EDITOR, authority="northmoor", framework="ilacs-2026", title="Ours")
    tools.store().close()
    return made.id


def test_twenty_people_saving_five_hundred_times_lose_no_text(assessment, ready_url, tmp_path):
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        teams = [pool.submit(team_saves, str(tmp_path), ready_url, assessment, team) for team in range(PROCESSES)]
        acknowledged = {text for team in teams for text in team.result()}
    assert len(acknowledged) == PROCESSES * THREADS * SAVES == 500
    assert acknowledged <= every_text(ready_url, tmp_path, assessment)


def team_saves(folder, url, assessment, team):
    """What the people of one process wrote; every text is one that was acknowledged."""
    tools = toolbox(Settings(Path(folder), url))
    with ThreadPoolExecutor(THREADS) as pool:
        people = [pool.submit(person_saves, tools, assessment, f"{team}-{number}") for number in range(THREADS)]
        written = [text for person in people for text in person.result()]
    tools.store().close()
    return written


def person_saves(tools, assessment, name):
    chance = random.Random(name)
    return [
        write(tools, assessment, chance.choice(LINES), chance.choice(TEXTS), f"{name} wrote {number}") for number in range(SAVES)
    ]


def write(tools, assessment, line, field, text):
    """Type a text into a field, and keep it where somebody else was faster."""
    with tools.store().read() as store:
        opened = store.assessments.response(assessment, line)
    answers = replace(answers_of(opened), **{field: text})
    settled = None
    while True:
        try:
            save_answers(
                tools,
                EDITOR,
                assessment=assessment,
                subject=line,
                revision=opened.revision,
                answers=answers,
                settled=settled,
            )
        except Conflict:
            with tools.store().read() as store:
                settled = Settled(store.assessments.response(assessment, line).revision, frozenset({field}))
        else:
            return text


def every_text(url, folder, assessment):
    """Every text that stands in any revision of any line."""
    tools = toolbox(Settings(folder, url))
    with tools.store().read() as store:
        revisions = [past for line in LINES for past in store.assessments.history(assessment, line)]
        for line in LINES:
            past = store.assessments.history(assessment, line)
            assert [one.revision for one in past] == list(range(len(past), 0, -1))
            assert not past or store.assessments.response(assessment, line) == past[0]
    tools.store().close()
    return {getattr(answers_of(past), field.name) for past in revisions for field in fields(Answers)}


def test_people_who_begin_the_same_line_at_once_all_get_through(assessment, ready_url, tmp_path):
    tools, start = toolbox(Settings(tmp_path, ready_url)), Barrier(len(TEXTS))

    def begin(line, field):
        start.wait()
        answers = replace(answers_of(Response(assessment, line)), **{field: f"{field} of {line}"})
        save_answers(tools, EDITOR, assessment=assessment, subject=line, revision=0, answers=answers)

    with ThreadPoolExecutor(len(TEXTS)) as pool:
        for line in LINES:
            list(pool.map(begin, [line] * len(TEXTS), TEXTS))
    with tools.store().read() as store:
        for line in LINES:
            response = store.assessments.response(assessment, line)
            assert response.revision == len(TEXTS)
            assert {getattr(answers_of(response), field) for field in TEXTS} == {f"{field} of {line}" for field in TEXTS}
    tools.store().close()


def test_a_program_killed_while_saving_loses_nothing_that_it_acknowledged(assessment, ready_url, tmp_path):
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.integration.test_many_people", "selfassess.store.session"])
    chance = random.Random(2026)
    acknowledged = set()
    for round_ in range(KILLS):
        reading, writing = context.Pipe(duplex=False)
        victim = context.Process(target=save_until_killed, args=(str(tmp_path), ready_url, assessment, round_, writing))
        victim.start()
        writing.close()
        assert reading.recv() == "ready"
        victim.join(timeout=chance.uniform(0, 0.06))
        os.kill(victim.pid, signal.SIGKILL)
        victim.join()
        acknowledged |= set(told(reading))
    assert len(acknowledged) > KILLS
    assert acknowledged <= every_text(ready_url, tmp_path, assessment)


def save_until_killed(folder, url, assessment, round_, writing):
    tools = toolbox(Settings(Path(folder), url))
    tools.store()
    writing.send("ready")
    chance, number = random.Random(round_), 0
    while True:
        text = f"round {round_} text {number}"
        write(tools, assessment, chance.choice(LINES), chance.choice(TEXTS), text)
        writing.send(text)
        number += 1


def told(reading):
    """What a killed process still said; its last word may be cut short."""
    try:
        while reading.poll():
            yield reading.recv()
    except (EOFError, OSError):
        return
