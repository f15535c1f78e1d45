"""Choosing the figures that answer a question: one, or one for each thing it lists."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.concepts import any_held
from retrieval.evidence import Evidence
from retrieval.families import measure_of
from retrieval.fitted import WITHOUT_RANKER, Fitted
from retrieval.group_names import is_same_group
from retrieval.matching import Match, match_figures
from retrieval.needs import Need, needs
from retrieval.needs_met import meets_each
from retrieval.question import Asked
from retrieval.stretches import is_paired

SURE = 0.8
"""Share of a figure among those of its own sentence from which it is stated by itself."""
SURE_OF_ALL = 0.6
"""And its share among the figures of all the evidence."""
RESTRICTIONS = ("unasked arm", "unasked subgroup")
"""What speaks against a figure: it is of a part of those asked about."""
AGREEMENTS = (
    "target", "words", "endpoint", "measure", "unit", "parts", "arm", "population", "time",
)  # fmt: skip
"""The slots in which a figure agrees with a question or does not."""
RIVAL = 0.35
"""A figure of another sentence contradicts from this share of the chosen one's on."""
LEAST_OF_LISTED = 0.35
"""Share among all figures from which each figure of a list is stated."""
RIVAL_ASTRAY = 0.1
"""The same, where the chosen figure is of another group than the one asked for."""
SAME_TARGET = 0.25
"""Figures side by side speak of the same thing within this difference."""
SAME_WORDS = 0.02
"""Two figures agree with the words of a question alike within this difference."""
_LEAST_AGREEMENT = 0.3
_BESIDE = frozenset({"arm", "time"})
"""What papers report side by side."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A figure chosen to answer, or one of several.

    Args:
        label: What tells it from the others; empty where it stands alone.
        match: The figure with its evidence.
    """

    label: str
    match: Match


@dataclass(frozen=True, slots=True)
class Selection:
    """The figures that answer a question.

    Args:
        chosen: In the order in which they are stated; empty where none fits.
        missing: Labels of the values that were asked for and not found.
        share: How much better the first fits than the other figures of its sentence, 0 to 1.
        total: The share of those chosen among the figures of all the evidence, 0 to 1.
        rivals: Figures elsewhere that answer as well and differ.
    """

    chosen: tuple[Chosen, ...] = ()
    missing: tuple[str, ...] = ()
    share: float = 0.0
    total: float = 0.0
    rivals: tuple[Match, ...] = ()

    @property
    def statable(self) -> bool:
        """Whether figures are stated: sure ones, and rivals, of which none is picked."""
        return self.sure or bool(self.rivals)

    @property
    def sure(self) -> bool:
        """Whether the figures can be stated without their sentence."""
        clear = self.share >= SURE and self.total >= SURE_OF_ALL
        return bool(self.chosen) and clear and not self.missing


def select(
    asked: Asked, evidence: Sequence[Evidence], fitted: Fitted = WITHOUT_RANKER
) -> Selection:
    """Choose the figures that answer a question.

    Args:
        asked: The question.
        evidence: Best first.
        fitted: The weights of figure matching.

    Returns:
        The selection; without figures where none agrees with the question in every slot.
    """
    matches = _agreeing(match_figures(asked, evidence, fitted))
    wanted = needs(asked)
    if len(wanted) > 1:
        # Groups and times of one comparison are reported side by side; items need not be.
        beside = _siblings(matches, len(wanted)) if wanted[0].slot in _BESIDE else Selection()
        if len(beside.chosen) == len(wanted) and meets_each(
            wanted, [each.match for each in beside.chosen]
        ):
            return _told_by_its_sentence(wanted, beside)
        return _listed(wanted, evidence, fitted)
    if not matches:
        return Selection()
    if asked.values != 1 or asked.several:
        return _siblings(matches, asked.values)
    first = matches[0]
    if first.slots["unasked arm"]:
        # Asked of a trial, reported of its arms: all of them are stated.
        both = _siblings(matches, 0)
        if len(both.chosen) > 1:
            return both
    within = _clearness(first, matches)
    total = _total(first, matches, clear=within == 1)
    return Selection((Chosen("", first),), (), within, total, _rivals(asked, matches))


