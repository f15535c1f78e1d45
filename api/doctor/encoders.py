"""The sentence encoder and the evidence ranker: there, the expected ones, and at work."""

from time import monotonic

from api.doctor.check import Check
from ingest.embedding import load_encoder
from ingest.model_folder import PACKAGED
from ingest.settings import Settings
from retrieval.evidence_ranker import RANKER, SHA256, load_ranker

_HASH_SHOWN = 12
_TEXT = "Median survival was reported in both groups."
_QUESTION = "What was the median survival?"


def encoder_check(settings: Settings) -> Check:
    """Load the encoder, its hash compared where it is a packaged one, and encode a sentence.

    Raises:
        EncoderError: It is missing, cannot be loaded, is not the expected one, or computes
            nothing.
    """
    begun = monotonic()
    encoder = load_encoder(settings)
    encoder.encode([_TEXT])
    seconds = monotonic() - begun
    made = encoder.fingerprint
    expected = "as expected" if settings.encoder in PACKAGED else "one of your own"
    found = (
        f"{made.name}, {made.dimension} dimensions, weights {made.weights_sha256[:_HASH_SHOWN]}… "
        f"({expected}); loads and encodes in {seconds:.1f} s."
    )
    return Check("encoder", "ok", found)


def ranker_check(settings: Settings) -> Check:
    """Load the evidence ranker, its hash compared, and have it judge a sentence.

    Raises:
        EncoderError: It is not the expected one, or cannot be loaded.
    """
    name = "evidence ranker"
    if not settings.ranker:
        return Check(name, "ok", "Switched off (ranker is false); answers do without it.")
    begun = monotonic()
    ranker = load_ranker(settings)
    if ranker is None:
        found = f"Not there ({RANKER}); answers do without it, and find less."
        return Check(name, "warning", found, "Install Citewell again, or set ranker to false.")
    ranker.logits([(_QUESTION, _TEXT)])
    seconds = monotonic() - begun
    found = f"Weights {SHA256[:_HASH_SHOWN]}… as expected; loads and judges in {seconds:.1f} s."
    return Check(name, "ok", found)
