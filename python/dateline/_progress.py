"""A bar of tqdm, where there is tqdm and somebody to see it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sized
from types import TracebackType
from typing import Any

from dateline.errors import missing_package


class Progress:
    def __init__(self, stories: Iterable[object], wanted: bool | None) -> None:
        self._bar: Any = None
        if wanted is False or (wanted is None and not (sys.stderr and sys.stderr.isatty())):
            return
        try:
            from tqdm import tqdm
        except ImportError:
            if wanted:
                raise missing_package("tqdm", "progress") from None
            return
        self._bar = tqdm(total=len(stories) if isinstance(stories, Sized) else None, unit=" stories")

    def step(self) -> None:
        if self._bar is not None:
            self._bar.update(1)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.close()
