"""The shape of the rules of challenge, `frameworks/reference/challenge-rules.yaml`."""

from collections.abc import Iterator
from typing import Any

from marshmallow import ValidationError, fields, post_load, validates_schema

from selfassess.domain.challenge import ChallengeRule
from selfassess.domain.challenge_checks import CHECKS
from selfassess.schemas.strict import Choice, Count, Flaw, StrictSchema, Text, load, many

HEAVIEST = 100


class RuleSchema(StrictSchema):
    """One rule."""

    id = Choice(tuple(CHECKS), required=True)
    title = Text(required=True)
    weight = Count(required=True)
    ask = Text(required=True)
    why = Text(required=True)
    limits = fields.Dict(keys=fields.String(), values=Count(), load_default=dict)

    @validates_schema
    def refuse_wrong_numbers(self, data: Any, **kwargs: Any) -> None:
        """Raise for a weight out of bounds, and for limits that the rule lacks or does not know."""
        del kwargs
        if not 1 <= data.get("weight", 1) <= HEAVIEST:
            raise ValidationError(f'"weight" must be 1 to {HEAVIEST}: what weighs most is shown first.', "weight")
        wanted = CHECKS[data["id"]].limits if data.get("id") in CHECKS else None
        if wanted is not None and set(data.get("limits", {})) != wanted:
            named = ", ".join(sorted(wanted)) or "none"
            raise ValidationError(f'"limits" of this rule must be exactly: {named}.', "limits")

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> ChallengeRule:
        """The rule."""
        del kwargs
        return ChallengeRule(**data)


class RulesSchema(StrictSchema):
    """All rules."""

    rules = many(RuleSchema, required=True)


_RULES = RulesSchema()


def load_challenge_rules(content: object) -> tuple[tuple[ChallengeRule, ...], tuple[Flaw, ...]]:
    """The rules from the plain content of their file, none where there are flaws, and the flaws."""
    loaded, flaws = load(_RULES, content)
    rules: tuple[ChallengeRule, ...] = loaded["rules"] if loaded else ()
    repeated = tuple(_repeated(rules))
    return (() if repeated else rules), (*flaws, *repeated)


def _repeated(rules: tuple[ChallengeRule, ...]) -> Iterator[Flaw]:
    for number, rule in enumerate(rules):
        if any(before.id == rule.id for before in rules[:number]):
            yield Flaw(("rules", number, "id"), f'the rule "{rule.id}" is repeated: leave one.')
