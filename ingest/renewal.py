"""Reading the figures of a stored document again, with the grammar of this version."""

from ingest.catalogue import Catalogue
from ingest.catalogue_reading import CatalogueReader
from ingest.documents import Passage
from ingest.errors import DocumentUnknownError
from ingest.figure_records import Extraction
from ingest.figures.extraction import GRAMMAR_VERSION, document_figures


def renew(catalogue: Catalogue, reader: CatalogueReader, id_: str) -> None:
    """Read a document's figures and put them in the place of those it has, in one transaction.

    A document that another thread removes or replaces meanwhile is left as that thread wrote it.

    Args:
        catalogue: Where to write.
        reader: Reads the same catalogue.
        id_: The document's id.

    Raises:
        StorageError: The disk refuses; nothing was changed.
    """
    try:
        stored = reader.document(id_)
    except DocumentUnknownError:
        return
    passages = [
        Passage(each.section, each.start, each.end, each.sentences, each.context)
        for each in reader.document_passages(id_)
    ]
    figures = document_figures(stored.document, passages)
    catalogue.renew_figures(id_, stored.version, Extraction(GRAMMAR_VERSION, figures))
