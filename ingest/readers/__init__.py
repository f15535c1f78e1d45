"""Readers: a file's bytes to a Document, one module for each format."""
