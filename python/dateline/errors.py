"""What can go wrong, as exceptions: one class for each group of the program's closed list of codes.

    try:
        coder = dateline.Coder()
    except dateline.ModelError as error:
        print(error)          # E401 ...: what is missing, and the command that mends it

All are DatelineError and have its `code` ("E401"), `where` (a file, a line, a story) and `message`.
"""

from __future__ import annotations


class DatelineError(Exception):
    """An error of the program; `str()` of it is what the command line prints."""

    def __init__(self, code: str, where: str, message: str) -> None:
        super().__init__(code, where, message)
        self.code = code
        self.where = where
        self.message = message

    def __str__(self) -> str:
        return f"{self.code} {self.where}: {self.message}" if self.where else f"{self.code} {self.message}"


class UsageError(DatelineError, ValueError):
    """The call makes no sense (E101)."""


class FileError(DatelineError, OSError):
    """A file that is missing, or cannot be read or written (E201 to E203)."""


class InputError(DatelineError, ValueError):
    """A story that cannot be coded: empty, binary, malformed, too large (E301 to E304)."""


class ModelError(DatelineError):
    """A model or gazetteer that is missing, damaged or of another version (E401 to E404)."""


class LexiconError(DatelineError):
    """A lexicon that is missing, or a line of it that makes no sense (E501, E502)."""


class StoreError(DatelineError):
    """A store that is foreign, of another version, damaged, busy or full (E601 to E605)."""


class QueryError(StoreError, ValueError):
    """SQL or search words that make no sense (E606)."""


class InternalError(DatelineError):
    """A fault of the program itself (E901); please report it."""


class MissingPackageError(DatelineError, ImportError):
    """A package that dateline can do without is not installed (E102)."""


_GROUPS: dict[int, type[DatelineError]] = {
    1: UsageError,
    2: FileError,
    3: InputError,
    4: ModelError,
    5: LexiconError,
    6: StoreError,
}
_QUERY_MALFORMED = 606


def error_of(code: int, where: str, message: str) -> DatelineError:
    """The exception for a code of the C++ library."""
    group = QueryError if code == _QUERY_MALFORMED else _GROUPS.get(code // 100, InternalError)
    return group(f"E{code}", where, message)


def usage(message: str) -> UsageError:
    return UsageError("E101", "", message)


def missing_package(name: str, extra: str) -> MissingPackageError:
    return MissingPackageError(
        "E102", "", f"this needs {name}, which is not installed; run: pip install {name} (or dateline[{extra}])"
    )
