"""The numbered citations of a draft while it is being made."""

from dataclasses import dataclass, field

from selfassess.domain.benchmark import Citation
from selfassess.domain.holdings import HeldPassage, HeldRecommendation, ReportHead


@dataclass(slots=True)
class Citations:
    """Citations numbered in the order in which the draft makes them, from one above `after`."""

    made: list[Citation] = field(default_factory=list)
    after: int = 0

    def report(self, head: ReportHead) -> int:
        """The number under which a report as a whole is cited."""
        for citation in self.made:
            if citation.report == head.id and citation.passage is None and not citation.quote:
                return citation.number
        return self._add(head)

    def passage(self, held: HeldPassage, quote: str) -> int:
        """The number of a new citation of a passage."""
        return self._add(held.report, passage=held.key, paragraph=held.passage.number, page=held.passage.page, quote=quote)

    def asked(self, held: HeldRecommendation) -> int:
        """The number of a new citation of a recommendation."""
        item = held.recommendation
        return self._add(held.report, paragraph=item.number, page=item.page, quote=item.text)

    def _add(
        self,
        head: ReportHead,
        *,
        passage: str | None = None,
        paragraph: str | None = None,
        page: int | None = None,
        quote: str = "",
    ) -> int:
        number = self.after + len(self.made) + 1
        self.made.append(
            Citation(
                number=number,
                report=head.id,
                report_title=head.title,
                authority=head.authority_name,
                visit=head.day,
                passage=passage,
                paragraph=paragraph,
                page=page,
                quote=quote,
                licence=head.licence,
            )
        )
        return number
