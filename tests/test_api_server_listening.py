"""Where a server listens, who reaches it there, and when it needs a key."""

from pathlib import Path

import pytest

from api.commands.serve import Reach, protection_of
from api.keys import KeyRing
from api.server.listening import Address, ServeError, served_address
from api.server.protection import LOOPBACK_HOSTS, Protection
from ingest.settings import Settings

ANYWHERE = ["0.0.0.0", "::", "192.0.2.7", "2001:db8::7", "::ffff:192.0.2.7"]  # noqa: S104


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(library=tmp_path)


def _protection(settings: Settings, host: str = "127.0.0.1", **reach: list[str]) -> Protection:
    return protection_of(settings, served_address(host), Reach(host, 0, **reach))


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("localhost", "http://127.0.0.1:8000"),
        ("LOCALHOST", "http://127.0.0.1:8000"),
        ("127.0.0.53", "http://127.0.0.53:8000"),
        ("::1", "http://[::1]:8000"),
    ],
)
def test_only_this_machine_reaches_a_loopback_address(host: str, url: str) -> None:
    address = served_address(host)
    assert (address.loopback, address.url(8000)) == (True, url)


@pytest.mark.parametrize("host", ANYWHERE)
def test_others_reach_any_other_address(host: str) -> None:
    assert not served_address(host).loopback


def test_a_client_on_this_machine_finds_a_server_of_all_addresses() -> None:
    assert Address("0.0.0.0", False, True).url(80) == "http://127.0.0.1:80"  # noqa: S104
    assert served_address("::").url(80) == "http://[::1]:80"


@pytest.mark.parametrize("host", ["", "papers.example", "127.1", "127.0.0.1:80", "[::1]", "*"])
def test_what_is_no_address_is_refused(host: str) -> None:
    with pytest.raises(ServeError, match="is no address to serve on"):
        served_address(host)


@pytest.mark.parametrize("host", ANYWHERE)
def test_where_others_reach_it_a_key_is_needed(settings: Settings, host: str) -> None:
    with pytest.raises(ServeError, match="and no key protects it"):
        _protection(settings, host)
    ring = KeyRing(settings.library)
    ring.create("ana", ["ask"])
    protection = _protection(settings, host)
    assert (protection.loopback, protection.hosts) == (False, ())
    ring.revoke("ana")
    with pytest.raises(ServeError, match="and no key protects it"):
        _protection(settings, host)


def test_a_name_for_others_needs_a_key_too(settings: Settings) -> None:
    with pytest.raises(ServeError, match=r"by the name 'papers\.example', and no key"):
        _protection(settings, names=["localhost", "Papers.example"])
    KeyRing(settings.library).create("ana", ["ask"])
    assert _protection(settings, names=["Papers.example"]).hosts == {
        *LOOPBACK_HOSTS,
        "papers.example",
    }


def test_a_proxy_may_ask_for_keys_in_its_place(tmp_path: Path) -> None:
    settings = Settings(library=tmp_path, keys_on_loopback=False)
    assert _protection(settings, names=["papers.example"]).loopback
    with pytest.raises(ServeError, match="and no key protects it"):
        _protection(settings, "192.0.2.7")


def test_a_loopback_server_answers_to_its_own_address(settings: Settings) -> None:
    assert _protection(settings, "127.0.0.53").hosts == {*LOOPBACK_HOSTS, "127.0.0.53"}
    assert _protection(settings, "::1").hosts == {*LOOPBACK_HOSTS}


def test_the_settings_set_the_limits(tmp_path: Path) -> None:
    settings = Settings(
        library=tmp_path,
        rate_limit="5/second",
        deadline_seconds=2.5,
        most_upload_mb=3,
        log_questions=True,
    )
    given = _protection(settings)
    assert (given.rate_limit, given.deadline_seconds) == ("5/second", 2.5)
    assert (given.most_upload, given.log_questions) == (3 * 1024 * 1024, True)


def test_web_pages_are_named_by_their_origin(settings: Settings) -> None:
    given = ["https://Papers.example", "http://localhost:3000", "http://[::1]:3000"]
    assert list(_protection(settings, origins=given).origins) == [each.lower() for each in given]


@pytest.mark.parametrize(
    "origin", ["*", "null", "", "papers.example", "https://papers.example/", "ftp://a", "http://["]
)
def test_what_is_no_origin_is_refused(settings: Settings, origin: str) -> None:
    with pytest.raises(ServeError, match="is no origin of web pages"):
        _protection(settings, origins=[origin])
