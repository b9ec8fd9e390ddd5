"""How many of the passages that were found have which value of each field."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from selfassess.domain.search import Field
from selfassess.store.models.authority import AuthorityRow
from selfassess.store.models.report import ReportRow
from selfassess.store.models.search import SearchLabelsRow, SearchReportRow

FEW = 300
"""Up to so many reports are asked for by number; where there are more, all of them are read at once."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many passages and reports were found, and for each field how many passages have which value, most frequent first.

    `names` are those of the authorities, by id.
    """

    total: int
    reports: int
    fields: Mapping[Field, tuple[tuple[str, int], ...]]
    names: Mapping[str, str]


class Counting:
    """Counts by number of report and of labels first, and looks up what those stand for once for each."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, found: Iterable[tuple[int, int, int]]) -> Counted:
        """The counts for these numbers of report, labels and passages."""
        by_report: Counter[int] = Counter()
        by_labels: Counter[int] = Counter()
        for report, labels, passages in found:
            by_report[report] += passages
            by_labels[labels] += passages
        fields: dict[Field, Counter[str]] = {field: Counter() for field in Field}
        names = self._add_reports(by_report, fields)
        self._add_labels(by_labels, fields)
        ordered = {field: _ordered(counted) for field, counted in fields.items()}
        return Counted(by_report.total(), len(by_report), ordered, names)

    def _add_reports(self, counted: Mapping[int, int], fields: Mapping[Field, Counter[str]]) -> dict[str, str]:
        """Count by what is true of whole reports; the answer is the names of their authorities, by id."""
        names: dict[str, str] = {}
        query = (
            select(
                SearchReportRow.number,
                ReportRow.kind,
                ReportRow.framework,
                ReportRow.authority_id,
                ReportRow.authority_name,
                AuthorityRow.region,
                ReportRow.day,
            )
            .join(ReportRow, ReportRow.id == SearchReportRow.report_id)
            .outerjoin(AuthorityRow, AuthorityRow.id == ReportRow.authority_id)
        )
        if len(counted) <= FEW:
            query = query.where(SearchReportRow.number.in_(counted))
        for number, kind, framework, authority, name, region, day in self._session.execute(query):
            if passages := counted.get(number):
                values = (Field.REPORT, kind), (Field.FRAMEWORK, framework), (Field.AUTHORITY, authority), (Field.REGION, region)
                for field, value in (*values, (Field.YEAR, str(day.year) if day else None)):
                    if value is not None:
                        fields[field][value] += passages
                if authority is not None:
                    names[authority] = name
        return names

    def _add_labels(self, counted: Mapping[int, int], fields: Mapping[Field, Counter[str]]) -> None:
        query = select(
            SearchLabelsRow.number,
            SearchLabelsRow.area,
            SearchLabelsRow.grade,
            SearchLabelsRow.polarity,
            SearchLabelsRow.kind,
            SearchLabelsRow.lines,
        )
        if len(counted) <= FEW:
            query = query.where(SearchLabelsRow.number.in_(counted))
        for number, area, grade, polarity, kind, lines in self._session.execute(query):
            if passages := counted.get(number):
                fields[Field.AREA][area] += passages
                fields[Field.POLARITY][polarity] += passages
                fields[Field.KIND][kind] += passages
                if grade:
                    fields[Field.GRADE][grade] += passages
                for line in lines.split():
                    fields[Field.LINE][line] += passages


def _ordered(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
