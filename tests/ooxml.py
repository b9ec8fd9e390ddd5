"""What Word is strict about in a .docx: the order of elements, and that everything that is named exists."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": W, "r": R}

_ORDER = """
pPr: pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
rPr: rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
    eastAsianLayout specVanish oMath
tblPr: tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd
    tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription
tcPr: cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
tbl: tblPr tblGrid tr
tr: tblPrEx trPr tc
sectPr: headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType
    cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
style: name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal
    personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr
tblStylePr: pPr rPr tblPr trPr tcPr
lvl: start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr
abstractNum: nsid multiLevelType tmpl name styleLink numStyleLink lvl
num: abstractNumId lvlOverride
numbering: numPicBullet abstractNum num numIdMacAtCleanup
numPr: ilvl numId
pBdr: top left bottom right between bar
settings: writeProtection view zoom removePersonalInformation mirrorMargins proofState attachedTemplate defaultTabStop
    autoHyphenation characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping
    decimalSymbol listSeparator
styles: docDefaults latentStyles style
body: p tbl sectPr
"""
ORDER = {name: rest.split() for name, rest in re.findall(r"^(\w+): ((?:.|\n    )*)", _ORDER, re.MULTILINE)}
"""The order in which the schema wants the children of an element; the same place means that they may mix."""

MIXING = {"body": ("p", "tbl"), "sectPr": ("headerReference", "footerReference")}


class Package:
    """An opened .docx."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            assert archive.testzip() is None
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.xml = {name: etree.fromstring(data) for name, data in self.files.items() if name.endswith((".xml", ".rels"))}

    def __getitem__(self, name: str) -> etree._Element:
        return self.xml[f"word/{name}.xml"]

    def values(self, name: str, path: str) -> list[str]:
        return [str(value) for value in self[name].xpath(path, namespaces=NAMES)]

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and target of each relationship of a part, by id; targets inside the package as their path."""
        rels = self.xml.get(f"{dirname(part)}/_rels/{part.rpartition('/')[2]}.rels".lstrip("/"))
        found = {}
        for rel in [] if rels is None else rels:
            target = rel.get("Target")
            if rel.get("TargetMode") != "External":
                target = normpath(join(dirname(part), target)).lstrip("/") if not target.startswith("/") else target[1:]
            found[rel.get("Id")] = (rel.get("Type").rpartition("/")[2], target)
        return found


def mistakes(content: bytes) -> list[str]:
    """Everything about a .docx that would make Word offer to repair it, as far as these rules know."""
    package = Package(content)
    return [
        *_misplaced(package),
        *_untyped(package),
        *_dangling_relationships(package),
        *_unknown_names(package),
        *_bad_marks(package),
        *_unclosed_fields(package),
        *_bad_cells(package),
    ]


def _misplaced(package: Package) -> Iterator[str]:
    for name, root in package.xml.items():
        for element in root.iter(etree.Element):
            tag = etree.QName(element).localname
            if etree.QName(element).namespace != W or tag not in ORDER:
                continue
            order = {child: place for place, child in enumerate(ORDER[tag])}
            order.update(dict.fromkeys(MIXING.get(tag, ()), 0))
            children = [etree.QName(child).localname for child in element]
            if unknown := [child for child in children if child not in order]:
                yield f"{name}: {tag} cannot hold {unknown}"
            elif children != sorted(children, key=order.__getitem__):
                yield f"{name}: the children of {tag} are out of order: {children}"


def _untyped(package: Package) -> Iterator[str]:
    types = package.xml["[Content_Types].xml"]
    parts = {entry.get("PartName") for entry in types if entry.get("PartName")}
    endings = {entry.get("Extension") for entry in types if entry.get("Extension")}
    for name in package.files:
        if name != "[Content_Types].xml" and f"/{name}" not in parts and name.rpartition(".")[2] not in endings:
            yield f"{name} has no content type"
    yield from (f"{part} has a content type but is not there" for part in parts if part[1:] not in package.files)


def _dangling_relationships(package: Package) -> Iterator[str]:
    for part in [name for name in package.files if name.startswith("word/") and name.endswith(".xml")]:
        known = package.relationships(part)
        for kind, target in known.values():
            if kind != "hyperlink" and target not in package.files:
                yield f"{part}: {target} is not there"
            if kind == "hyperlink" and not re.fullmatch(r"(https?://|mailto:)[!-~]+", target):
                yield f"{part}: {target!r} is no address that Word takes"
        for used in package.xml[part].xpath("//@r:id", namespaces=NAMES):
            if used not in known:
                yield f"{part}: there is no relationship {used}"


def _unknown_names(package: Package) -> Iterator[str]:
    styles = set(package.values("styles", "//w:style/@w:styleId"))
    numbers = set(package.values("numbering", "//w:num/@w:numId"))
    kinds = set(package.values("numbering", "//w:abstractNum/@w:abstractNumId"))
    for name, root in package.xml.items():
        for tag, known in (("pStyle", styles), ("rStyle", styles), ("tblStyle", styles), ("basedOn", styles), ("next", styles)):
            used = set(root.xpath(f"//w:{tag}/@w:val", namespaces=NAMES))
            yield from (f"{name}: there is no style {missing}" for missing in used - known)
        used = set(root.xpath("//w:numPr/w:numId/@w:val", namespaces=NAMES))
        yield from (f"{name}: there is no numbering {missing}" for missing in used - numbers)
    used_kinds = set(package.values("numbering", "//w:num/w:abstractNumId/@w:val"))
    yield from (f"there is no abstract numbering {missing}" for missing in used_kinds - kinds)


def _bad_marks(package: Package) -> Iterator[str]:
    starts = package.values("document", "//w:bookmarkStart/@w:id")
    names = package.values("document", "//w:bookmarkStart/@w:name")
    if len(set(starts)) != len(starts) or starts != package.values("document", "//w:bookmarkEnd/@w:id"):
        yield "bookmarks do not begin and end in pairs"
    if len(set(names)) != len(names) or any(not re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names):
        yield f"a bookmark is named twice or badly: {names}"
    anchors = set(package.values("document", "//w:hyperlink/@w:anchor"))
    yield from (f"a link leads to the bookmark {missing}, which is not there" for missing in anchors - set(names))
    notes = package.values("footnotes", "//w:footnote[not(@w:type)]/@w:id")
    marks = package.values("document", "//w:footnoteReference/@w:id")
    if notes != marks or len(set(notes)) != len(notes):
        yield f"footnotes {notes} do not answer to their marks {marks}"
    special = set(package.values("footnotes", "//w:footnote[@w:type]/@w:id"))
    if special != set(package.values("settings", "//w:footnotePr/w:footnote/@w:id")):
        yield "the settings do not name the separators of footnotes"


def _unclosed_fields(package: Package) -> Iterator[str]:
    for name, root in package.xml.items():
        depth = 0
        for char in root.iter(f"{{{W}}}fldChar"):
            depth += {"begin": 1, "separate": 0, "end": -1}[char.get(f"{{{W}}}fldCharType")]
            if depth < 0:
                break
        if depth:
            yield f"{name}: a field is not closed"


def _bad_cells(package: Package) -> Iterator[str]:
    for table in package["document"].iter(f"{{{W}}}tbl"):
        columns = len(table.find("w:tblGrid", NAMES))
        for row in table.iterfind("w:tr", NAMES):
            cells = row.findall("w:tc", NAMES)
            if len(cells) != columns:
                yield f"a row has {len(cells)} cells in {columns} columns"
            if any(etree.QName(cell[-1]).localname != "p" for cell in cells):
                yield "a cell does not end in a paragraph"
        after = table.getnext()
        if after is not None and etree.QName(after).localname == "tbl":
            yield "two tables touch, and Word joins them"
