"""A library against a dict: whatever is done in whatever order, both hold the same."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ingest.identity import Action
from ingest.library import open_library
from ingest.verification import verify
from tests.made_up_studies import ENCODER, add, cut, embed, study

WORDS = ("survival", "toxicity", "response", "placebo", "OR", "177Lu", "0·21", "3.5", "Sjögren")
NAMES = st.sampled_from(["a", "b", "c", "d"])
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=5
)
_MEMORY = Path("/dev/shm")  # noqa: S108  (many small libraries, no power cut)


class LibraryMachine(RuleBasedStateMachine):
    """Studies a–d, each from a paper and a digest, under everything a library can do."""

    @initialize()
    def make(self):
        self.root = tempfile.mkdtemp(dir=_MEMORY if _MEMORY.is_dir() else None)
        self.directory = Path(self.root) / "library"
        self.library = open_library(self.directory, create=True)
        self.model: dict[str, tuple[str, set[str]]] = {}
        self.seen: set[int] = set()

    @rule(name=NAMES, sentences=SENTENCES)
    def add_the_paper(self, name, sentences):
        paper = study(name, sentences, doi=f"10.1000/{name}")
        before = self.library.generation
        id_, action = add(self.library, paper)
        text, sources = self.model.get(name, ("", set()))
        if paper.source in sources and text == paper.text:
            assert action is Action.UNCHANGED
            assert self.library.generation == before
        else:
            assert action is (Action.REPLACED if sources else Action.ADDED)
            assert self.library.generation != before
        assert id_ == f"10.1000-{name}"
        self.model[name] = (paper.text, sources | {paper.source})

    @rule(name=NAMES, sentences=SENTENCES)
    def add_a_digest(self, name, sentences):
        digest = study(
            name,
            sentences,
            doi=f"10.1000/{name}",
            source=f"/digests/{name}.md",
            reader="markdown",
            title=f"Digest {name}",
        )
        _, action = add(self.library, digest)
        text, sources = self.model.get(name, ("", set()))
        if text.startswith("Study"):
            assert action in {Action.LINKED, Action.UNCHANGED}
        else:
            text = digest.text
        self.model[name] = (text, sources | {digest.source})

    @rule(name=NAMES)
    def remove(self, name):
        if name in self.model:
            self.library.remove(f"10.1000-{name}")
            del self.model[name]

    @rule()
    def reopen(self):
        self.library.close()
        self.library = open_library(self.directory)

    @rule()
    def rebuild(self):
        self.library.rebuild()

    @rule(name=st.sampled_from(["vectors", "lexical"]))
    def lose_an_index(self, name):
        self.library.close()
        shutil.rmtree(self.directory / name)
        self.library = open_library(self.directory)

    @precondition(lambda self: self.model)
    @rule(name=NAMES, sentences=SENTENCES)
    def write_without_telling_the_indexes(self, name, sentences):
        paper = study(name, sentences, doi=f"10.1000/{name}")
        self.library.claim_encoder(ENCODER.fingerprint)
        self.library.write(paper, cut(paper), embed(paper, cut(paper)))
        _, sources = self.model.get(name, ("", set()))
        self.model[name] = (paper.text, sources | {paper.source})

    @invariant()
    def holds_the_same(self):
        held = {}
        for summary in self.library.summaries():
            stored = self.library.document(summary.id)
            held[summary.id.removeprefix("10.1000-")] = (stored.document.text, set(stored.sources))
            lines = [] if not stored.document.sections else stored.document.text.split("\n")[2:]
            texts = [passage.text for passage in self.library.document_passages(summary.id)]
            assert texts == lines
        assert held == self.model

    @invariant()
    def finds_active_passages_only(self):
        active = self.library.passage_ids()
        dense = {hit.passage for hit in self.library.dense(ENCODER.encode(["survival"])[0], 99)}
        lexical = {hit.passage for hit in self.library.lexical(" ".join(WORDS), 99)}
        assert dense == lexical == active
        assert self.library.index_ids() == {"vectors": active, "lexical": active}
        # Ids only ever rise: none that was retired comes back.
        assert all(id_ > max(self.seen, default=0) for id_ in active - self.seen)
        self.seen |= active

    def teardown(self):
        if hasattr(self, "library"):
            assert list(verify(self.library)) == []
            self.library.close()
            shutil.rmtree(self.root)


LibraryMachine.TestCase.settings = settings(
    max_examples=20,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestLibraryAgainstADict = LibraryMachine.TestCase
