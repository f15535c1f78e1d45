"""Where in a question its slots stand: study, measure, groups, times, lists."""

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.figures.endpoints import endpoints_in
from ingest.figures.measures import RATIOS, measures_in
from ingest.figures.terms import Mention
from retrieval.arms import Group, groups_in, study_arms
from retrieval.clauses import blanked
from retrieval.groups import SUBGROUP
from retrieval.listed_items import listed_items
from retrieval.pairs_behind_colon import only_sets_apart
from retrieval.part_words import AMOUNTS, P_ALONE, Part, part_terms, parts_in
from retrieval.time_points import TimeSpan, time_points
from retrieval.wanted_times import wanted_points
from retrieval.words import STOP_WORDS, words

SINGLE = RATIOS | {
    "standardised mean difference", "mean difference", "risk difference", "difference",
    "relative risk reduction", "number needed to treat", "number needed to harm",
    "incremental cost-effectiveness ratio", "correlation coefficient", "regression coefficient",
    "sensitivity", "specificity",
}  # fmt: skip
"""Measures that make one figure of two groups."""

SPOKEN_MEASURES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bm(?=(?:PFS|OS|TTP|DoR|DOR)\b)"), "median"),
    (re.compile(r"\bhow much (?:\w+ )?(?:less|more|higher|lower|better|worse|longer|shorter)\b"
                r"|\bextra\b|\bbenefits? of\b|\beffect of\b|\bby how much\b"
                r"|(?<!before )\bminus\b(?!\s?\d)",
                re.IGNORECASE),
     "difference"),
    (re.compile(r"\bhow (?:often|frequent\w*|common)\b|\bwhat part\b|%", re.IGNORECASE),
     "percentage"),
    (re.compile(rf"\bhow many\b(?!-| (?:{AMOUNTS})\b)", re.IGNORECASE), "number"),
    (re.compile(r"\bhow long\b|\bhow many (?:seconds|minutes|hours|days|weeks|months)\b",
                re.IGNORECASE), "duration"),
    (re.compile(r"\bthresholds?\b|\bcut-?offs?\b", re.IGNORECASE), "cutoff"),
)  # fmt: skip
"""Measures as questions put them in plain speech."""

_PUBLICATION = (
    r"(?:trial|study|paper|series|abstract|article|publication|report|cohort|RCT|registry|survey"
    r"|experiment|pilot|cross-?over)\b"
)
_NAME_WORD = (
    r"(?:(?!(?:in|from|of|for|by|with|on|at|to|the|a|and|or|was|were|who|that|after|than"
    r"|v|vs|versus|against)\b)"
    r"[<>≥≤]?[\w/&+-]+\s+)"
)
_LONG_NAME = rf"{_NAME_WORD}{{5,8}}"
_SET_AGAINST = re.compile(
    r"\b(?:vs?|versus)\b|%|\d\s?(?:mo|months?|weeks?|wks?|years?|yrs?|days?)\b"
)
_CALLED_STUDY = re.compile(rf"{_PUBLICATION}$")
_BRACKET = re.compile(r"\s\((?P<said>[^()]*)\)")
_STUDY = re.compile(
    rf"\b(?:(?:(?:in|from|of|for|by)\s+(?:the\s+|this\s+|that\s+)?|the\s+|this\s+|that\s+)"
    rf"(?:{_NAME_WORD}{{0,4}}|{_LONG_NAME}){_PUBLICATION}(?:\s+of\s+(?:19|20)\d\d)?"
    r"|(?:(?:in|from|of|for|by)\s+)?(?:the\s+)?(?:"
    r"[A-Z][\w-]+ et al\.?,?\s*\(?(?:(?:19|20)\d\d)?\)?"
    r"|[A-Z]{4,}[A-Za-z]*[-\s]?\d{1,2}[A-Z]?\b))"
    r"|\b(?:in|from|at)\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)*(?=\s*(?:[?,.;)]|$|(?:was|were|did|after)\b))",
)
_ANY_STUDY = re.compile(rf"^(?:\w+\s+)?(?:the|this|that)\s+{_PUBLICATION}$", re.IGNORECASE)
_LEADING = re.compile(
    r"^\W*(?:In|For|Among|After|During|With|Following|Regarding|From|On)\s[^,:?]{4,160},\s"
    r"(?=(?:the |and )?(?:what|how|which|who|did|was|were|is|median|mean|give|list|by)\b)",
    re.IGNORECASE,
)
# "In the 12-week trial, what ...?" names a study.
_WHEN = re.compile(r"\W*(?=(?:After|Following|During)\b)", re.IGNORECASE)
_OVERALL = re.compile(
    r"\boverall (?:%|rate|mean|median|number)|\bpooled\b|\bcombined\b", re.IGNORECASE
)
_REST = re.compile(r"[A-Za-z]+")
_NOT = re.compile(r"\bnot (?:the |a )?$", re.IGNORECASE)
"""What stands before a measure that is not asked for: *the mean, not the median*."""
_COLON = re.compile(r":\s")


