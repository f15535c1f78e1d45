"""Conversations that the server keeps: each key's own, until it deletes them."""
