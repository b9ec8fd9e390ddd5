"""The repository of decisions about recommendations."""

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.follow_up import Decision, Standing, Verdict
from selfassess.errors import Conflict
from selfassess.store.models.follow_up import DecisionRow


class Decisions:
    """What people decided about the recommendations made to each authority."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, authority: str) -> tuple[Decision, ...]:
        """Every decision of an authority, in the order in which each recommendation was decided about."""
        rows = self._session.scalars(
            select(DecisionRow)
            .where(DecisionRow.authority_id == authority)
            .order_by(DecisionRow.report_id, DecisionRow.digest, DecisionRow.revision)
        )
        return tuple(_decision(row) for row in rows)

    def add(self, authority: str, decision: Decision) -> None:
        """Keep the next decision about a recommendation. Raises `Conflict` if another one of its revision came first."""
        values = {
            "authority_id": authority,
            "report_id": decision.report,
            "digest": decision.digest,
            "revision": decision.revision,
            "standing": decision.standing.value,
            "owner": decision.owner,
            "note": decision.note,
            "evidence": list(decision.evidence),
            "verdicts": {report: verdict.value for report, verdict in decision.verdicts.items()},
            "superseded_by": decision.superseded_by,
            "decided_by": decision.by,
            "decided_at": decision.at,
        }
        try:
            self._session.execute(insert(DecisionRow).values(**values))
        except IntegrityError as error:
            raise Conflict("Somebody else decided about this recommendation at the same moment.", yours={}, theirs={}) from error


def _decision(row: DecisionRow) -> Decision:
    return Decision(
        report=row.report_id,
        digest=row.digest,
        revision=row.revision,
        standing=Standing(row.standing),
        owner=row.owner,
        note=row.note,
        by=row.decided_by,
        at=row.decided_at,
        evidence=tuple(row.evidence),
        verdicts={report: Verdict(verdict) for report, verdict in row.verdicts.items()},
        superseded_by=row.superseded_by,
    )
