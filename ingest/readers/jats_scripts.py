"""Superscripts and subscripts as plain characters that never change a number.

Plain joining turns 10<sup>-5</sup> into 10-5 and 4.3<sup>1</sup> into 4.31. A superscript is
therefore written with the Unicode superscript of each character (10⁻⁵, ¹⁷⁷Lu, 4.3ᵃ) or, where one
character has none, after a caret (3.1^NS). A subscript gets subscript digits and signs (VO₂max);
its letters are written on the line, as in HbA₁c, or after an underscore where they are a word of
their own (P_trend).
"""

import re

_DASHES = "-−–‐‑"
_SIGNS = dict.fromkeys(_DASHES, "-") | {"+": "+", "=": "=", "(": "(", ")": ")"}
_RAISED_PLAIN = "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθ"
_RAISED_GLYPH = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿ"
_RAISED = dict(zip(_RAISED_PLAIN, _RAISED_GLYPH, strict=True))
_RAISED |= dict.fromkeys(_DASHES, "⁻")
# A footnote link inside a superscript has been raised already.
_RAISED |= {glyph: glyph for glyph in _RAISED_GLYPH}
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_LOWERED |= dict.fromkeys(_DASHES, "₋")

# Marks that are raised by nature or stand the same way on and above the line.
_MARKS = frozenset(",;*†‡§¶#‖|∗°ºª′″®™©℠•◊∫")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_TRADE_MARKS = {"TM": "™", "tm": "™", "SM": "℠"}
_LOWERED_AS_IS = frozenset(" /,;∞*")
_JOINED_LETTERS = 4
"""The longest run of subscript letters written on the line: max, last, peak; not trend."""
_WORD = re.compile(r"[^\W\d_]+")


def superscript(text: str, before: str) -> str:
    """Return a superscript as plain characters.

    Args:
        text: The characters set as superscript.
        before: What stands before it; only its last character counts.

    Returns:
        The superscript with its own leading and trailing space kept as one space.
    """
    core = text.strip()
    if core in _ORDINALS and before[-1:].isdigit():
        raised = core
    elif core in _TRADE_MARKS:
        raised = _TRADE_MARKS[core]
    elif all(char in _RAISED or char in _MARKS or char.isspace() for char in core):
        raised = "".join(_RAISED.get(char, char) for char in core)
    elif all(not char.isalnum() for char in core):
        raised = core
    else:
        raised = _marked("^", core)
    return _with_outer_space(text, raised)


def subscript(text: str) -> str:
    """Return a subscript as plain characters, its outer space kept as one space."""
    core = text.strip()
    words = _WORD.findall(core)
    if any(len(word) > _JOINED_LETTERS for word in words):
        lowered = _marked("_", core)
    elif all(char in _LOWERED or char.isalpha() or char in _LOWERED_AS_IS for char in core):
        lowered = "".join(_LOWERED.get(char, char) for char in core)
    else:
        lowered = _marked("_", core)
    return _with_outer_space(text, lowered)


def _marked(mark: str, core: str) -> str:
    plain = all(char.isalnum() or char == "." for char in core)
    return f"{mark}{core}" if plain else f"{mark}{{{core}}}"


def _with_outer_space(text: str, core: str) -> str:
    if not core:
        return " " if text else ""
    return f"{' ' * text[:1].isspace()}{core}{' ' * text[-1:].isspace()}"
