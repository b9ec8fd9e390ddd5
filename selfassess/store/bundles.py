"""The repository of what travels between instances: records on their way out and in, and what became of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, RowMapping, Table, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from selfassess.domain.bundle.intake import BundleIntake, Trusted, WaitingBundle, no_bundle
from selfassess.domain.bundle.manifest import Instance, Manifest
from selfassess.domain.bundle.parts import Part
from selfassess.domain.plain import made, plain
from selfassess.domain.records import Record
from selfassess.errors import BadInput
from selfassess.store.models.bundle import BundleIntakeRow, TrustedInstanceRow, WaitingBundleRow
from selfassess.store.models.table import Moment, Row
from selfassess.store.schema import HEAD

AT_ONCE = 500
"""How many values a question holds at most."""


class Bundles:
    """Records of any table that travels, what waits, what was taken in, and whom somebody trusts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def version(self) -> str:
        """The version of the tables."""
        return HEAD

    def found(self, part: Part, values: Sequence[str]) -> tuple[Record, ...]:
        """The records of a part whose linking column holds one of these values, in the order of their keys."""
        table = _table(part.table)
        records = []
        for start in range(0, len(values), AT_ONCE):
            query = select(table).where(table.c[part.column].in_(values[start : start + AT_ONCE]))
            records += [_record(table.name, row) for row in self._session.execute(query).mappings()]
        keys = [column.name for column in table.primary_key]
        return tuple(sorted(records, key=lambda record: [_ordered(record.values[key]) for key in keys]))

    def put(self, records: Iterable[Record]) -> None:
        """Keep records, each in place of one of the same key. Raises `BadInput` for one that does not fit its table."""
        for record in records:
            table = _table(record.table)
            try:
                values = _typed(table, record.values)
                changed = self._session.execute(update(table).where(_same(table, values)).values(**values))
                if not changed.rowcount:  # type: ignore[attr-defined] # a result of what was executed has it
                    self._session.execute(insert(table).values(**values))
            except (IntegrityError, StatementError, TypeError, ValueError) as error:
                raise BadInput(
                    f"A record of {record.table.replace('_', ' ')} does not fit what is here. Nothing was changed."
                ) from error
        self._session.expire_all()

    def take_out(self, records: Sequence[Record]) -> None:
        """Take these records out, the last first."""
        for record in reversed(records):
            table = _table(record.table)
            self._session.execute(delete(table).where(_same(table, _typed(table, record.values))))
        self._session.expire_all()

    def hanging(self, table: str, subject: str, apart: Iterable[str]) -> Mapping[str, int]:
        """How many records of other tables hang from a subject, by table; those of tables `apart` are not counted."""
        left, found = frozenset(apart) | {table}, {}
        for other in Row.metadata.sorted_tables:
            columns = [key.parent for key in other.foreign_keys if key.column.table.name == table]
            if columns and other.name not in left:
                number = self._session.scalar(select(func.count()).select_from(other).where(columns[0] == subject)) or 0
                found[other.name] = number
        return {name: number for name, number in found.items() if number}

    def keep(self, intake: BundleIntake) -> None:
        """Keep what a bundle changed, in place of what was kept of the same."""
        self._session.merge(BundleIntakeRow(id=intake.id, place=intake.place, at=intake.at, body=plain(intake)))
        self._session.flush()

    def intake(self, intake_id: str) -> BundleIntake:
        """What a bundle changed. Raises `NotFound`."""
        row = self._session.get(BundleIntakeRow, intake_id)
        if row is None:
            raise no_bundle(intake_id)
        return made(BundleIntake, row.body)

    def intakes(self, places: Sequence[str] | None) -> tuple[BundleIntake, ...]:
        """The bundles taken in about these authorities and challenges, about any with None; newest first."""
        query = select(BundleIntakeRow).order_by(BundleIntakeRow.at.desc(), BundleIntakeRow.id)
        if places is not None:
            query = query.where(BundleIntakeRow.place.in_(places))
        return tuple(made(BundleIntake, row.body) for row in self._session.scalars(query))

    def wait(self, waiting: WaitingBundle) -> None:
        """Let a bundle wait."""
        values = {"file_name": waiting.name, "body": plain(waiting.manifest), "sent_by": waiting.by, "sent_at": waiting.at}
        self._session.execute(insert(WaitingBundleRow).values(id=waiting.id, **values))

    def waiting(self, by: str | None) -> tuple[WaitingBundle, ...]:
        """The bundles that a person sent and that wait, or all with None; newest first."""
        query = select(WaitingBundleRow).order_by(WaitingBundleRow.sent_at.desc(), WaitingBundleRow.id)
        if by is not None:
            query = query.where(WaitingBundleRow.sent_by == by)
        return tuple(
            WaitingBundle(row.id, row.file_name, made(Manifest, row.body), row.sent_by, row.sent_at)
            for row in self._session.scalars(query)
        )

    def wait_no_longer(self, waiting_id: str) -> None:
        """Forget a bundle that waits; its files are another matter."""
        self._session.execute(delete(WaitingBundleRow).where(WaitingBundleRow.id == waiting_id))

    def trusted(self) -> tuple[Trusted, ...]:
        """The instances that somebody trusts."""
        rows = self._session.scalars(select(TrustedInstanceRow).order_by(TrustedInstanceRow.trusted_at))
        return tuple(Trusted(Instance(row.name, row.public_key), row.trusted_by, row.trusted_at) for row in rows)

    def trust(self, trusted: Trusted) -> None:
        """Keep that somebody trusts an instance; whoever was first stays."""
        if self._session.get(TrustedInstanceRow, trusted.instance.key) is None:
            row = TrustedInstanceRow(public_key=trusted.instance.key, name=trusted.instance.name)
            row.trusted_by, row.trusted_at = trusted.by, trusted.at
            self._session.add(row)


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


def _record(table: str, row: RowMapping) -> Record:
    return Record(table, {str(name): value.isoformat() if isinstance(value, date) else value for name, value in row.items()})


def _ordered(value: object) -> tuple[int, int, str]:
    """Numbers by their size, all else by its letters: two databases sort text by different rules."""
    return (0, value, "") if isinstance(value, int) else (1, 0, str(value))


def _typed(table: Table, values: Mapping[str, object]) -> dict[str, object]:
    if strange := values.keys() - {column.name for column in table.c}:
        raise ValueError(f"unknown columns: {', '.join(sorted(strange))}")
    return {name: _of_kind(table, name, value) for name, value in values.items()}


def _of_kind(table: Table, name: str, value: object) -> object:
    kind = table.c[name].type
    if isinstance(kind, Moment) and isinstance(value, str):
        return datetime.fromisoformat(value)
    wanted = kind.python_type if not isinstance(kind, Moment) else datetime
    if wanted is date and isinstance(value, str):
        return date.fromisoformat(value)
    if value is not None and wanted in (str, int, bool) and type(value) is not wanted:
        raise ValueError(f"{name} is no {wanted.__name__}")
    longest = getattr(kind, "length", None)
    if isinstance(value, str) and longest and len(value) > longest:
        raise ValueError(f"{name} is too long")
    return value


def _same(table: Table, values: Mapping[str, object]) -> ColumnElement[bool]:
    return and_(*(column == values[column.name] for column in table.primary_key))
