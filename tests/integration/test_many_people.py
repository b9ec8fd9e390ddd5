"""Many people at once, and programs that are killed: nothing that was acknowledged is lost."""

import os
import random
import re
import signal
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import fields, replace
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier

import pytest

from selfassess.domain.assessment import Response
from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.errors import Conflict
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.drafts import own_drafts
from selfassess.services.saving import Answers, Settled, answers_of, save_answers
from selfassess.settings import Settings
from selfassess.web.access import DoorKey
from selfassess.web.app import create_app
from selfassess.wiring import toolbox

EDITOR = Person("editor", "An editor", (Grant(Role.EDITOR, "northmoor"),))
LINES = (
    "help-protection.front-door",
    "help-protection.early-help",
    "help-protection.assessment",
    "help-protection.strategy-enquiries",
    "help-protection.planning-review",
    "help-protection.pre-proceedings",
    "help-protection.family-risks",
    "leadership.workforce",
    "leadership.partnerships",
    "leadership.supervision-oversight",
)
PROCESSES, THREADS, SAVES = 4, 5, 25
TEXTS = ("strengths", "improvements", "impact", "how", "plans")
KILLS = 50
PATIENCE = 20


@pytest.fixture
def assessment(ready_url, tmp_path):
    tools = toolbox(Settings(tmp_path, ready_url))
    save_authorities(tools, LOCAL, [Authority("northmoor", "Northmoor")])
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


def test_pages_killed_while_somebody_types_and_saves_lose_nothing_that_was_acknowledged(assessment, ready_url, tmp_path):
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    nursery = context.Process(target=raise_victims, args=(str(tmp_path), ready_url, assessment, theirs))
    nursery.start()
    theirs.close()
    chance, saved, typed = random.Random(2026), set(), set()
    for round_ in range(KILLS):
        told = tmp_path / f"told-{round_}.txt"
        told.touch()
        ours.send((round_, str(told)))
        victim = ours.recv()
        until, reached = time.monotonic() + PATIENCE, chance.randint(1, 6)
        while told.read_bytes().count(b"\n") < reached and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.04))
        os.kill(victim, signal.SIGKILL)
        ours.send(None)
        assert ours.recv() == "buried"
        # What was not written down to its end was not acknowledged.
        said = [line.partition(" ") for line in told.read_text(encoding="utf-8").split("\n")[:-1]]
        saved |= {text for kind, _, text in said if kind == "saved"}
        last = {text for kind, _, text in said[-1:] if kind == "typed"}
        if last:  # It is there as a draft, or went into a save that was not acknowledged any more.
            assert last <= drafts(ready_url, tmp_path, assessment) | every_text(ready_url, tmp_path, assessment)
        typed |= last
    ours.close()
    nursery.join()
    assert len(saved) > KILLS // 5
    assert typed
    assert saved <= every_text(ready_url, tmp_path, assessment)


def raise_victims(folder, url, assessment, orders):
    """Make the pages ready once, and give a copy of this process to each round: starting anew takes longer than being killed."""
    tools, key = toolbox(Settings(Path(folder), url)), DoorKey()
    browser = create_app(tools, key=key).test_client()
    browser.get(f"/?key={key.value}")
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/reports/import").text)[1]
    type_and_save(tools, browser, f"/assessments/{assessment}/{LINES[0]}", token, "strengths", "warm", lambda said: None)
    tools.store().close()
    try:
        while True:
            round_, told = orders.recv()
            victim = os.fork()
            if not victim:
                work_until_killed(tools, browser, assessment, token, random.Random(round_), told)
            orders.send(victim)
            orders.recv()
            os.waitpid(victim, 0)
            orders.send("buried")
    except EOFError:
        tools.store().close()


def work_until_killed(tools, browser, assessment, token, chance, told):
    """Type and save on pages, as a browser does, and write down each text that was answered for."""
    answers = os.open(told, os.O_WRONLY | os.O_APPEND)
    for number in count():
        text = f"{Path(told).stem} text {number}"
        here = f"/assessments/{assessment}/{chance.choice(LINES)}"
        type_and_save(
            tools, browser, here, token, chance.choice(TEXTS), text, lambda said: os.write(answers, f"{said}\n".encode())
        )


def type_and_save(tools, browser, here, token, field, text, tell):
    """Keep a draft of a text, then save it on top of what stands there."""
    with tools.store().read() as store:
        revision = store.assessments.response(*here.rsplit("/", 2)[1:]).revision
    sent = {"csrf_token": token, "revision": str(revision)}
    if browser.post(f"{here}/drafts", data=sent | {"field": field, "text": text}).status_code == 200:
        tell(f"typed {text}")
    if browser.post(here, data=sent | {field: text}).status_code == 302:
        tell(f"saved {text}")


def drafts(url, folder, assessment):
    """What was typed and not saved, on any line."""
    tools = toolbox(Settings(folder, url))
    found = {draft.text for line in LINES for draft in own_drafts(tools, LOCAL, assessment=assessment, subject=line)}
    tools.store().close()
    return found
