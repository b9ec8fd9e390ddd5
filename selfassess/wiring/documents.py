"""The concrete parts that read and write documents, each imported when it is first asked for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from selfassess import ports
from selfassess.domain.comparators import Authority
from selfassess.domain.indicator_sheet import Sheet
from selfassess.domain.pack import DOCUMENT
from selfassess.domain.private_data import Contents
from selfassess.errors import BadInput
from selfassess.ports.toolbox import TableHeads
from selfassess.resources import search_path
from selfassess.settings import Settings


def reader() -> ports.Reader:
    """What reads reports, in processes that can be stopped."""
    from selfassess.ingest.reading import ProcessReader

    return ProcessReader()


def painter() -> ports.PagePainter:
    """What draws a page of a PDF."""
    from selfassess.ingest.painting import painted

    return painted


def classifier() -> ports.Classifier:
    """What says what passages are about."""
    from selfassess.ingest.classify import Model

    return Model()


def exporter(settings: Settings, form: str) -> ports.DocumentExporter:
    """What writes documents as `form`. Raises `BadInput` for a form that documents are not made in."""
    if form == "docx":
        from selfassess.exporters.word import write
    elif form == "pdf":
        from selfassess.exporters.pdf import write
    elif form == "html":
        from selfassess.exporters.page import write
    else:
        raise BadInput(f"Documents are not made as {form!r}. Choose {' or '.join(DOCUMENT)}.")
    return partial(write, templates=search_path("templates", settings.templates_dir))


def data_writer(form: str) -> ports.DataWriter:
    """What writes plain tables as `csv` or `json`."""
    from selfassess.exporters.open_data import write_csv, write_json

    return write_csv if form == "csv" else write_json


def workbook() -> ports.WorkbookWriter:
    """What writes the scoring workbook."""
    from selfassess.roundtrip.excel import write

    return write


def sheets() -> ports.SheetWriter:
    """What writes a plain table."""
    from selfassess.exporters.sheets import write

    return write


def slides() -> ports.SlideWriter:
    """What writes slides."""
    from selfassess.exporters.slides import write

    return write


def workbook_reader() -> ports.WorkbookReader:
    """What reads a scoring workbook that came back."""
    from selfassess.roundtrip.excel.reading import ReturnedWorkbook

    return ReturnedWorkbook


def case_forms(form: str) -> ports.CaseFormFiles:
    """The form of a case as `xlsx` or `docx`, out and back."""
    if form == "xlsx":
        from selfassess.roundtrip.cases.excel import CaseWorkbooks

        return CaseWorkbooks()
    from selfassess.roundtrip.cases.word import CaseDocuments

    return CaseDocuments()


def response_tables(form: str) -> ports.ResponseTableFiles:
    """The table for responses to findings as `xlsx` or `docx`, out and back."""
    if form == "xlsx":
        from selfassess.roundtrip.cases.responses_excel import ResponseWorkbooks

        return ResponseWorkbooks()
    from selfassess.roundtrip.cases.responses_word import ResponseDocuments

    return ResponseDocuments()


def known_authorities(settings: Settings) -> tuple[Authority, ...]:
    """The authorities that ship with the program, or those of the instance’s own folder."""
    from selfassess.roundtrip.sheets.authorities import read_authorities

    places = (folder / "reference" / "authorities.csv" for folder in search_path("frameworks", settings.frameworks_dir))
    found = next((place for place in places if place.is_file()), None)
    return read_authorities(found) if found else ()


def table_reader() -> Callable[[str, bytes], Sheet]:
    """What reads a table of indicators."""
    from selfassess.roundtrip.sheets.tables import read_table

    return read_table


def table_heads() -> TableHeads:
    """What reads the first rows of each sheet of a file."""
    from selfassess.roundtrip.sheets import tables

    return tables.table_heads


def table_contents() -> Callable[[str, bytes], Contents]:
    """What reads the text of a table."""
    from selfassess.roundtrip.sheets import tables

    return tables.table_contents


def authority_sheet() -> Callable[[Path], tuple[Authority, ...]]:
    """What reads a list of authorities."""
    from selfassess.roundtrip.sheets.authorities import read_authorities

    return read_authorities


def template_sheets() -> ports.TemplateSheets:
    """The template of a case review as a plain workbook, out and back."""
    from selfassess.roundtrip.sheets.templates import TemplateWorkbooks

    return TemplateWorkbooks()
