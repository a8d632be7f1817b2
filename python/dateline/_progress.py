"""A bar of tqdm, where there is tqdm and somebody to see it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sized
from types import TracebackType
from typing import Any

from dateline.errors import missing_package


class Progress:
    """Begins with the batch, not before: a batch that nobody reads leaves no bar behind."""

    def __init__(self, stories: Iterable[object], wanted: bool | None) -> None:
        self._total = len(stories) if isinstance(stories, Sized) else None
        self._make: Any = None
        self._bar: Any = None
        if wanted is False or (wanted is None and not (sys.stderr and sys.stderr.isatty())):
            return
        try:
            from tqdm import tqdm
        except ImportError:
            if wanted:
                raise missing_package("tqdm", "progress") from None
            return
        self._make = tqdm

    def step(self) -> None:
        if self._bar is not None:
            self._bar.update(1)

    def __enter__(self) -> Progress:
        if self._make is not None:
            self._bar = self._make(total=self._total, unit=" stories")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.close()
