"""Which sentences and rows of a document hold which stems."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from retrieval.candidates import Candidate, stems_of


class Postings:
    """Which of some texts hold which stems.

    Args:
        texts: The stems of each text.
    """

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        # Lists, not sets: of the thousands of stems of a document a question asks for ten.
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for piece in set(text):
                places[piece].append(place)
        self._places = dict(places)

    def places(self, piece: str) -> Sequence[int]:
        """Return the places of the texts that hold a stem."""
        return self._places.get(piece, ())

    def holding(self, forms: Iterable[tuple[str, ...]]) -> set[int]:
        """Return the places of the texts that hold all stems of any one form."""
        found: set[int] = set()
        for form in forms:
            first, *others = map(self.places, form)
            found.update(set(first).intersection(*others) if others else first)
        return found

    def holds(self, form: tuple[str, ...]) -> bool:
        """Tell whether every stem of a form occurs in some text."""
        return all(map(self.places, form))


class Surroundings(Postings):
    """Which of some sentences stand below or behind which stems.

    Of the sentences before them nothing is posted again: it is looked up there.

    Args:
        candidates: The sentences and rows of a document.
        own: Which of them hold which stems themselves.
    """

    def __init__(self, candidates: Sequence[Candidate], own: Postings) -> None:
        self._own = own
        earlier = ("", *(each.text for each in candidates))
        self._follows = [
            bool(each.before) and each.before == text
            for each, text in zip(candidates, earlier, strict=False)
        ]
        super().__init__(
            stems_of(each.heading) if follows or not each.before else each.around
            for each, follows in zip(candidates, self._follows, strict=True)
        )

    def places(self, piece: str) -> Sequence[int]:
        """Return the places of the sentences whose surroundings hold a stem."""
        after = [place + 1 for place in self._own.places(piece)]
        last = len(self._follows)
        return [*super().places(piece), *(at for at in after if at < last and self._follows[at])]
