"""The shape of `frameworks/reference/area-profile.yaml`: where figures of an area profile may be suggested from."""

from selfassess.domain.area_profile import Origin
from selfassess.schemas.strict import Flaw, StrictSchema, identifier, load, many, texts


class OriginSchema(StrictSchema):
    """One figure and where it may come from."""

    makes = Origin

    id = identifier(required=True)
    facts = texts(load_default=list)
    indicators = texts(load_default=list)


class OriginsSchema(StrictSchema):
    """All of them."""

    figures = many(OriginSchema, required=True)


_ORIGINS = OriginsSchema()


def load_origins(content: object) -> tuple[tuple[Origin, ...], tuple[Flaw, ...]]:
    """The origins from the plain content of their file, none where there are flaws, and the flaws."""
    loaded, flaws = load(_ORIGINS, content)
    origins: tuple[Origin, ...] = loaded["figures"] if loaded else ()
    seen = [origin.id for origin in origins]
    repeated = tuple(
        Flaw(("figures", number, "id"), f'"{name}" is repeated: leave one.')
        for number, name in enumerate(seen)
        if name in seen[:number]
    )
    return (() if repeated else origins), (*flaws, *repeated)
