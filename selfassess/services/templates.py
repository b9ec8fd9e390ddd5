"""Templates of case reviews: built in a challenge, published, used; carried as framework files and as plain sheets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePath

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.case_form import CaseForm, case_form
from selfassess.domain.case_sheet import CaseSheet
from selfassess.domain.framework import Framework, FrameworkKind
from selfassess.domain.framework_kinds import Field
from selfassess.domain.framework_sheet import slug
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.sample import Wanted
from selfassess.domain.template import About, OwnTemplate, began, design, unused
from selfassess.domain.template_sheet import from_sheet, sheet_of
from selfassess.errors import BadInput, Conflict, NotFound, Unreadable
from selfassess.library.files import framework_of
from selfassess.library.framework_content import framework_content
from selfassess.library.writing import yaml_of
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.rights import challenge_for

KIND = "template"
STANDARD = "case-review-2026"
"""The template whose eight areas of practice one begins with."""
FORMS = ("yaml", "sheet", "docx", "xlsx")
"""As what a template goes out: its file, a plain sheet to change, and the blank form of a case."""
LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """A challenge with the template that it uses and the one that is being built, if there is one.

    `revision` is that of the draft. `missing` are questions of the standard template that the draft does not ask. `cases` are
    those that were reviewed by the template in use. `ready` are the templates that could be used instead.
    """

    challenge: PeerChallenge
    using: Framework
    draft: Framework | None
    revision: int
    missing: tuple[Field, ...]
    cases: int
    ready: tuple[Framework, ...]

    @property
    def form(self) -> CaseForm:
        """The form that the draft makes, or without one the template in use."""
        return case_form(self.draft or self.using)


def template_page(tools: Toolbox, who: Person, challenge_id: str) -> TemplatePage:
    """The template of a challenge and what is being built for it. Raises `NotFound`, `NotAllowed`."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        kept = store.templates.draft(challenge_id)
        cases = len(store.cases.of(challenge_id))
    draft = framework_of(kept.text, f"{kept.key}.yaml") if kept else None
    asked = {field.id for field in design(draft).fields} if draft else set()
    standard = tools.frameworks().framework(STANDARD)
    missing = tuple(field for field in design(standard).fields if field.id not in asked) if draft else ()
    ready = tuple(each for each in tools.frameworks().frameworks() if each.kind is FrameworkKind.CASE_REVIEW)
    using = tools.frameworks().framework(challenge.template)
    return TemplatePage(challenge, using, draft, kept.revision if kept else 0, missing, cases, ready)


def start_template(tools: Toolbox, who: Person, challenge_id: str, like: str, said: About) -> Framework:
    """Begin a template as another one stands: the next version where it is a template of this challenge under the same title.

    Raises `NotFound`, `NotAllowed`, and `BadInput` where one is being built already.
    """
    begin, shipped = tools.frameworks().framework(like), _names(tools)
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        before = store.templates.by_key(like)
        again = before is not None and before.challenge == challenge_id and before.title == said.title.strip()
        name = begin.id if again else _free_name(shipped, store, said.title)
        draft = began(begin, name, _next_version(store, name), said)
        return _begin(tools, store, who, challenge_id, draft)


def _names(tools: Toolbox) -> frozenset[str]:
    return frozenset(each.id for each in tools.frameworks().frameworks())


def _free_name(shipped: frozenset[str], store: UnitOfWork, title: str) -> str:
    return unused(slug(title)[:60], shipped | {key.rpartition("-")[0] for key in store.templates.taken()})


def _next_version(store: UnitOfWork, name: str) -> str:
    given = [key.rpartition("-")[2] for key in store.templates.taken() if key.rpartition("-")[0] == name]
    return str(max((int(number) for number in given if number.isdecimal()), default=0) + 1)


def _begin(tools: Toolbox, store: UnitOfWork, who: Person, challenge_id: str, draft: Framework) -> Framework:
    if store.templates.draft(challenge_id) is not None:
        raise BadInput("A template is being built in this challenge already. Publish it or throw it away first.")
    kept = OwnTemplate(tools.new_id(), challenge_id, draft.key, draft.title, _text(draft), 1, who.id)
    store.templates.add(kept)
    store.audit.add(tools.clock(), who.id, Deed.ADDED, Thing(KIND, draft.key, challenge_id), "")
    return draft


def change_template(
    tools: Toolbox, who: Person, challenge_id: str, revision: int | None, change: Callable[[Framework], Framework]
) -> Framework:
    """Change the draft that was read at a revision; None for a change that does not rest on what was read.

    Raises `NotFound` where nothing is being built, `NotAllowed`, `Conflict` where somebody else saved meanwhile, and `BadInput`.
    """
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        kept = _draft(store, challenge_id)
        if revision not in (None, kept.revision):
            raise Conflict(
                "Somebody else changed the template while you were writing. Open the page again and repeat your change.",
                yours={},
                theirs={},
            )
        changed = change(framework_of(kept.text, f"{kept.key}.yaml"))
        text = _text(changed)
        if text != kept.text:
            store.templates.save(replace(kept, title=changed.title, text=text, revision=kept.revision + 1, by=who.id))
            store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, kept.key, challenge_id), "")
    return changed


