"""The addresses of assessments."""

from selfassess.web.assessments.actions import action, add_action, change, new_action, take_off_action, taking_off_action
from selfassess.web.assessments.benchmark import benchmark, edit_benchmark
from selfassess.web.assessments.carrying import carry, carrying
from selfassess.web.assessments.comparators import comparators, compare_with
from selfassess.web.assessments.drafts import keep, throw_away
from selfassess.web.assessments.evidence import (
    add_evidence,
    attach,
    evidence_file,
    new_evidence,
    register,
    take_off_evidence,
    taking_off_evidence,
)
from selfassess.web.assessments.history import bring_back, history
from selfassess.web.assessments.judged import judged
from selfassess.web.assessments.overview import overview
from selfassess.web.assessments.packs import pack
from selfassess.web.assessments.saving import save
from selfassess.web.assessments.sentences import quote, sentences
from selfassess.web.assessments.starting import create, start
from selfassess.web.assessments.subject import subject
from selfassess.web.routes import Access, Area, Route

POST = ("POST",)
HERE = "/assessments/<assessment_id>/<subject_id>"

AREA = Area(
    "assessments",
    (
        Route("/assessments/new", start, needs=Access.PERSON),
        Route("/assessments/new", create, needs=Access.PERSON, methods=POST),
        Route("/assessments/<assessment_id>", overview, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/carry-forward", carrying, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/carry-forward", carry, needs=Access.PERSON, methods=POST),
        Route("/assessments/<assessment_id>/comparators", comparators, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/comparators/judged", judged, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/comparators", compare_with, needs=Access.PERSON, methods=POST),
        Route("/assessments/<assessment_id>/packs/<pack_id>.<form>", pack, needs=Access.PERSON),
        Route(HERE, subject, needs=Access.PERSON),
        Route(HERE, save, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/drafts", keep, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/drafts/throw-away", throw_away, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/history/<int:revision>", bring_back, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/benchmark", benchmark, needs=Access.PERSON),
        Route(f"{HERE}/benchmark", edit_benchmark, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/benchmark/sentences", sentences, needs=Access.PERSON),
        Route(f"{HERE}/benchmark/sentences", quote, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/history", history, needs=Access.PERSON),
        Route(f"{HERE}/evidence/new", new_evidence, needs=Access.PERSON),
        Route(f"{HERE}/evidence/new", add_evidence, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/evidence/register", register, needs=Access.PERSON),
        Route(f"{HERE}/evidence/register", attach, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/evidence/<evidence_id>/take-off", taking_off_evidence, needs=Access.PERSON),
        Route(f"{HERE}/evidence/<evidence_id>/take-off", take_off_evidence, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/actions/new", new_action, needs=Access.PERSON),
        Route(f"{HERE}/actions/new", add_action, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/actions/<action_id>", action, needs=Access.PERSON),
        Route(f"{HERE}/actions/<action_id>", change, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/actions/<action_id>/take-off", taking_off_action, needs=Access.PERSON),
        Route(f"{HERE}/actions/<action_id>/take-off", take_off_action, needs=Access.PERSON, methods=POST),
        Route("/evidence/<evidence_id>/file", evidence_file, needs=Access.PERSON),
    ),
)
