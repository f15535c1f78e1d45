"""Parameters that several routes take."""

from typing import Annotated

from fastapi import Path, Query

from api.paging import LAST_OFFSET

RecordId = Annotated[
    str,
    Path(
        min_length=1,
        max_length=64,
        description="Its id.",
        examples=["5f0c7c1e0c0f4a3b9f5d0d5c7a1b2c3d"],
    ),
]
"""The id of something that the server keeps: a job, a conversation."""

Offset = Annotated[
    int, Query(ge=0, le=LAST_OFFSET, description="How many to pass over.", examples=[0])
]
