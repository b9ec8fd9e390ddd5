"""From settings to the toolbox: the only package that names concrete parts, each imported when it is first asked for."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from selfassess import ports
from selfassess.domain.deadlines import BankHolidays
from selfassess.errors import BadSetting
from selfassess.files.kept import Shelf
from selfassess.ports.bundles import BundleFiles
from selfassess.ports.mail import Mailer
from selfassess.resources import instance_secret, search_path
from selfassess.services.memory import LatelyUsed, once
from selfassess.settings import Settings, read_settings
from selfassess.wiring import documents

REMEMBERED = 256
"""How many drafts a process remembers, each of some 100 kB."""


def toolbox(settings: Settings | None = None) -> ports.Toolbox:
    """The toolbox of one instance; without `settings`, as the environment chooses."""
    chosen = settings or read_settings(os.environ, home=Path.home())
    seal = once(lambda: _seal(chosen))
    store = once(lambda: _store(chosen, seal))
    return ports.Toolbox(
        settings=chosen,
        clock=_now,
        today=lambda: datetime.now().astimezone().date(),
        new_id=lambda: uuid4().hex[:20],
        memory=LatelyUsed(REMEMBERED),
        store=store,
        frameworks=once(lambda: _frameworks(chosen, store)),
        reference=once(lambda: _reference(chosen)),
        packs=once(lambda: _packs(chosen)),
        files=once(lambda: _files(chosen)),
        copies=lambda url: _copies(url, seal),
        backups=once(_backups),
        key_files=once(_key_files),
        bundles=once(lambda: _bundles(chosen)),
        reader=once(documents.reader),
        classifier=once(documents.classifier),
        painter=once(documents.painter),
        identity=once(_identity),
        seal=seal,
        elsewhere=once(lambda: _elsewhere(chosen)),
        exporter=cache(lambda form: documents.exporter(chosen, form)),
        data_writer=documents.data_writer,
        workbook=once(documents.workbook),
        sheets=once(documents.sheets),
        slides=once(documents.slides),
        workbook_reader=once(documents.workbook_reader),
        case_forms=cache(documents.case_forms),
        response_tables=cache(documents.response_tables),
        bank_holidays=once(_bank_holidays),
        known_authorities=once(lambda: documents.known_authorities(chosen)),
        table_reader=once(documents.table_reader),
        mailer=once(lambda: _mailer(chosen)),
        table_heads=once(documents.table_heads),
        table_contents=once(documents.table_contents),
        authority_sheet=once(documents.authority_sheet),
        template_sheets=once(documents.template_sheets),
    )


def _now() -> datetime:
    return datetime.now(UTC)


def _store(settings: Settings, seal: Callable[[], ports.Seal]) -> ports.Store:
    from selfassess.store.session import Database

    def upgrade(engine: Any) -> None:
        from selfassess.store.migrating import bring_up_to_date

        bring_up_to_date(engine, seal)

    return Database(settings.database_url, upgrade=upgrade)


def _frameworks(settings: Settings, store: Callable[[], Any]) -> ports.Frameworks:
    from selfassess.library.catalogue import load_catalogue
    from selfassess.store.published_templates import PublishedTemplates

    return load_catalogue(search_path("frameworks", settings.frameworks_dir), PublishedTemplates(store))


def _reference(settings: Settings) -> ports.Reference:
    from selfassess.library.reference import ReferenceShelf

    return ReferenceShelf(search_path("frameworks", settings.frameworks_dir))


def _packs(settings: Settings) -> ports.Packs:
    from selfassess.library.packs import load_packs

    return load_packs(search_path("exports", settings.exports_dir), search_path("templates", settings.templates_dir))


def _files(settings: Settings) -> ports.FileStore:
    from selfassess.files.kept import Files

    return Files(_shelf(settings))


def _shelf(settings: Settings) -> Shelf:
    if settings.files is None:
        from selfassess.files.disk import Folder

        return Folder(settings.data_dir / "files")
    try:
        from selfassess.files.bucket import Bucket
    except ImportError as error:
        raise BadSetting("SELFASSESS_FILES_ADDRESS needs one library more: pip install 'selfassess[s3]'.") from error
    return Bucket(settings.files)


def _copies(url: str, seal: Callable[[], ports.Seal]) -> ports.Copies:
    from selfassess.store.copying import Copying

    return Copying(url, seal)


def _backups() -> ports.BackupWriter:
    from selfassess.seal.backups import Backups

    return Backups()


def _bundles(settings: Settings) -> BundleFiles:
    from selfassess.seal.bundles import Bundles

    return Bundles(settings.data_dir)


def _key_files() -> ports.KeyFileMaker:
    from selfassess.seal.key_files import KeyFiles

    return KeyFiles()


def _identity() -> ports.Identity:
    from selfassess.identity import Passwords

    return Passwords()


def _seal(settings: Settings) -> ports.Seal:
    try:
        from selfassess.seal.secret import InstanceSeal
    except ImportError as error:
        raise BadSetting("Second steps of signing in need one library more: pip install 'selfassess[shared]'.") from error
    return InstanceSeal(lambda: instance_secret(settings.data_dir))


def _elsewhere(settings: Settings) -> ports.SignInElsewhere | None:
    if settings.openid is None:
        return None
    from selfassess.identity.openid import OpenIdConnect

    openid = settings.openid
    return OpenIdConnect(openid.issuer, openid.client_id, openid.secret, trust_email=openid.trust_email)


def _bank_holidays() -> BankHolidays:
    from selfassess.library.bank_holidays import in_england

    return in_england


def _mailer(settings: Settings) -> Mailer | None:
    if settings.mail is None:
        return None
    from selfassess.mail import Smtp

    return Smtp(settings.mail)
