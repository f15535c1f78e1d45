"""The inline text of a JATS element, spaced as printed."""

from collections.abc import Callable

from lxml.etree import _Element

from ingest.canonical import clean_line
from ingest.readers.jats_citations import (
    drop_citations,
    is_reference_number,
    mark_citation,
    only_citations,
)
from ingest.readers.jats_scripts import subscript, superscript

BLOCKS = frozenset(
    "abstract alternatives app boxed-text caption code contrib def def-item def-list disp-formula "
    "disp-formula-group disp-quote fig fig-group fn label list list-item mtable mtr p preformat "
    "sec speech statement subtitle table table-wrap table-wrap-foot table-wrap-group tbody td term "
    "tfoot th thead title tr verse-group verse-line".split()
)
"""Elements that stand apart from the text around them, so that words are never joined."""

_SILENT = frozenset(
    "tex-math annotation annotation-xml graphic inline-graphic media inline-media object-id "
    "private-char x index-term hr processing-meta alt-text long-desc permissions attrib".split()
)
"""Elements that print nothing of their own, or nothing that belongs to the sentence."""

_FOOTNOTE_LINKS = frozenset({"table-fn", "fn"})
_LONGEST_MARK = 3
# Old articles underline a sign for want of the character.
_UNDERLINED_SIGNS = {"+": "±", "<": "≤", ">": "≥"}


def inline_text(element: _Element, skip: frozenset[str] = frozenset()) -> str:
    """Return an element's text as one clean line.

    Superscripts and subscripts become characters that keep numbers apart, reference numbers are
    dropped with their brackets, elements that stand apart are separated by a space.

    Args:
        element: The element to read; its own tag plays no part.
        skip: Tags of descendants to leave out, besides those that print nothing.

    Returns:
        The text, or an empty string.
    """
    return clean_line(drop_citations(_children(element, skip, "")))


def _children(element: _Element, skip: frozenset[str], before: str) -> str:
    text = element.text or ""
    for child in element:
        if child.tag not in skip and child.tag not in _SILENT:
            text += _child(child, skip, text or before)
        text += child.tail or ""
    return text


def _child(child: _Element, skip: frozenset[str], before: str) -> str:
    if child.tag in BLOCKS:
        return f" {_children(_best(child), skip, ' ')} "
    text = _children(_best(child), skip, before)
    rendering = _RENDERED.get(child.tag)
    return rendering(child, text, before) if rendering else text


def _best(element: _Element) -> _Element:
    """Return the one of several alternatives to read: mathematics over an image or TeX."""
    if element.tag != "alternatives":
        return element
    readable = [child for child in element if child.tag not in _SILENT]
    return next((child for child in readable if child.tag in {"math", "table"}), element)


def _raised(_element: _Element, text: str, before: str) -> str:
    if only_citations(text):
        return text
    # Citations set one by one leave a superscript comma between them.
    if text.strip() in {",", ";"}:
        return text
    return superscript(text, before)


def _lowered(_element: _Element, text: str, _before: str) -> str:
    return subscript(text)


def _link(element: _Element, text: str, before: str) -> str:
    kind = element.get("ref-type")
    if kind == "bibr" and is_reference_number(_flat(element)):
        return mark_citation(_flat(element))
    if kind in _FOOTNOTE_LINKS:
        return _footnote_mark(_flat(element), text, before)
    return text


def _flat(element: _Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _footnote_mark(mark: str, text: str, before: str) -> str:
    bare = mark.strip()
    if not bare or len(bare) > _LONGEST_MARK:
        return text
    # A digit after a number would read as one more digit, or as a power.
    if bare.isdigit():
        after_number = before.rstrip(")]% ")[-1:].isdigit()
        return "" if after_number else superscript(bare, before)
    return superscript(bare, before)


def _underlined(_element: _Element, text: str, _before: str) -> str:
    sign = _UNDERLINED_SIGNS.get(text.strip())
    return text.replace(text.strip(), sign) if sign else text


def _line_break(_element: _Element, _text: str, _before: str) -> str:
    return " "


def _operands(element: _Element) -> list[str]:
    return [clean_line(_child(child, frozenset(), "")) for child in element]


def _fraction(element: _Element, _text: str, _before: str) -> str:
    return "/".join(_grouped(operand) for operand in _operands(element))


def _grouped(operand: str) -> str:
    return operand if operand.isalnum() else f"({operand})"


def _power(element: _Element, _text: str, _before: str) -> str:
    base, *rest = _operands(element) or [""]
    return base + "".join(superscript(script, base) for script in rest[-1:])


def _indexed(element: _Element, _text: str, _before: str) -> str:
    base, *rest = _operands(element) or [""]
    return base + "".join(subscript(script) for script in rest)


def _indexed_power(element: _Element, _text: str, _before: str) -> str:
    base, *rest = _operands(element) or [""]
    lower, upper = rest[:1], rest[1:2]
    return base + "".join(map(subscript, lower)) + "".join(superscript(each, "") for each in upper)


def _root(element: _Element, _text: str, _before: str) -> str:
    return f"√{_grouped(' '.join(_operands(element)))}"


_RENDERED: dict[str, Callable[[_Element, str, str], str]] = {
    "sup": _raised,
    "sub": _lowered,
    "xref": _link,
    "underline": _underlined,
    "break": _line_break,
    "mspace": _line_break,
    "mfrac": _fraction,
    "msup": _power,
    "mover": _power,
    "msub": _indexed,
    "munder": _indexed,
    "msubsup": _indexed_power,
    "munderover": _indexed_power,
    "msqrt": _root,
}
