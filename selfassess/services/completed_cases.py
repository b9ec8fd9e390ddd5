"""The completed template of each case for the council: one file a case, together in one archive."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.completed_case import completed_case
from selfassess.domain.feedback import council_of
from selfassess.domain.people import Person
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.case_reviews import KIND
from selfassess.services.challenge_packs import COMPLETED, finished_cases
from selfassess.services.packs import named
from selfassess.services.peer_challenges import find_challenge

FORMS = ("docx", "pdf")


def completed_cases(tools: Toolbox, who: Person, challenge_id: str, form: str) -> tuple[str, bytes]:
    """Every finished case as a document of its own, in a zip archive: the name for the archive, and the archive.

    For the team; for the council's organiser once the findings are shared. A reviewer's own notes, what was said in moderation
    and the time spent stay with the team; case numbers and the like are masked. Raises `NotFound`, `NotAllowed`, and `BadInput`
    for another format and where no case is finished.
    """
    if form not in FORMS:
        raise BadInput(f"Completed cases are not made as {form!r}. Choose {' or '.join(FORMS)}.")
    found, pack, today = find_challenge(tools, who, challenge_id), tools.packs().pack(COMPLETED), tools.today()
    cases, council = finished_cases(tools, who, found), council_of(found.authority)
    with tools.store().write() as store:
        store.audit.add(tools.clock(), who.id, Deed.EXPORTED, Thing(KIND, challenge_id, challenge_id), f"{COMPLETED}.{form}")
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for case in cases:
            name = ZipInfo(
                named((f"case-{case.code}", pack.marking.lower()), form), (today.year, today.month, today.day, 0, 0, 0)
            )
            document = completed_case(found.challenge, found.form, case, council, pack, today)
            archive.writestr(name, tools.exporter(form)(document), ZIP_DEFLATED)
    return named((found.challenge.authority, COMPLETED, today.isoformat(), pack.marking.lower()), "zip"), made.getvalue()
