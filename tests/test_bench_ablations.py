"""The table of what each part is worth."""

from bench.ablations import ARMS, introduction, share, table
from bench.validate import Held
from eval.questions.samples import Sample
from retrieval.features import FEATURES
from retrieval.fitted import WITH_RANKER


def held(kind: str, *, right: bool = True, refused: tuple[str, ...] = (), rank: int = 1) -> Held:
    sample = Sample("q", "Rash?", kind, ("PMC1",))
    return Held(sample, right, 0.5, frozenset(refused), rank, "")


def test_a_share_has_its_interval() -> None:
    # Wilson (1927) for 3 of 4.
    assert share(3, 4) == "75.0% (30%–95%) of 4"
    assert share(0, 0) == "–"


def test_every_arm_has_a_row_in_both_tables() -> None:
    found = [
        held("figure"), held("figure", right=False, rank=0), held("text", rank=4),
        held("list", refused=("balanced",), rank=2),
        held("unanswerable", right=False, refused=("balanced",), rank=0),
    ]  # fmt: skip
    ranking, answers = table([(ARMS[0], found)]).strip().split("\n\n")
    row = ranking.splitlines()[-1]
    assert [cell.strip() for cell in row.split("|")][1:-1] == [
        "dense", share(1, 4), share(2, 4), share(3, 4),
    ]  # fmt: skip
    row = answers.splitlines()[-1]
    assert [cell.strip() for cell in row.split("|")][1:-1] == [
        "dense", share(1, 2), share(1, 1), share(0, 1), share(1, 3), share(1, 1),
    ]  # fmt: skip


def test_what_the_tables_show_is_told() -> None:
    told = introduction(200, 1200)
    assert "200 questions over 1,200\narticles" in told
    assert str(WITH_RANKER.least["balanced"]) in told


def test_the_arms_are_those_asked_for() -> None:
    names = [arm.name for arm in ARMS]
    assert names == ["dense", "lexical", "fused", "features", "cross-encoder", "blended"]
    assert all(set(arm.features) <= set(FEATURES) for arm in ARMS)
