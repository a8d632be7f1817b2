"""The coder: stories in, records out."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Literal, TypeAlias, overload

from dateline import _core, _data
from dateline._progress import Progress
from dateline.errors import DatelineError, InternalError, usage
from dateline.record import Record
from dateline.story import Day, Skipped, Story, StoryLike, as_story

PathLike: TypeAlias = str | os.PathLike[str]
_Pair: TypeAlias = tuple[Record | Skipped, _core.StoryText | None]  # a story that was skipped has none for C++

_IN_FLIGHT = 4  # stories a thread: enough that none waits for a long neighbour, and memory stays bounded


class Coder:
    """Models and lexicon, loaded once. Any number of threads may use one; coding runs outside the interpreter's lock.

    model, lexicon, typer, gazetteer: as the command line finds them: named here, in $DATELINE_MODEL, $DATELINE_LEXICON,
    $DATELINE_TYPER, $DATELINE_GAZETTEER, beside the package, or where `python -m dateline setup` put them.
    gazetteer="none" does without.
    speed: "precise" weighs types by a model that reads the whole sentence; "fast" goes by the lexicon alone.
    min_confidence: events given less are left out.

    Raises ModelError, LexiconError, UsageError.
    """

    def __init__(
        self,
        model: PathLike | None = None,
        lexicon: PathLike | None = None,
        speed: Literal["precise", "fast"] = "precise",
        *,
        typer: PathLike | None = None,
        gazetteer: PathLike | None = None,
        min_confidence: float = 0.0,
    ) -> None:
        if speed not in ("precise", "fast"):
            raise usage(f'speed "{speed}" is neither "precise" nor "fast"')
        if not 0 <= min_confidence <= 1:
            raise usage(f"min_confidence {min_confidence} is not between 0 and 1")
        self._core = _core.Coder(
            model=_data.find_model(model),
            lexicon=_data.find_lexicon(lexicon),
            precise=speed == "precise",
            typer=_data.find_typer(typer) if speed == "precise" else "",
            gazetteer=_data.find_gazetteer(gazetteer),
            min_confidence=min_confidence,
        )

    def code(
        self,
        text: str | bytes,
        *,
        published: Day = None,
        source: str | None = None,
        title: str | None = None,
        id: str = "story",
        url: str | None = None,
    ) -> Record:
        """The record of one story. `published` is the day that "Thursday" and "last week" count from; without it the
        day the text gives for itself stands, and without that, days are left open. Raises InputError."""
        return self.code_story(Story(text, id=id, published=published, source=source, title=title, url=url))

    def code_story(self, story: Story) -> Record:
        core = story.core("story")
        return Record(self._core.code(core), core.text)

    @overload
    def code_many(
        self, stories: Iterable[StoryLike], threads: int = 2, progress: bool | None = None, *, errors: Literal["raise"]
    ) -> Iterator[Record]: ...
    @overload
    def code_many(
        self,
        stories: Iterable[StoryLike],
        threads: int = 2,
        progress: bool | None = None,
        *,
        errors: Literal["yield"] = "yield",
    ) -> Iterator[Record | Skipped]: ...

    def code_many(
        self,
        stories: Iterable[StoryLike],
        threads: int = 2,
        progress: bool | None = None,
        *,
        errors: Literal["yield", "raise"] = "yield",
    ) -> Iterator[Record | Skipped]:
        """Records in the order of the stories, as they are ready; a few stories a thread are in flight, so an endless
        iterable is fine. Stories are texts, mappings with the keys of JSON Lines, or Story.

        threads: stories coded at a time, 0 for one a processor; the records never depend on it.
        progress: a bar of tqdm on a terminal where it is installed (None), always (True), never (False).
        errors: a bad story "yield"s a Skipped in its place, or "raise"s.
        """
        return (record for record, _ in self.code_pairs(stories, threads, progress, errors=errors))

    def code_pairs(
        self,
        stories: Iterable[StoryLike],
        threads: int = 2,
        progress: bool | None = None,
        *,
        errors: Literal["yield", "raise"] = "yield",
    ) -> Iterator[_Pair]:
        """As code_many, each record with the story as C++ has it: what a store takes."""
        if isinstance(stories, str | bytes):
            raise usage("a text, where stories were wanted; give a list of them, or use code() for one text")
        if errors not in ("yield", "raise"):
            raise usage(f'errors "{errors}" is neither "yield" nor "raise"')
        if threads < 0:
            raise usage(f"{threads} threads; give 1 or more, or 0 for one a processor")
        return self._pairs(stories, threads or os.cpu_count() or 1, Progress(stories, progress), errors)

    def _pairs(self, stories: Iterable[StoryLike], threads: int, progress: Progress, errors: str) -> Iterator[_Pair]:
        waiting: deque[Future[_Pair]] = deque()
        with progress as bar, ThreadPoolExecutor(threads, "dateline") as pool:
            try:
                for number, given in enumerate(stories, 1):
                    waiting.append(pool.submit(self._attempt, given, number))
                    if len(waiting) >= threads * _IN_FLIGHT:
                        yield _delivered(waiting.popleft(), errors)
                        bar.step()
                while waiting:
                    yield _delivered(waiting.popleft(), errors)
                    bar.step()
            finally:
                for future in waiting:
                    future.cancel()

    def _attempt(self, given: StoryLike, number: int) -> _Pair:
        story: Story | Skipped | None = None
        try:
            story = as_story(given)
            if isinstance(story, Skipped):
                return story, None
            core = story.core(f"story-{number}")
            return Record(self._core.code(core), core.text), core
        except DatelineError as error:
            error.where = error.where or f"story {number}"
            return Skipped(error, story if isinstance(story, Story) else None), None
        except Exception as error:  # one bad story never stops the rest, whatever is wrong with it
            why = InternalError("E901", f"story {number}", f"{type(error).__name__}: {error}")
            why.__cause__ = error
            return Skipped(why, story if isinstance(story, Story) else None), None

    @property
    def made_by(self) -> dict[str, str]:
        """Versions of engine, model and lexicon, as records name them."""
        makers = self._core.makers()
        return {"engine": makers.engine, "model": makers.model, "lexicon": makers.lexicon}


def _delivered(future: Future[_Pair], errors: str) -> _Pair:
    result = future.result()
    if errors == "raise" and isinstance(result[0], Skipped):
        raise result[0].error
    return result
