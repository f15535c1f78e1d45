"""A lexical index as the first version of Citewell made it: without tags."""

from pathlib import Path

import tantivy


def old_lexical_index(directory: Path) -> None:
    """Make one that holds a passage, in a directory made where absent."""
    directory.mkdir(exist_ok=True)
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    for field in ("title", "heading", "body"):
        builder.add_text_field(field, tokenizer_name="default", index_option="freq")
    index = tantivy.Index(builder.build(), path=str(directory))
    writer = index.writer(20_000_000, 1)
    document = tantivy.Document()
    document.add_unsigned("id", 1)
    document.add_text("body", "alpha")
    writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
