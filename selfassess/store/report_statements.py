"""The questions about reports that every draft asks, each built once: to build one takes longer than a database to answer it.

They are about tables, not mapped classes, and answer with plain rows, which are made in half the time of mapped ones.
"""

from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select

from selfassess.domain.report import PassageKind, Visibility
from selfassess.store.models.report import (
    PassageLineRow,
    PassageRow,
    RecommendationLineRow,
    RecommendationRow,
    ReportJudgementRow,
    ReportRow,
)

ELSEWHERE_LIMIT = 30

_report = ReportRow.__table__.c
_passage = PassageRow.__table__.c
_speaks = PassageLineRow.__table__.c
_asked = RecommendationRow.__table__.c
_asks = RecommendationLineRow.__table__.c
_judged = ReportJudgementRow.__table__.c

HEAD: tuple[Any, ...] = (
    _report.id,
    _report.kind,
    _report.framework,
    _report.authority_id,
    _report.authority_name,
    _report.visit_start,
    _report.visit_end,
    _report.published,
    _report.dated,
    _report.licence,
    _report.visibility,
    _report.source,
)
"""The columns of a report's head."""

HEADS = select(*HEAD).where(_report.id.in_(bindparam("ids", expanding=True)))
"""The heads of the reports of these `ids`."""

JUDGEMENTS = select(_judged.report_id, _judged.area, _judged.grade, _judged.printed).where(
    _judged.report_id.in_(bindparam("ids", expanding=True))
)
"""The judgements that the reports of these `ids` print."""

_LINES: BindParameter[Any] = bindparam("lines", expanding=True)
_AREAS: BindParameter[Any] = bindparam("areas", expanding=True)
_AMONG: BindParameter[Any] = bindparam("among", expanding=True)
_OPENLY = (_report.visibility == Visibility.PUBLISHED.value, _report.copy_of.is_(None))

PASSAGES_ABOUT = (
    select(*_passage)
    .join(ReportRow.__table__, _report.id == _passage.report_id)
    .where(
        _report.authority_id == bindparam("authority"),
        select(_speaks.line)
        .where(
            _speaks.report_id == _passage.report_id,
            _speaks.ordinal == _passage.ordinal,
            _speaks.line.in_(_LINES),
            _speaks.authority_id == bindparam("authority"),
        )
        .exists(),
    )
    .order_by(_report.day.desc(), _report.id, _passage.ordinal)
)
"""The passages of the `authority` on any of these `lines`, newest report first, then in the report's order."""

RECOMMENDATIONS_ABOUT = (
    select(*_asked)
    .join(ReportRow.__table__, _report.id == _asked.report_id)
    .where(
        _report.authority_id == bindparam("authority"),
        select(_asks.line)
        .where(_asks.report_id == _asked.report_id, _asks.ordinal == _asked.ordinal, _asks.line.in_(_LINES))
        .exists(),
    )
    .order_by(_report.day.desc(), _report.id, _asked.ordinal)
)
"""What reports asked of the `authority` on any of these `lines`, newest report first."""


def _newest_judged(*among: Any) -> Select[Any]:
    newest_first = (_report.day.is_(None), _report.day.desc(), _report.id)
    place = func.row_number().over(partition_by=_report.authority_id, order_by=newest_first)
    judged = (
        select(_report.id, place.label("place"))
        .join(ReportJudgementRow.__table__, _judged.report_id == _report.id)
        .where(*among, *_OPENLY, _judged.area.in_(_AREAS))
        .subquery()
    )
    return select(judged.c.id).where(judged.c.place == 1)


NEWEST_JUDGED = _newest_judged(_report.authority_id.is_not(None))
"""The ids of the newest published report of each authority that judges one of these `areas`."""
NEWEST_JUDGED_AMONG = _newest_judged(_report.authority_id.in_(_AMONG))
"""The same of the authorities `among` these alone."""

ELSEWHERE = (
    select(*_passage)
    .join(PassageLineRow.__table__, (_speaks.report_id == _passage.report_id) & (_speaks.ordinal == _passage.ordinal))
    .join(ReportRow.__table__, _report.id == _passage.report_id)
    .join(ReportJudgementRow.__table__, _judged.report_id == _report.id)
    .where(
        _speaks.line.in_(_LINES),
        _speaks.rank == 1,
        _speaks.polarity == bindparam("polarity"),
        _speaks.kind == PassageKind.FINDING.value,
        _speaks.authority_id != bindparam("apart_from"),
        *_OPENLY,
        _judged.area.in_(_AREAS),
        _judged.grade.in_(bindparam("grades", expanding=True)),
        _passage.fragment.is_(False),
    )
    .order_by(_speaks.day.desc(), _passage.report_id, _passage.ordinal)
    .limit(ELSEWHERE_LIMIT)
)
"""Published passages of authorities `apart_from` one, on any of these `lines` first, of a `polarity`, from reports that judged
one of these `areas` by one of these `grades`; newest first, `ELSEWHERE_LIMIT` at most."""
ELSEWHERE_AMONG = ELSEWHERE.where(_speaks.authority_id.in_(_AMONG))
"""The same of the authorities `among` these alone."""
