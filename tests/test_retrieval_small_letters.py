import re

import pytest

from retrieval.small_letters import found_in

ANY_CASE = re.compile(r"\bweeks?\s(?P<one>\d+)(?=\s+[A-Za-z(])", re.IGNORECASE)
OWN_CASE = re.compile(r"\bin (?P<one>\d{4})")


@pytest.mark.parametrize("pattern", [ANY_CASE, OWN_CASE])
@pytest.mark.parametrize(
    "text",
    [
        "At Week 12 and WEEKS 24 (mean), then week 36 Twice; In 2010 and in 2011.",
        "İstanbul, Week 12 of all weeks",  # longer in small letters
        "Straße: Week 12 of all wee\u212as 24 x",
        "",
    ],
)
@pytest.mark.parametrize("start", [0, 8])
def test_finds_what_the_pattern_finds(pattern, text, start):
    found = [(f.span(), f["one"]) for f in found_in(pattern, text, text.casefold(), start)]
    assert found == [(f.span(), f["one"]) for f in pattern.finditer(text, start)]
