"""The values a library gives back, and the shape of an encoder."""

import numpy as np

from ingest.records import Encoder, Hit
from tests.tiny_encoder import TinyEncoder


def test_the_tests_encoder_is_an_encoder():
    encoder: Encoder = TinyEncoder()
    counted: list[int] = []
    vectors = encoder.encode(["one two", "three"], progress=counted.append)
    assert counted[-1] == 2
    assert vectors.shape == (2, encoder.fingerprint.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-6)


def test_a_hit_is_a_passage_and_its_score():
    passage, score = Hit(3, 0.5)
    assert (passage, score) == (3, 0.5)