def _told_by_its_sentence(wanted: Sequence[Need], selection: Selection) -> Selection:
    """Take figures for clear whose sentence names each group, though none is read for the figure.

    "58% (A), 52% (B) and 45% (A then B)" gives a value for each of three, quoted if not stated.
    """
    evidence = selection.chosen[0].match.evidence
    named = all(
        any_held(arm.forms, evidence.candidate.terms)
        for need in wanted
        for arm in evidence.document.in_its_words(need.asked.arms)
    )
    unsaid = not selection.share and wanted[0].slot == "arm"
    return replace(selection, share=1.0) if unsaid and named else selection


def _agreeing(matches: Sequence[Match]) -> list[Match]:
    """Leave out what contradicts the question; a figure without the part asked for only lacks it.

    It is given, and that the part is not reported, where no figure has the part.
    """
    agreed = [match for match in matches if not match.conflicts]
    return agreed or [match for match in matches if match.conflicts == ("parts",)]


def _listed(wanted: Sequence[Need], evidence: Sequence[Evidence], fitted: Fitted) -> Selection:
    chosen: list[Chosen] = []
    missing: list[str] = []
    shares: list[float] = []
    for need in wanted:
        matches = [m for m in match_figures(need.asked, evidence, fitted) if not m.conflicts]
        taken = {_identity(each.match) for each in chosen}
        fitting = _own_first([m for m in matches if m.slots[need.slot] >= _LEAST_AGREEMENT], need)
        best = next((m for m in fitting if _identity(m) not in taken), None)
        if best is None or _identity(fitting[0]) in taken:
            missing.append(need.label)
        else:
            # "At 6 and 12 months" is one phrase for two times.
            own_time = best.figure.time if need.slot == "time" else None
            shares.append(_clearness(best, matches))
            if need.slot == "population":
                # Figures of other subgroups are those of the list's other items.
                alike = [m for m in fitting if m.slots[need.slot] >= best.slots[need.slot]]
                best = replace(best, share=best.share / sum(match.share for match in alike))
            chosen.append(Chosen(own_time or need.label, best))
    # Each is one of several that fit; it need not outweigh all of them together.
    total = float(all(each.match.share >= LEAST_OF_LISTED for each in chosen))
    return Selection(tuple(chosen), tuple(missing), min(shares, default=0.0), total)


def _own_first(fitting: Sequence[Match], need: Need) -> list[Match]:
    """Put first a figure that is the group's own over one in whose sentence it is only named.

    It must fit the measure and endpoint asked for at least as well, and one of them better.
    """
    if not fitting:
        return []
    first, *rest = fitting
    own = next((m for m in rest if _is_more_its_own(m, first, need.slot)), None)
    return [own, *(m for m in fitting if m is not own)] if own else list(fitting)


def _is_more_its_own(match: Match, first: Match, slot: str) -> bool:
    pairs = [(match.slots[name], first.slots[name]) for name in ("endpoint", "measure")]
    fits = all(one >= two for one, two in pairs) and any(one > two for one, two in pairs)
    return fits and match.slots[slot] > first.slots[slot]


def _siblings(matches: Sequence[Match], wanted: int) -> Selection:
    """Take the best figure and those beside it that differ in their group or time only."""
    if not matches:
        return Selection()
    first = matches[0]
    kin = [match for match in matches if _akin(first, match)]
    if len(kin) == 1:
        kin = _elsewhere(first, matches) if first.figure.arm else kin
        if wanted == 0 and len(kin) == 1:
            # "For each grade": the figure of everybody is none of those asked for.
            of_group = next((m for m in matches if m.figure.arm and _same_thing(first, m)), None)
            groups = _elsewhere(of_group, matches) if of_group else []
            if len(groups) > 1 and all(_fits_alike(each, first) for each in groups):
                return _of_each_group(first, groups, matches)
    kin.sort(key=lambda match: (match.evidence.candidate.start, match.figure.start))
    if wanted > 1 and len(kin) > wanted:
        kept = {id(match) for match in sorted(kin, key=lambda m: -m.weight)[:wanted]}
        kin = [match for match in kin if id(match) in kept]
    labels = [match.figure.arm or match.figure.time or "" for match in kin]
    chosen = tuple(Chosen(label, match) for label, match in zip(labels, kin, strict=True))
    told_apart = len(set(labels)) == len(labels) and (wanted in {0, len(kin)} or len(kin) > 1)
    total = sum(match.share for match in kin)
    return Selection(chosen, (), 1.0 if told_apart else 0.0, total)


def _fits_alike(match: Match, first: Match) -> bool:
    """Tell whether a figure is of the time asked for, and of the thing, no less than the best."""
    timed = match.slots["time"] >= first.slots["time"]
    return timed and match.slots["target"] >= first.slots["target"] - SAME_TARGET


