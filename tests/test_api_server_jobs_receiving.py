"""Files of a multipart body: names, limits, and what breaks off."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.server.jobs import files, receiving
from api.server.jobs.errors import TooLargeError, UnusableJobError
from api.server.jobs.file_names import LONGEST, source_of
from api.server.jobs.files import UploadFiles
from api.server.jobs.receiving import Receiver
from ingest.errors import StorageError
from ingest.pipeline import NamedFile

FORM = "multipart/form-data; boundary=edge"


def _part(name: str, content: bytes, field: str = "files") -> bytes:
    head = f'--edge\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    return head.encode() + content + b"\r\n"


def _body(*parts: bytes) -> bytes:
    return b"".join(parts) + b"--edge--\r\n"


def _receive(folder: Path, body: bytes, piece: int = 1 << 16) -> list[NamedFile]:
    receiver = Receiver(folder, FORM)
    try:
        for start in range(0, len(body), piece):
            receiver.feed(body[start : start + piece])
        return receiver.finish()
    finally:
        receiver.abandon()


@pytest.mark.parametrize("piece", [1, 7, 1 << 16])
def test_files_come_as_they_were_sent_however_the_body_is_cut(tmp_path: Path, piece: int) -> None:
    content = b"line\r\n--edgy\r\n--ed\r\n\x00\xff" * 3
    body = _body(_part("a.md", content), _part("b/a.md", b""), _part("c.md", b"x", "file"))
    received = _receive(tmp_path, body, piece)
    assert [(file.path.name, file.source) for file in received] == [
        ("000000", "a.md"),
        ("000001", "b/a.md"),
        ("000002", "c.md"),
    ]
    assert [file.path.read_bytes() for file in received] == [content, b"", b"x"]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (b"paper.nxml", "paper.nxml"),
        (b"../../etc/passwd", "etc/passwd"),
        (b"/etc/passwd", "etc/passwd"),
        (b"C:\\papers\\one.md", "papers/one.md"),
        (b"a//./b.md", "a/b.md"),
        ("Größe – 177Lu.md".encode(), "Größe – 177Lu.md"),
        ("naïve.md".encode("latin-1"), "naïve.md"),
        (b"two\r\nlines\x00.md", "twolines.md"),
        ("\u202egnp.md".encode(), "gnp.md"),
        (b"trial: one.md", "trial: one.md"),
    ],
)
def test_a_name_is_made_fit_to_be_shown(name: bytes, source: str) -> None:
    assert source_of(name) == source


@pytest.mark.parametrize("name", [b"", b"..", b"/", b"\x00", b"a" * (LONGEST + 1)])
def test_a_name_of_nothing_or_too_long_is_refused(name: bytes) -> None:
    with pytest.raises(UnusableJobError):
        source_of(name)


@given(st.binary(max_size=60))
def test_no_name_leads_out_of_a_folder_and_each_is_fit_for_sending(name: bytes) -> None:
    try:
        source = source_of(name)
    except UnusableJobError:
        return
    assert source.isprintable()
    assert source.encode().decode() == source
    assert not source.startswith("/")
    assert not {"", ".", ".."} & set(source.split("/"))
    assert source_of(source.encode()) == source


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (_body(), "holds no file|cannot be read"),
        (_body(_part("a.md", b"x"), _part("a.md", b"y")), r"Two files are called a\.md"),
        (_body(_part("a.md", b"x", "paper")), "The part 'paper' is not a file"),
        (_body(_part("a.md", b"x").replace(b"; filename", b"; nofile")), "'files' is not a file"),
        (b"--edge\r\n\r\nx\r\n--edge--\r\n", "The part '' is not a file"),
        (_part("a.md", b"cut"), "ends before its last boundary"),
        (_body(_part("a.md", b"cut"))[:-5], "ends before its last boundary"),
        (b"nothing of the sort", "cannot be read"),
        (b"", "ends before its last boundary"),
        (_body(_part("", b"x")), "A file has no name"),
    ],
)
def test_a_body_that_is_no_form_of_files_is_refused(tmp_path: Path, body: bytes, said: str) -> None:
    with pytest.raises(UnusableJobError, match=said):
        _receive(tmp_path, body)


@pytest.mark.parametrize(
    "content_type", ["", "application/json", "multipart/form-data", "text/plain; boundary=edge"]
)
def test_another_content_type_is_refused(tmp_path: Path, content_type: str) -> None:
    with pytest.raises(UnusableJobError, match="not a form with files"):
        Receiver(tmp_path, content_type)


def test_a_boundary_longer_than_any_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableJobError):
        Receiver(tmp_path, f"multipart/form-data; boundary={'b' * 2_000}")


def test_a_file_too_large_and_too_many_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "MOST_BYTES", 10)
    monkeypatch.setattr(receiving, "MOST_FILES", 2)
    assert len(_receive(tmp_path, _body(_part("a", b"1" * 10), _part("b", b"")))) == 2
    with pytest.raises(TooLargeError, match="The file a is larger than 10 bytes"):
        _receive(tmp_path, _body(_part("a", b"1" * 11)))
    with pytest.raises(TooLargeError, match="more than 2 files"):
        _receive(tmp_path, _body(*(_part(name, b"") for name in "abc")))


def test_a_disk_that_is_nearly_full_is_not_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "RESERVE_BYTES", 1 << 60)
    with pytest.raises(StorageError, match="in reserve"):
        _receive(tmp_path, _body(_part("a.md", b"x")))


def test_only_the_files_of_unfinished_jobs_are_kept(tmp_path: Path) -> None:
    uploads = UploadFiles(tmp_path / "uploads")
    uploads.sweep(set())
    for job in ("one", "two"):
        (uploads.begin(job) / "000000").write_bytes(b"x")
    uploads.sweep({"two"})
    assert [folder.name for folder in (tmp_path / "uploads").iterdir()] == ["two"]
    uploads.discard("two")
    uploads.discard("two")
    assert not list((tmp_path / "uploads").iterdir())
    with pytest.raises(StorageError, match="cannot be written"):
        UploadFiles(uploads.begin("three") / "000000").begin("x" * 300)
