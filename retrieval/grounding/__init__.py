"""Checking what a language model wrote, claim by claim, against the quotes it was offered."""
