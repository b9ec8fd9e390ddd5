"""Print set-up and protection, the same on every sheet."""

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

A4 = 9


def set_paper(sheet: Worksheet, *, across: int = 1, title_row: int | None = None, title_column: str | None = None) -> None:
    """Landscape A4, so many pages wide and as many long as needed; headings repeated; the sheet's name and page number below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = across
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = 0.75
    sheet.page_margins.bottom = 0.65
    if title_row is not None:
        sheet.print_title_rows = f"{title_row}:{title_row}"
    if title_column is not None and across > 1:
        sheet.print_title_cols = f"{title_column}:{title_column}"
    sheet.HeaderFooter.oddFooter = _running(left="", middle="", right="Page &P of &N")


def set_header(sheet: Worksheet, left: str, right: str) -> None:
    """The running header, the sheet's name in the middle; an ampersand, which begins a code there, is written twice."""
    sheet.HeaderFooter.oddHeader = _running(left=left.replace("&", "&&"), middle="&A", right=right.replace("&", "&&"))


def _running(*, left: str, middle: str, right: str) -> HeaderFooterItem:
    line = HeaderFooterItem()
    for part, text in ((line.left, left), (line.center, middle), (line.right, right)):
        part.text = text or None
        part.size = 9
    line.center.font = "Arial,Bold"
    return line


def protect(sheet: Worksheet) -> None:
    """Lock what is not open, without a password: against a slip, not against a person. Filters and widths stay free."""
    protection = sheet.protection
    protection.sheet = True
    protection.autoFilter = False
    protection.sort = False
    protection.formatColumns = False
    protection.formatRows = False
    protection.formatCells = False
