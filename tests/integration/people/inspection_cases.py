"""The services of the inspection room and of practice audits as the walk of all services calls them."""

from functools import partial

from selfassess.domain.area_profile import ProfileFigure
from selfassess.domain.inspection.records import Enquiry
from selfassess.domain.inspection.room import ItemStatus
from selfassess.domain.inspection.window import YearMark
from selfassess.domain.pack import INSPECTION
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Right
from selfassess.domain.young_people import YoungReading
from selfassess.services import (
    area_profile,
    audit_trends,
    embargo,
    inspection_records,
    inspections,
    other_packs,
    pack_checks,
    practice_audits,
    run_up,
    young_people,
)
from selfassess.services.indicators import GivenTable
from tests.integration.people.world import HOME

NEW = inspections.NewInspection(HOME, "short", "Another")
RESULT = embargo.NewResult({"leadership": "good"}, "Told at the end.", ())


def _of(service, right=Right.SEE):
    return (lambda world, who: service(world.tools, who, world.inspection.id), right)


def _change(world, who):
    held = run_up.run_up_of(world.tools, LOCAL, world.inspection.id).inspection
    return inspections.change_inspection(world.tools, who, held)


def _keep(world, who):
    return inspection_records.keep_record(world.tools, who, Enquiry("", world.inspection.id, "Is it safe?"))


def _out(world, who):
    taken = {"kind": Enquiry, "record": world.inspection.enquiry, "out": True}
    return inspection_records.take_out_record(world.tools, who, world.inspection.id, **taken)


def _find(world, who):
    return inspection_records.find_record(world.tools, who, world.inspection.id, Enquiry, world.inspection.enquiry)


def _status(world, who):
    ready = {"inspection": world.inspection.id, "item": world.inspection.item, "status": ItemStatus.READY}
    return run_up.set_item_status(world.tools, who, **ready)


def _file(world, who):
    of = {"inspection": world.inspection.id, "item": world.inspection.item}
    return run_up.add_item_file(world.tools, who, **of, file=("new.txt", b"New."))


def _open(world, who):
    of = {"inspection": world.inspection.id, "item": world.inspection.item}
    return run_up.open_item_file(world.tools, who, **of, digest=world.inspection.file)


def _lift(world, who):
    if who.may(Right.SIGN, HOME, today=world.tools.today()):
        embargo.keep_result(world.tools, who, world.inspection.id, RESULT)
    return embargo.lift_embargo(world.tools, who, world.inspection.id)


AUDIT = practice_audits.GivenAudit(
    GivenTable(HOME, "audits.csv", b"record,line,grade,date\nIC1,leadership.workforce,good,2026-06-01\n"), "June"
)


def _of_audits(service, *said, right):
    return (lambda world, who: service(world.tools, who, world.holds.assessment, *said), right)


def _audit_out(world, who):
    practice_audits.import_audit(world.tools, LOCAL, world.holds.assessment, AUDIT)
    return practice_audits.take_out_exercise(world.tools, who, world.holds.assessment, "June")


def _profile(world, who):
    held = area_profile.profile_of(world.tools, LOCAL, world.holds.assessment).entry("dcs").figure
    return area_profile.keep_figure(world.tools, who, world.holds.assessment, ProfileFigure("dcs", "New", revision=held.revision))


def _young_reading(world, who):
    of = world.holds.assessment
    held = young_people.young_people_of(world.tools, LOCAL, of).summary
    if not held.written:
        young_people.save_young_people(
            world.tools, LOCAL, assessment=of, revision=held.revision, texts={"whole": {"good": "We listen."}}
        )
    read = YoungReading("Children in care council", 6, world.tools.today())
    return young_people.add_young_reading(world.tools, who, assessment=of, reading=read)


def _index(service, tools, who, inspection, **more):
    return service(tools, who, pack_id="inspection-room-index", subject=inspection, **more)


INSPECTION_CASES = {
    "area_profile.profile_of": _of_audits(area_profile.profile_of, right=Right.SEE),
    "area_profile.profile_history": _of_audits(area_profile.profile_history, "dcs", right=Right.SEE),
    "area_profile.keep_figure": (_profile, frozenset({Right.START})),
    "audit_trends.audit_trend": (
        lambda world, who: audit_trends.audit_trend(world.tools, who, world.holds.assessment, world.holds.line),
        Right.SEE,
    ),
    "practice_audits.audits_of": _of_audits(practice_audits.audits_of, right=Right.SEE),
    "practice_audits.preview_audit": _of_audits(practice_audits.preview_audit, AUDIT, right=Right.REGISTER),
    "practice_audits.import_audit": _of_audits(practice_audits.import_audit, AUDIT, right=Right.REGISTER),
    "practice_audits.take_out_exercise": (_audit_out, Right.REGISTER),
    "inspections.room_of": (lambda world, who: inspections.room_of(world.tools, who, HOME), Right.SEE),
    "inspections.start_inspection": (lambda world, who: inspections.start_inspection(world.tools, who, NEW), Right.REGISTER),
    "inspections.change_inspection": (_change, Right.REGISTER),
    "inspections.mark_year": (
        lambda world, who: inspections.mark_year(world.tools, who, HOME, YearMark("annual-engagement")),
        Right.REGISTER,
    ),
    "run_up.run_up_of": _of(run_up.run_up_of),
    "run_up.run_up_calendar": _of(run_up.run_up_calendar, Right.EXPORT),
    "run_up.set_item_status": (_status, Right.REGISTER),
    "run_up.add_item_file": (_file, Right.REGISTER),
    "run_up.open_item_file": (_open, Right.SEE),
    "inspection_records.written_in": _of(inspection_records.written_in),
    "inspection_records.find_record": (_find, Right.SEE),
    "inspection_records.keep_record": (_keep, Right.REGISTER),
    "inspection_records.take_out_record": (_out, Right.REGISTER),
    "other_packs.ready_other": _of(partial(_index, other_packs.ready_other, form="docx"), Right.EXPORT),
    "other_packs.offered": (
        lambda world, who: other_packs.offered(world.tools, who, INSPECTION, world.inspection.id),
        Right.EXPORT,
    ),
    "other_packs.make_other": _of(partial(_index, other_packs.make_other, form="docx"), Right.EXPORT),
    "pack_checks.check_others": _of(
        lambda tools, who, inspection: pack_checks.check_others(tools, who, "inspection", inspection), Right.EXPORT
    ),
    "young_people.young_people_of": _of_audits(young_people.young_people_of, right=Right.SEE),
    "young_people.save_young_people": (
        lambda world, who: young_people.save_young_people(
            world.tools,
            who,
            assessment=world.holds.assessment,
            revision=young_people.young_people_of(world.tools, LOCAL, world.holds.assessment).summary.revision,
            texts={"whole": {"good": "We listen."}},
        ),
        Right.START,
    ),
    "young_people.add_young_reading": (_young_reading, Right.START),
    "embargo.embargo_of": _of(embargo.embargo_of),
    "embargo.keep_result": (
        lambda world, who: embargo.keep_result(world.tools, who, world.inspection.id, RESULT),
        Right.SIGN,
    ),
    "embargo.lift_embargo": (_lift, Right.SIGN),
}
INSPECTION_PREPARED = {
    "practice_audits.take_out_exercise": {"practice_audit_grades"},
    "young_people.add_young_reading": {"young_summaries"},
}
INSPECTION_OPEN = {
    "inspections.inspection_for": "the check itself",
    "preparing.to_prepare": "lists what one owns where one may see it: tried with the pages",
}
