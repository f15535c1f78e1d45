"""Replies of language models kept on disk, by model, prompt and passages."""

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from retrieval.prompts import PROMPT_VERSION, Prompt


@dataclass(frozen=True, slots=True)
class KeptReply:
    """A reply as it was given, with the tokens it took then."""

    text: str
    read: int
    written: int


class ResponseCache:
    """Keeps whole replies; one that broke off is never kept.

    Args:
        folder: Where; made when the first reply is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, model: str, prompt: Prompt) -> KeptReply | None:
        """Return the reply kept for a prompt; None where there is none, or it is damaged.

        Args:
            model: Provider and name.
            prompt: All that the model was told, its passages included.
        """
        try:
            kept = json.loads(self._file(model, prompt).read_text(encoding="utf-8"))
            return KeptReply(str(kept["text"]), int(kept["read"]), int(kept["written"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, model: str, prompt: Prompt, reply: KeptReply) -> None:
        """Keep a reply. A disk that refuses is no reason not to answer: nothing is kept then."""
        file = self._file(model, prompt)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            # Written aside and moved: a reader never sees half a reply.
            handle, aside = tempfile.mkstemp(dir=file.parent, suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(asdict(reply), out, ensure_ascii=False)
            Path(aside).replace(file)

    def _file(self, model: str, prompt: Prompt) -> Path:
        told = json.dumps([PROMPT_VERSION, model, prompt.instructions, prompt.request])
        key = sha256(told.encode()).hexdigest()
        return self._folder / key[:2] / f"{key}.json"
