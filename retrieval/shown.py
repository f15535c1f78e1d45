"""A document's text as it is shown to a model: one line, nothing hidden, no marker, no fence."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_RULES = re.compile(r"([=~`#<>|*_-])\1{2,}")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
"""Categories of characters that print nothing: control, format, private, half, unassigned."""
_BRACKETS = str.maketrans("[]【】［］⟦⟧", "()()()()")


def shown(text: str) -> str:
    """Return a text as a model may see it.

    Invisible characters are taken out, compatibility forms (full width, ligatures) become the plain
    ones where they are letters, square brackets become round ones, so that no document can print a
    marker, and runs of rule characters become one, so that none can draw a fence.

    Args:
        text: Any text of a document.
    """
    return _SPACE.sub(" ", _RULES.sub(r"\1", visible(text).translate(_BRACKETS))).strip()


def visible(text: str) -> str:
    """Return what of a text can be seen, letters in their plain forms."""
    plain = text.isascii() and text.isprintable()
    return text if plain else "".join(map(_visible, text))


def _visible(letter: str) -> str:
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in _INVISIBLE:
        return ""
    # Superscript digits and fractions stay as printed: 10⁵ is not 105.
    return unicodedata.normalize("NFKC", letter) if letter.isalpha() else letter
