"""Everything that can go wrong, as one tree.

DatelineError
├── InputError              a file that cannot become articles (quarantined, the run goes on)
│   ├── EmptyInputError
│   ├── UnreadableError     missing, no permission, binary, undecodable, too large
│   ├── MalformedError      broken JSON, XML or archive
│   └── NoArticleError      well-formed, but holds no article
├── UncountableError        words that hold no figure
├── WarehouseError          the warehouse cannot be used as asked
│   ├── WarehouseLockedError
│   ├── WarehouseNewerError
│   └── CheckFailedError    a data check found offending rows
└── SettingsError           a setting or lexicon is wrong (the installation is broken)

Each error takes values and builds its own message.
"""

from pathlib import PurePath


class DatelineError(Exception):
    """Base of all errors raised on purpose."""


class InputError(DatelineError):
    """A source file, or a record inside it, that cannot become an article.

    source: the file as the user named it; reason: one clause, shown as it is.
    """

    def __init__(self, source: str | PurePath, reason: str) -> None:
        self.source = str(source)
        self.reason = reason
        super().__init__(f"{self.source}: {reason}")


class EmptyInputError(InputError):
    """A file without a single visible character."""

    def __init__(self, source: str | PurePath) -> None:
        super().__init__(source, "the file is empty")


class UnreadableError(InputError):
    """A file that is missing, forbidden, binary, undecodable or beyond the size limit."""


class MalformedError(InputError):
    """A file whose format is known but broken."""


class NoArticleError(InputError):
    """A well-formed file in which no article was found."""


class UncountableError(DatelineError, ValueError):
    """A phrase without numeral or vague quantity, such as 'heavy losses'."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        super().__init__(f"no figure in {phrase!r}")


class WarehouseError(DatelineError):
    """The warehouse file cannot be used as asked."""

    def __init__(self, path: str | PurePath, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        super().__init__(f"{self.path}: {reason}")


class WarehouseLockedError(WarehouseError):
    """Another process holds the writer's file."""


class WarehouseNewerError(WarehouseError):
    """The file was made by a newer version of Dateline."""


class CheckFailedError(DatelineError):
    """A data check found rows that break its rule; nothing is published."""

    def __init__(self, check: str, rows: int, example: str) -> None:
        self.check, self.rows, self.example = check, rows, example
        super().__init__(f"check {check}: {rows} offending rows, first: {example}")


class SettingsError(DatelineError):
    """A setting or a lexicon file that cannot be used."""

    def __init__(self, source: str | PurePath, reason: str) -> None:
        self.source, self.reason = str(source), reason
        super().__init__(f"{self.source}: {reason}")