@dataclass(frozen=True)
class Layout:
    """A question with the places of its slots.

    Args:
        question: The question.
        colon: Where its asking part begins by its colon; 0 without one.
        start: Where its asking part begins for all other slots: behind the colon or behind a
            leading clause that names the study, or 0 where nothing is asked behind them.
    """

    question: str
    colon: int
    start: int

    @cached_property
    def asking(self) -> str:
        """The asking part."""
        return self.question[self.start :]

    @cached_property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """The words for the parts wanted."""
        return tuple((a + self.start, b + self.start) for a, b in part_terms(self.asking))

    @cached_property
    def times(self) -> tuple[TimeSpan, ...]:
        """The points in time; a *baseline trial* is a study that has one in its name."""
        found = wanted_points(self.question, self.start) or self._leading_times()
        return tuple(
            span
            for span in found
            if any(point.value is not None for point in span.points)
            or not any(a <= span.start and span.end <= b for a, b in self.named_studies)
        )

    def _leading_times(self) -> list[TimeSpan]:
        """Return the time with which the clause before the asking part begins: *After 12 weeks*."""
        clause = _WHEN.match(self.question, self.colon, self.start)
        found = time_points(self.question, self.colon) if clause else []
        return [span for span in found if clause and span.start == clause.end()]

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The measures named, in their places."""
        found = [*measures_in(self.asking)]
        found += [
            Mention(match.start(), match.end(), name)
            for pattern, name in SPOKEN_MEASURES
            for match in pattern.finditer(self.asking)
            if not any(m.start < match.end() and match.start() < m.end for m in found)
            and not any(
                a < match.end() + self.start and match.start() + self.start < b
                for a, b in self.parts
            )
        ]
        placed = sorted(self._placed(mention) for mention in found)
        return tuple(
            mention
            for mention in placed
            if not any(a <= mention.start < b for a, b in self.studies)
            and not _NOT.search(self.question, 0, mention.start)
        )

    def _placed(self, mention: Mention) -> Mention:
        """Count from the question's start, the rest of a cut word ("arm|s") included."""
        rest = _REST.match(self.asking, mention.end)
        whole = rest and mention.end - mention.start > 1  # the m of mPFS is no cut word
        end = rest.end() if rest and whole else mention.end
        return mention._replace(start=mention.start + self.start, end=end + self.start)

    @cached_property
    def measures(self) -> frozenset[str]:
        """The canonical measures named."""
        return frozenset(mention.name for mention in self.mentions)

    @cached_property
    def wanted_mentions(self) -> tuple[Mention, ...]:
        """The measures asked for; a word in the name of an arm is none."""
        inside = [(group.start, group.end) for group in self.groups]
        return tuple(
            mention
            for mention in self.mentions
            if not any(start <= mention.start and mention.end <= end for start, end in inside)
        )

    @property
    def wanted_measures(self) -> frozenset[str]:
        """Their canonical names."""
        return frozenset(mention.name for mention in self.wanted_mentions)

    @cached_property
    def single(self) -> bool:
        """Whether one figure for two groups is wanted, and no other."""
        strong = self.measures - {"percentage", "change", "rate", "score", "duration", "number"}
        return self.p_alone or (bool(strong & SINGLE) and not strong & {"mean", "median"})

    @cached_property
    def p_alone(self) -> bool:
        """Whether nothing but a P value is wanted, which compares the groups."""
        return bool(P_ALONE.match(self.asking)) and parts_in(self.asking) == {Part.P}

    @cached_property
    def studies(self) -> tuple[tuple[int, int], ...]:
        """The names of studies in the asking part, with what a bracket behind says of them."""
        found = [match.span() for match in _STUDY.finditer(self.question, self.start)]
        return tuple((start, self._end_of_study(start, end)) for start, end in found)

    def _end_of_study(self, start: int, end: int) -> int:
        bracket = _BRACKET.match(self.question, end)
        if bracket is None or not _CALLED_STUDY.search(self.question[start:end]):
            return end
        said = bracket["said"]
        asks = measures_in(said) or part_terms(said) or SUBGROUP.search(said)
        return end if asks or _SET_AGAINST.search(said) else bracket.end()

    @property
    def named_studies(self) -> tuple[tuple[int, int], ...]:
        """Those that say more than "the trial"."""
        return tuple(
            span for span in self.studies if not _ANY_STUDY.match(self.question[slice(*span)])
        )

    @cached_property
    def _groups_and_items(
        self,
    ) -> tuple[tuple[Group, ...], tuple[tuple[int, int, str], ...]]:
        blanks = [*self.parts, *((span.start, span.end) for span in self.times), *self.studies]
        groups, loose = groups_in(self.question, self.start, blanks, single=self.single)
        if not groups and self.start and not _OVERALL.search(self.asking):
            groups = study_arms(self.question, self.start, single=self.single)
        named = tuple(group for group in groups if not _is_endpoint(group.text))
        return named, listed_items(self.asking, self.start, loose)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The arms, comparators and populations."""
        return self._groups_and_items[0]

    @property
    def items(self) -> tuple[tuple[int, int, str], ...]:
        """The endpoints listed: start, end, words."""
        return self._groups_and_items[1]


def _is_endpoint(text: str) -> bool:
    """Tell what was measured from a group: of "in controls progressed or died" *died* is none."""
    return any(m.end - m.start == len(text) for m in endpoints_in(text))


def laid_out(question: str) -> Layout:
    """Find where the asking part of a question begins.

    Args:
        question: One standalone question.

    Returns:
        Its layout. Where the part behind the colon asks for nothing by itself ("figure for
        each?"), all of the question asks.
    """
    colon = focus_start(question)
    leading = _LEADING.match(question, colon)
    start = leading.end() if leading else colon
    layout = Layout(question, colon, start)
    asks = _asks(question[start:]) and not only_sets_apart(question[:start], question[start:])
    if start and not (asks and _asks_beside_groups(layout)):
        return Layout(question, 0, 0)
    return layout


def focus_start(question: str) -> int:
    """Return where the asking part begins: behind the last colon, else at the start."""
    colons = list(_COLON.finditer(question))
    if not colons:
        return 0
    last = colons[-1].start() + 1
    return last if words(question[last:]) else 0


_EMPTY = frozenset(
    """figure figures for each value values give list state please both all them of the per group
    groups arm arms in and with every what was were is number numbers which""".split()
)


MATTERS = frozenset(
    {
        "clearance", "half-life", "sensitivity", "specificity", "positive predictive value",
        "negative predictive value", "incremental cost-effectiveness ratio", "cutoff",
    }
)  # fmt: skip
"""Measures that say by themselves what was measured."""


def _asks_beside_groups(layout: Layout) -> bool:
    """Tell whether more is said behind the colon than which groups are compared."""
    inside = [group for group in layout.groups if group.start >= layout.start]
    if len(inside) <= 1 or layout.measures or not _head_measures(layout):
        return True
    spans = [(group.lead_start, group.end) for group in inside]
    rest = blanked(layout.question, [*spans, *layout.parts])[layout.start :]
    return any(word.casefold() not in _EMPTY | STOP_WORDS for word in words(rest))


def _head_measures(layout: Layout) -> bool:
    """Tell whether the part before the colon names a measure or an endpoint."""
    head = layout.question[: layout.start]
    return bool(measures_in(head) or endpoints_in(head))


def _asks(asking: str) -> bool:
    bare = asking
    for start, end in reversed(part_terms(asking)):
        bare = bare[:start] + " " + bare[end:]
    measures = measures_in(bare)
    for mention in reversed(measures):
        bare = bare[: mention.start] + " " + bare[mention.end :]
    says_itself = any(mention.name in MATTERS for mention in measures)
    return says_itself or any(word.casefold() not in _EMPTY for word in words(bare))
