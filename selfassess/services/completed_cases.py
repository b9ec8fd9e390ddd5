"""The completed template of each case for the council: one file a case, together in one archive."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.case_form import case_form
from selfassess.domain.completed_case import completed_case
from selfassess.domain.people import Person
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.case_reviews import KIND
from selfassess.services.case_rollup import readable

FORMS = ("docx", "pdf")


def completed_cases(tools: Toolbox, who: Person, challenge_id: str, form: str) -> tuple[str, bytes]:
    """Every finished case as a document of its own, in a zip archive: the name for the archive, and the archive.

    For the team; for the council's organiser once the findings are shared. A reviewer's own notes, what was said in moderation
    and the time spent stay with the team; case numbers and the like are masked. Raises `NotFound`, `NotAllowed`, and `BadInput`
    for another format and where no case is finished.
    """
    if form not in FORMS:
        raise BadInput(f"Completed cases are not made as {form!r}. Choose {' or '.join(FORMS)}.")
    with tools.store().write() as store:
        challenge = readable(tools, store, who, challenge_id)
        council = f"{store.authorities.get(challenge.authority).name} Council"
        cases = [case for case in store.cases.of(challenge_id) if case.finished]
        if not cases:
            raise BadInput("No case review is finished yet, so there is nothing to hand over.")
        store.audit.add(tools.clock(), who.id, Deed.EXPORTED, Thing(KIND, challenge_id, challenge_id), f"completed cases.{form}")
    asked, today = case_form(tools.frameworks().framework(challenge.template)), tools.today()
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for case in cases:
            name = ZipInfo(f"case-{case.code.lower()}.{form}", (today.year, today.month, today.day, 0, 0, 0))
            document = completed_case(challenge, asked, case, council, today)
            archive.writestr(name, tools.exporter(form)(document), ZIP_DEFLATED)
    return f"{challenge.authority}-completed-cases-{today.isoformat()}.zip", made.getvalue()
