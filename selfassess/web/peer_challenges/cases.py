"""The cases of a challenge, and the form by which one is reviewed, an area of practice at a time."""

from collections.abc import Mapping, Sequence

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form

from selfassess.domain.case_form import FormPart, Side
from selfassess.domain.cases import lines_of
from selfassess.domain.conversations import TALK_LABELS, WITH_LABELS
from selfassess.domain.held_back import WRITTEN
from selfassess.domain.typed import CaseDraft, opened_at
from selfassess.domain.wording import counted
from selfassess.errors import BadInput, Conflict, HeldBack
from selfassess.ports import Toolbox
from selfassess.services.case_drafts import drop_case_drafts, keep_case_draft, own_case_drafts
from selfassess.services.case_reviews import (
    CaseList,
    CasePage,
    NewCase,
    Typed,
    add_case,
    allocate_case,
    case_history,
    cases_of,
    open_case,
    save_case,
)
from selfassess.web.assessments.places import Step
from selfassess.web.filters import clock
from selfassess.web.forms.cases import WHY, CaseForm, PartForm, case_form_of, part_form, reason_form, shown_values
from selfassess.web.forms.govuk import error_list
from selfassess.web.peer_challenges.around import around, here
from selfassess.web.peer_challenges.sure import SURE, sure_of_case
from selfassess.web.visitor import person

NEXT, CONCERN, DONE, REOPEN = "next", "concern", "done", "reopen"
SIDE_WORDS = {Side.STRENGTHS.value: "strength", Side.CONSIDERATIONS.value: "consideration"}
DRAFTED, BACK = "drafted", "back"


