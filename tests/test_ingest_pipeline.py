"""From files to a library."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.errors import EncoderMismatchError, ReadError, StorageError
from ingest.identity import Action
from ingest.library import Library, open_library
from ingest.pipeline import (
    NamedFile,
    Outcome,
    Progress,
    Report,
    add_files,
    expand,
    read_file,
    source_name,
)
from tests.tiny_encoder import TinyEncoder

FRONT = """---
title: {title}
authors: [Ada Example, Ben Sample]
journal: Journal of Examples
year: 2021
doi: {doi}
---

"""


def paper(folder: Path, name: str, body: str, doi: str = "", title: str = "") -> Path:
    path = folder / f"{name}.md"
    front = FRONT.format(title=title or f"Paper {name}", doi=doi or f"10.1000/{name}")
    path.write_text(f"{front}## Results\n\n{body}\n", encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path / "library", create=True) as library:
        yield library


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder


def run(library: Library, files: Sequence[Path], report: Report = lambda _: None) -> list[Outcome]:
    return list(add_files(library, TinyEncoder(), files, max_tokens=256, report=report))


def test_files_become_documents_found_by_their_words(library, papers):
    files = [
        paper(papers, "a", "Median survival was 12 months in 40 patients."),
        paper(papers, "b", "Diarrhoea occurred in 3 of 50 patients."),
    ]
    outcomes = run(library, files)
    assert [(each.action, each.document, each.title) for each in outcomes] == [
        (Action.ADDED, "10.1000-a", "Paper a"),
        (Action.ADDED, "10.1000-b", "Paper b"),
    ]
    assert [each.source for each in outcomes] == [str(file) for file in files]
    hit = library.lexical("diarrhoea", 1)[0]
    assert library.passages([hit.passage])[0].document == "10.1000-b"
    assert all(each.passages == 1 for each in outcomes)


def test_adding_again_embeds_and_changes_nothing(library, papers):
    files = [paper(papers, "a", "One sentence."), paper(papers, "b", "Another sentence.")]
    run(library, files)
    generation = library.generation
    reports: list[Progress] = []
    outcomes = run(library, files, report=reports.append)
    assert [each.action for each in outcomes] == [Action.UNCHANGED] * 2
    assert library.generation == generation
    assert reports[-1] == Progress(files_done=2, files=2, passages=0)


def test_a_file_that_cannot_be_read_is_reported_and_the_others_continue(library, papers):
    broken = papers / "broken.xml"
    broken.write_text("<article><front>")
    files = [paper(papers, "a", "One."), broken, papers / "missing.md", paper(papers, "b", "Two.")]
    outcomes = run(library, files)
    assert {Path(each.source).name: each.action for each in outcomes} == {
        "a.md": Action.ADDED,
        "broken.xml": None,
        "missing.md": None,
        "b.md": Action.ADDED,
    }
    assert all(each.error for each in outcomes if each.action is None)
    assert len(library) == 2


def test_identifiers_of_two_documents_fail_that_file_only(library, papers):
    first = paper(papers, "a", "One.")
    run(library, [first])
    digest = paper(papers, "c", "Three.", doi="10.1000/c")
    text = digest.read_text().replace("doi: 10.1000/c", "doi: 10.1000/a\npmid: 7")
    other = paper(papers, "b", "Two.")
    other.write_text(other.read_text().replace("doi: 10.1000/b", "doi: 10.1000/b\npmid: 7"))
    digest.write_text(text)
    outcomes = run(library, [other, digest])
    assert {Path(each.source).name: each.action for each in outcomes} == {
        "b.md": Action.ADDED,
        "c.md": None,
    }
    assert "which name two documents" in str(outcomes[-1].error or outcomes[0].error)


def test_the_same_study_twice_in_one_run_is_one_document(library, papers):
    files = [
        paper(papers, "a", "One sentence.", doi="10.1000/same"),
        paper(papers, "b", "One longer sentence here.", doi="10.1000/same"),
    ]
    outcomes = run(library, files)
    assert [each.action for each in outcomes] == [Action.ADDED, Action.REPLACED]
    assert len(library) == 1
    assert library.index_ids() == dict.fromkeys(("vectors", "lexical"), library.passage_ids())


def test_progress_counts_files_and_passages_and_never_falls(library, papers):
    files = [paper(papers, f"p{number}", f"Sentence {number}.") for number in range(5)]
    reports: list[Progress] = []
    run(library, files, report=reports.append)
    assert reports == sorted(reports, key=lambda each: (each.passages, each.files_done))
    assert reports[-1] == Progress(files_done=5, files=5, passages=5)


def test_another_encoder_is_refused_before_anything_is_read(library, papers):
    run(library, [paper(papers, "a", "One.")])
    with pytest.raises(EncoderMismatchError):
        next(add_files(library, TinyEncoder(name="other"), [papers / "none"], max_tokens=256))


def test_passages_fit_the_encoder_even_if_more_is_asked(library, papers):
    body = " ".join(f"Sentence {number} has exactly six words." for number in range(40))
    encoder = TinyEncoder(max_tokens=64)
    list(add_files(library, encoder, [paper(papers, "a", body)], max_tokens=500))
    stored = library.document_passages("10.1000-a")
    counts = encoder.count_tokens([f"{each.context}\n{each.text}" for each in stored])
    assert len(counts) > 3
    assert max(counts) <= 62


def test_a_refusing_disk_stops_the_run_and_what_was_reported_stays(tmp_path, papers):
    """The second document needs more than is left, by the estimate; the first is kept."""
    small = paper(papers, "small", "One.")
    large = paper(papers, "large", " ".join(f"Sentence number {n} it is." for n in range(4_000)))
    free = os.statvfs(tmp_path).f_bavail * os.statvfs(tmp_path).f_frsize
    with open_library(
        tmp_path / "library", create=True, reserve_bytes=free - 40_000_000
    ) as library:
        adding = add_files(library, TinyEncoder(), [small, *(large,)], max_tokens=8)
        assert next(adding).document == "10.1000-small"
        with pytest.raises(StorageError, match="Free disk space"):
            list(adding)
        assert len(library) == 1
        assert library.lexical("One", 1)


def test_names_that_are_no_text_are_kept_as_text(papers, library):
    name = os.fsdecode(b"caf\xe9.md")
    path = papers / name
    paper(papers, "a", "One.").rename(path)
    (outcome,) = run(library, [path])
    assert outcome.action is Action.ADDED
    assert outcome.source.endswith("caf\\xe9.md")
    assert outcome.source == source_name(path)
    assert library.resolve("caf\\xe9.md") == outcome.document
    assert run(library, [path])[0].action is Action.UNCHANGED


def test_folders_are_searched_to_any_depth_but_not_in_hidden_places(papers):
    for name in ("b/deep/x.md", "a.md", ".hidden.md", ".git/x.md", "b/.cache/y.md"):
        (papers / name).parent.mkdir(parents=True, exist_ok=True)
        (papers / name).write_text("x")
    names = [path.relative_to(papers.resolve()).as_posix() for path in expand([papers])]
    assert names == ["a.md", "b/deep/x.md"]
    assert expand([papers / "a.md", papers, papers / "a.md"]) == expand([papers])
    assert expand([papers / ".hidden.md"])


def test_nothing_to_add_is_said(papers):
    with pytest.raises(ReadError, match="holds no file"):
        expand([papers])
    with pytest.raises(ReadError, match="no such file"):
        expand([papers / "none"])


def test_a_file_that_is_too_large_is_not_read(papers):
    path = papers / "huge.md"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(ReadError, match="larger than"):
        read_file(path)


def test_a_named_file_is_known_by_its_name_alone(library, papers):
    here = paper(papers, "a", "One sentence.").rename(papers / "000000")
    broken = papers / "000001"
    broken.write_bytes(b"%PDF-1.7")
    files = [NamedFile(here, "sent/a.md"), NamedFile(broken, "sent/b.pdf")]
    files.append(NamedFile(papers / "000002", "sent/c.md"))
    outcomes = list(add_files(library, TinyEncoder(), files, max_tokens=256))
    assert {each.source: each.action for each in outcomes} == {
        "sent/a.md": Action.ADDED,
        "sent/b.pdf": None,
        "sent/c.md": None,
    }
    assert library.document("10.1000-a").sources == ("sent/a.md",)
    assert not any("0000" in str(each.error) for each in outcomes)


def test_a_group_is_searchable_before_the_next_is_embedded(library, papers):
    files = [paper(papers, name, f"Sentence of {name}.") for name in "abc"]
    adding = add_files(library, TinyEncoder(), files, max_tokens=256, group_passages=2)
    assert [next(adding).document, next(adding).document] == ["10.1000-a", "10.1000-b"]
    assert len(library) == 2
    assert library.lexical("sentence", 9)
    assert next(adding).document == "10.1000-c"


def test_a_group_that_is_given_up_while_it_is_embedded_leaves_nothing(library, papers):
    class GivenUpError(Exception):
        pass

    def give_up(progress: Progress) -> None:
        if progress.passages > 1:
            raise GivenUpError

    files = [paper(papers, name, f"Sentence of {name}.") for name in "abc"]
    adding = add_files(
        library, TinyEncoder(), files, max_tokens=256, group_passages=1, report=give_up
    )
    assert next(adding).document == "10.1000-a"
    with pytest.raises(GivenUpError):
        next(adding)
    assert [each.id for each in library.summaries()] == ["10.1000-a"]
    assert len(run(library, files)) == 3