def discard_template(tools: Toolbox, who: Person, challenge_id: str) -> None:
    """Throw the draft away. Raises `NotFound` where nothing is being built, `NotAllowed`."""
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        kept = _draft(store, challenge_id)
        store.templates.remove(kept)
        store.audit.add(tools.clock(), who.id, Deed.REMOVED, Thing(KIND, kept.key, challenge_id), "")


def publish_template(tools: Toolbox, who: Person, challenge_id: str) -> OwnTemplate:
    """Freeze the draft: from now on it can be used here and in every other challenge, and never changes.

    A challenge without cases uses it at once; where cases were reviewed they keep the template that they were reviewed by.
    Raises `NotFound` where nothing is being built, `NotAllowed`.
    """
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        kept = _draft(store, challenge_id)
        template = framework_of(kept.text, f"{kept.key}.yaml")
        digest = sha256(kept.text.encode()).hexdigest()
        done = replace(kept, revision=kept.revision + 1, published=tools.clock(), digest=digest)
        store.templates.save(done)
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, kept.key, challenge_id), f"published {digest[:12]}")
        if not store.cases.of(challenge_id):
            _use(tools, store, who, challenge_id, template)
    return done


def use_template(tools: Toolbox, who: Person, challenge_id: str, key: str) -> PeerChallenge:
    """Review the cases of a challenge by another template.

    Raises `NotFound`, `NotAllowed`, and `BadInput` once there are cases: they keep the one that they were reviewed by.
    """
    template = tools.frameworks().framework(key)
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        cases = len(store.cases.of(challenge_id))
        if cases:
            raise BadInput(f"{cases} cases are reviewed by the template in use, and keep it. Another challenge can use this one.")
        return _use(tools, store, who, challenge_id, template)


def _use(tools: Toolbox, store: UnitOfWork, who: Person, challenge_id: str, template: Framework) -> PeerChallenge:
    challenge = store.peer_challenges.get(challenge_id)
    before = tools.frameworks().framework(challenge.template)
    sample = challenge.sample
    if sample.cohorts == _cohorts(before):
        sample = replace(sample, cohorts=_cohorts(template))
    saved = replace(challenge, template=template.key, sample=sample, revision=challenge.revision + 1)
    store.peer_challenges.save(saved)
    store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing("peer challenge", saved.id, saved.id), f"template {template.key}")
    return saved


def _cohorts(template: Framework) -> tuple[Wanted, ...]:
    return tuple(Wanted(cohort.id, cohort.title, cohort.count) for cohort in design(template).cohorts)


def import_template(tools: Toolbox, who: Person, challenge_id: str, name: str, content: bytes) -> Framework:
    """Take a framework file or a plain sheet as the draft; a sheet changes the draft, or begins as the template in use stands.

    All or nothing. Raises `NotFound`, `NotAllowed`, `Unreadable`, `BadTable` and `BadFramework` with every mistake, `BadInput`.
    """
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        kept = store.templates.draft(challenge_id)
    if len(content) > LARGEST:
        raise BadInput(f"{name} is larger than a template can be.")
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xlsx":
        sheet = tools.template_sheets().read(content, name)
        if kept is not None:
            return change_template(tools, who, challenge_id, kept.revision, lambda draft: from_sheet(draft, sheet))
        made = from_sheet(tools.frameworks().framework(challenge.template), sheet)
        title = " ".join(PurePath(name).stem.replace("_", " ").replace("-", " ").split()).capitalize() or made.title
        said = About(title, made.publisher)
    elif suffix in (".yaml", ".yml"):
        made = _of_file(name, content)
        said = About(made.title, made.publisher, made.wording)
    else:
        raise Unreadable(f"{name} is neither a framework file (.yaml) nor an Excel workbook (.xlsx).")
    shipped = _names(tools)
    with tools.store().write() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        key = _free_name(shipped, store, said.title)
        return _begin(tools, store, who, challenge_id, began(made, key, _next_version(store, key), said))


def _of_file(name: str, content: bytes) -> Framework:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name} is not a text file in UTF-8.") from error
    found = framework_of(text, name)
    design(found)
    return found


def template_file(tools: Toolbox, who: Person, challenge_id: str, form: str) -> tuple[str, bytes]:
    """The draft, or without one the template in use, as one of `FORMS`: the name of the file, and the file. Raises `NotFound`."""
    page = template_page(tools, who, challenge_id)
    template = page.draft or page.using
    if form == "yaml":
        return f"{template.key}.yaml", _text(template).encode()
    if form == "sheet":
        return f"{template.key}-sheet.xlsx", tools.template_sheets().write(sheet_of(template))
    if form not in FORMS:
        raise NotFound(f"A template does not go out as {form!r}. Choose one of: {', '.join(FORMS)}.")
    cohorts = tuple(cohort.title for cohort in design(template).cohorts)
    blank = CaseSheet(page.challenge.id, template.key)
    return f"{template.key}-form.{form}", tools.case_forms(form).write(page.form, blank, cohorts)


def _draft(store: UnitOfWork, challenge_id: str) -> OwnTemplate:
    kept = store.templates.draft(challenge_id)
    if kept is None:
        raise NotFound("No template is being built in this challenge. It may have been published or thrown away meanwhile.")
    return kept


def _text(template: Framework) -> str:
    """The framework file of a template. Raises `BadFramework` for one that could not be read back."""
    text = yaml_of(framework_content(template))
    framework_of(text, f"{template.key}.yaml")
    return text
