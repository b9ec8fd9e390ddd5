"""The repository of answers to challenges."""

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.challenge import ChallengeAnswer
from selfassess.errors import Conflict
from selfassess.store.models.challenge import ChallengeAnswerRow


class ChallengeAnswers:
    """What people answered to challenges, in each assessment."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, assessment: str) -> tuple[ChallengeAnswer, ...]:
        """Every answer in an assessment, in the order in which each challenge was answered."""
        rows = self._session.scalars(
            select(ChallengeAnswerRow)
            .where(ChallengeAnswerRow.assessment_id == assessment)
            .order_by(ChallengeAnswerRow.subject, ChallengeAnswerRow.rule, ChallengeAnswerRow.about, ChallengeAnswerRow.number)
        )
        return tuple(
            ChallengeAnswer(row.subject, row.rule, row.about, row.number, row.text, row.answered_by, row.answered_at)
            for row in rows
        )

    def add(self, assessment: str, answer: ChallengeAnswer) -> None:
        """Keep the next answer to a challenge. Raises `Conflict` if another one of its number came first."""
        values = {
            "assessment_id": assessment,
            "subject": answer.subject,
            "rule": answer.rule,
            "about": answer.about,
            "number": answer.number,
            "text": answer.text,
            "answered_by": answer.by,
            "answered_at": answer.at,
        }
        try:
            self._session.execute(insert(ChallengeAnswerRow).values(**values))
        except IntegrityError as error:
            raise Conflict("Somebody else answered this challenge at the same moment.", yours={}, theirs={}) from error