def cases(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The cases, and how far the sample is reached."""
    found = cases_of(tools, person(), challenge_id)
    return _listed(tools, found, case_form_of(found.challenge.sample.cohorts)())


def add(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Open a case under a local code."""
    found = cases_of(tools, person(), challenge_id)
    form = case_form_of(found.challenge.sample.cohorts)(request.form)
    try:
        if not form.validate():
            return _listed(tools, found, form)
        made = add_case(tools, person(), challenge_id, _new(form))
    except BadInput as error:
        form.code.errors = [str(error)]
        return _listed(tools, found, form)
    flash(f"Case {made.code} added")
    return redirect(here("case", challenge_id, code=made.code))


def _new(form: CaseForm, code: str | None = None) -> NewCase:
    return NewCase(
        code or form.code.data or "", form.cohort.data or "", form.reviewer.data or "", form.second_reviewer.data or ""
    )


def _listed(tools: Toolbox, found: CaseList, form: CaseForm) -> str:
    values = around(tools, found.challenge.id) | {"found": found, "form": form, "errors": error_list(form)}
    written = {case.code: sum(1 for _ in case.statements(found.form)) for case in found.cases}
    titles = {cohort.id: cohort.title for cohort in found.challenge.sample.cohorts}
    return render_template("peer_challenges/cases.html", **values, written=written, titles=titles)


def case(tools: Toolbox, challenge_id: str, code: str) -> ResponseReturnValue:
    """One case: its parts, its reviewers and what became of it."""
    page = open_case(tools, person(), challenge_id, code)
    data = {name: getattr(page.case, name) for name in ("code", "cohort", "reviewer", "second_reviewer")}
    return _case(tools, page, case_form_of(page.challenge.sample.cohorts)(data=data))


def allocate(tools: Toolbox, challenge_id: str, code: str) -> ResponseReturnValue:
    """Give the case to other reviewers, or another cohort."""
    page = open_case(tools, person(), challenge_id, code)
    form = case_form_of(page.challenge.sample.cohorts)(request.form)
    if not form.validate():
        return _case(tools, page, form)
    allocate_case(tools, person(), challenge_id, code, _new(form, code))
    flash(f"Case {code} changed")
    return redirect(here("case", challenge_id, code=code))


def _case(tools: Toolbox, page: CasePage, form: CaseForm) -> str:
    step = Step("Cases", here("cases", page.challenge.id))
    values = around(tools, page.challenge.id, step) | {"page": page, "form": form, "errors": error_list(form)}
    values |= {"withs": WITH_LABELS, "talks": TALK_LABELS}
    said = {part.id: _said(part, page.case.values) for part in page.form.parts}
    values |= {"slot_titles": {slot.id: f"{part.title}: {slot.title.lower()}" for part in page.form.parts for slot in part.slots}}
    saves = case_history(tools, person(), page.challenge.id, page.case.code)
    return render_template("peer_challenges/case.html", **values, said=said, saves=saves)


def _said(part: FormPart, values: Mapping[str, str]) -> str:
    """What a part holds, in a few words; nothing where nothing was written."""
    if part.line is None:
        filled = sum(bool(values.get(slot.id)) for slot in part.slots)
        return f"{filled} of {len(part.slots)} answered" if filled else ""
    sides = [slot for slot in part.slots if slot.kind == "statements"]
    counts = ((len(lines_of(values.get(slot.id, ""))), SIDE_WORDS.get(slot.id.rpartition(".")[2], "statement")) for slot in sides)
    return ", ".join(counted(number, word) for number, word in counts if number)


def part(tools: Toolbox, challenge_id: str, code: str, part_id: str) -> ResponseReturnValue:
    """One page of the form."""
    page = open_case(tools, person(), challenge_id, code)
    found = page.form.part(part_id)
    drafts = _drafts(tools, page, found) if request.args.get("draft") == BACK else ()
    held = {**page.case.values, **{draft.field: draft.text for draft in drafts}}
    data = shown_values(found, held) | {"revision": opened_at(drafts) if drafts else page.case.revision}
    return _part(tools, page, found, part_form(found)(data=data), drafted=tuple(draft.field for draft in drafts))


def _drafts(tools: Toolbox, page: CasePage, found: FormPart) -> tuple[CaseDraft, ...]:
    """What the person typed on this page and did not save."""
    slots = {slot.id for slot in found.slots}
    return tuple(each for each in own_case_drafts(tools, person(), page.challenge.id, page.case.code) if each.field in slots)


def keep_typing(tools: Toolbox, challenge_id: str, code: str) -> ResponseReturnValue:
    """Keep what stands in one field; the answer says when, or why it is not kept."""
    said = {name: request.form.get(name, "") for name in ("field", "text")}
    text = said["text"].replace("\r\n", "\n")
    revision = request.form.get("revision", 0, type=int)
    kept = keep_case_draft(tools, person(), challenge_id, code, field=said["field"], text=text, revision=revision)
    return {"kept": clock(kept.draft.at) if kept.draft else "", "look_again": kept.look_again}


def throw_typing_away(tools: Toolbox, challenge_id: str, code: str, part_id: str) -> ResponseReturnValue:
    """Forget what was typed on a page and not saved."""
    part = open_case(tools, person(), challenge_id, code).form.part(part_id)
    drop_case_drafts(tools, person(), challenge_id, code, part)
    flash("What was not saved is thrown away")
    return redirect(here("part", challenge_id, code=code, part_id=part_id))


def save_part(tools: Toolbox, challenge_id: str, code: str, part_id: str) -> ResponseReturnValue:
    """Keep one page of the form, then do what its button said; what two people wrote is put before this one."""
    page = open_case(tools, person(), challenge_id, code)
    found = page.form.part(part_id)
    form = part_form(found)(request.form)
    if not form.validate():
        return _part(tools, page, found, form)
    reasons = {slot.id: said for slot in found.slots if (said := request.form.get(f"{WHY}{slot.id}", ""))}
    typed = Typed(form.revision.data or 0, form.values(), drafted=tuple(request.form.getlist(DRAFTED)), reasons=reasons)
    try:
        save_case(tools, person(), challenge_id, code, typed)
    except HeldBack as held:
        for name, told in held.places.items():
            form[name].errors = [told]
        return _part(tools, page, found, form)
    except Conflict as conflict:
        return _both(tools, page, found, form, conflict)
    after = page.form.around(part_id)[1]
    if request.form.get("then") == NEXT and after is not None:
        return redirect(here("part", challenge_id, code=code, part_id=after.id))
    flash("Saved")
    if request.form.get("then") == CONCERN:
        return redirect(here("raising", challenge_id, code=code, **{"from": part_id}))
    return redirect(here("case", challenge_id, code=code))


def _both(tools: Toolbox, page: CasePage, found: FormPart, form: PartForm, conflict: Conflict) -> ResponseReturnValue:
    """The page again: the person's words in the form, somebody else's beside them. Saving now is a decision between both."""
    form.revision.data = page.case.revision
    titles = {slot.id: slot.title for slot in found.slots}
    theirs = [(titles[name], text) for name, text in conflict.theirs.items()]
    return _part(tools, page, found, form, theirs), 409


def _part(  # noqa: PLR0917 - a page, its form, and what stands beside it
    tools: Toolbox,
    page: CasePage,
    found: FormPart,
    form: PartForm,
    theirs: Sequence[tuple[str, str]] = (),
    drafted: Sequence[str] = (),
) -> str:
    key, code = page.challenge.id, page.case.code
    steps = (Step("Cases", here("cases", key)), Step(f"Case {code}", here("case", key, code=code)))
    before, after = page.form.around(found.id)
    values = around(tools, key, *steps) | {"page": page, "part": found, "form": form, "before": before, "after": after}
    going_on = drafted or request.form.getlist(DRAFTED)
    values |= {"drafted": going_on, "waiting": () if going_on else _drafts(tools, page, found)}
    values |= {"reasons": _reasons(page, found, form)}
    numbered = [each.id for each in page.form.parts].index(found.id) + 1
    return render_template("peer_challenges/part.html", **values, number=numbered, errors=error_list(form), theirs=theirs)


def _reasons(page: CasePage, found: FormPart, form: PartForm) -> Form:
    """The fields for reasons: of what is held back now, and of what was explained before."""
    kept = {slot.id: request.form.get(f"{WHY}{slot.id}", page.case.reasons.get(slot.id, "")) for slot in found.slots}
    asked = [slot for slot in found.slots if slot.kind in WRITTEN and (kept[slot.id] or form[slot.id].errors)]
    return reason_form(asked)(data={f"{WHY}{slot.id}": kept[slot.id] for slot in asked})


def finish(tools: Toolbox, challenge_id: str, code: str) -> ResponseReturnValue:
    """Say that a case is finished, or open it again."""
    page = open_case(tools, person(), challenge_id, code)
    current, done = page.case, request.form.get("then") == DONE
    if done and SURE not in request.form:
        return sure_of_case(
            tools, page, [part.title for part in page.form.parts if part.line and not _said(part, current.values)]
        )
    save_case(tools, person(), challenge_id, code, Typed(current.revision, {}, finished=done))
    flash(f"Case {code} is finished. You can open it again on this page" if done else f"Case {code} is open again")
    return redirect(here("case", challenge_id, code=code))
