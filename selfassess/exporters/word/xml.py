"""Elements of WordprocessingML, written as briefly as they read."""

from docx.oxml.ns import qn
from lxml import etree

from selfassess.domain.characters import printable

Element = etree._Element  # noqa: SLF001 - the name under which lxml keeps its one element class

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES = {"w": qn("w:p")[1:-2]}


def w(tag: str, *children: Element, **attributes: str) -> Element:
    """An element `w:tag` with these children and attributes `w:name`. The order of children is the schema's and the caller's."""
    space = f"{{{_NAMES['w']}}}"
    made = etree.Element(space + tag, {space + name: value for name, value in attributes.items()}, nsmap=_NAMES)
    made.extend(children)
    return made


def written(text: str) -> Element:
    """A `w:t` that keeps its spaces; what XML cannot hold is seen as a replacement character."""
    made = w("t")
    made.text = printable(text)
    made.set(_SPACE, "preserve")
    return made


def paragraph(style: str, *content: Element, direct: tuple[Element, ...] = ()) -> Element:
    """A paragraph of a style; `direct` are further properties, in the schema's order."""
    return w("p", w("pPr", w("pStyle", val=style), *direct), *content)


def run(*content: Element, look: tuple[Element, ...] = ()) -> Element:
    """A run; `look` are its properties, in the schema's order."""
    return w("r", w("rPr", *look), *content) if look else w("r", *content)


def field(instruction: str, result: str, look: tuple[Element, ...] = ()) -> tuple[Element, ...]:
    """A field with the result that stands until a program works it out anew."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set(_SPACE, "preserve")
    return (
        run(w("fldChar", fldCharType="begin"), look=look),
        run(code, look=look),
        run(w("fldChar", fldCharType="separate"), look=look),
        run(written(result), look=look),
        run(w("fldChar", fldCharType="end"), look=look),
    )
