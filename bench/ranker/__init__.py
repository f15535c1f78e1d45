"""The evidence ranker: how its training questions are made, how it is trained and measured."""