def _of_each_group(first: Match, groups: Sequence[Match], matches: Sequence[Match]) -> Selection:
    """Take the figure of each group; those of everybody are left out of their shares."""
    chosen = tuple(Chosen(match.figure.arm or "", match) for match in groups)
    rest = [m for m in matches if m.figure.arm or not _same_thing(first, m)]
    total = sum(match.share for match in groups) / sum(match.share for match in rest)
    return Selection(chosen, (), 1.0, total)


def _elsewhere(first: Match, matches: Sequence[Match]) -> list[Match]:
    """Take the figures of the same kind of one document, the best for each group.

    Papers report groups in sentences of their own: "In G1 tumours median PFS was …".
    """
    groups: dict[str, Match] = {}
    for match in matches:
        arm, special = match.figure.arm, match.figure.special is not None
        same = _same_thing(first, match) and (match.figure.unit == first.figure.unit or special)
        document = match.evidence.candidate.document
        if not (arm and same and document == first.evidence.candidate.document):
            continue
        if not any(is_same_group(match, each) for each in groups.values()):
            groups.setdefault(arm, match)
    return list(groups.values())


def _same_thing(one: Match, other: Match) -> bool:
    figures = one.figure, other.figure
    measures, endpoints = ({measure_of(f) for f in figures}, {f.endpoint for f in figures})
    return len(measures) == len(endpoints) == 1


def _akin(first: Match, other: Match) -> bool:
    one, two = first.figure, other.figure
    special = one.special is not None or two.special is not None
    return (
        first.evidence is other.evidence
        and _same_thing(first, other)
        and (one.unit == two.unit or special)
        and (one.interval is None) == (two.interval is None)
        and other.slots["target"] >= first.slots["target"] - SAME_TARGET
    )


def _clearness(match: Match, matches: Sequence[Match]) -> float:
    """Tell how clearly a figure is the one of its sentence: wholly where no other agrees better.

    A figure that agrees at least as well in every slot as each other of its sentence, and better
    in one, is the one asked for, however close the sums are.
    """
    candidate = match.evidence.candidate
    paired = is_paired(candidate.text, match.figure, candidate.figures)
    if paired and max(match.slots["arm"], match.slots["population"], match.slots["time"]) < 1:
        return 0.0
    others = [m for m in matches if m.evidence is match.evidence and m is not match]
    if others and all(_dominates(match, other) for other in others):
        return 1.0
    return _share_within(match, matches)


def _dominates(match: Match, other: Match) -> bool:
    pairs = [(match.slots[name], other.slots[name]) for name in AGREEMENTS]
    return all(one >= two for one, two in pairs) and any(one > two for one, two in pairs)


def _total(match: Match, matches: Sequence[Match], *, clear: bool) -> float:
    """Return the share of a figure among those of all the evidence that contradict nothing.

    A figure that is clearly the one of its sentence has the shares of the others there too: they
    say that the sentence is the one.
    """
    every = sum(each.share for each in matches)
    own = sum(each.share for each in matches if each.evidence is match.evidence)
    share = own if clear else match.share
    return round(min(1.0, share / every), 6) if every else 0.0


def _share_within(match: Match, matches: Sequence[Match]) -> float:
    same = sum(each.share for each in matches if each.evidence is match.evidence)
    return match.share / same if same else 0.0


def _rivals(asked: Asked, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the figures that answer as well as the first and differ from it.

    Where a group is asked for and the first figure is not known to be of it, any other of the
    same kind may be the one meant.
    """
    first = matches[0]
    figure = first.figure
    if figure.endpoint is None or measure_of(figure) is None:
        return ()
    astray = bool(asked.arms) and first.slots["arm"] < _LEAST_AGREEMENT
    return tuple(
        match
        for match in matches[1:]
        if _same_thing(first, match)
        and match.figure.unit == figure.unit
        and match.figure.value != figure.value
        and match.share >= (RIVAL_ASTRAY if astray else RIVAL) * first.share
        and match.slots["unasked subgroup"] <= first.slots["unasked subgroup"]
        and (astray or _no_worse(match, first))
    )


def _no_worse(match: Match, first: Match) -> bool:
    restricted = any(match.slots[name] > first.slots[name] for name in RESTRICTIONS)
    return not restricted and match.slots["words"] >= first.slots["words"] - SAME_WORDS


def _identity(match: Match) -> tuple[str, int]:
    return match.evidence.candidate.document, match.evidence.candidate.start + match.figure.start
