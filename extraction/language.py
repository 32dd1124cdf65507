"""Text → language. Only English is parsed for events, so a wrong 'not English' loses an article: it needs proof."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Words that English cannot do without and that its neighbours do not share (no 'in', 'was', 'for', 'over', 'is').
_ENGLISH = frozenset(
    "the of and to that with from said were by has have which this it he she they their his who are been not but after "
    "will would into when also more than its against other two as an or".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Constructed and dead languages, which the model sees in lists of names; with three-letter codes no newspaper is lost.
_UNSPOKEN = frozenset({"eo", "la", "sa", "vo"})
_SAMPLE = 4000  # characters; more adds time, not certainty
_CERTAIN = 0.9  # probability
_ENOUGH = 12  # words; below that the model guesses


def detect_language(text: str, claimed: str | None = None) -> str | None:
    """ISO 639-1 code of the text's language; None when there are no words to judge.

    claimed: what the file says. It decides for texts too short to judge, and is overruled by longer ones.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return claimed
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share >= 0.18:
        return "en"
    if len(words) < _ENOUGH:
        return claimed or _short(text, share)
    guess, certainty = _identifier().classify(" ".join(words))
    if (share > 0 or text.isascii()) and certainty < _CERTAIN:  # a list of foreign names in an English sentence
        return "en"
    return "en" if share >= 0.1 else str(guess)


def forget_model() -> None:
    """Let go of the language model (about 100 MB); a text that needs it loads it again."""
    _identifier.cache_clear()


def _short(text: str, share: float) -> str:
    """English unless no English word speaks for it and the model is certain of another language."""
    guess, certainty = _identifier().classify(text.lower())
    return "en" if share > 0 or (text.isascii() and certainty < _CERTAIN) else str(guess)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  most texts are known by their words

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2 and label not in _UNSPOKEN])
    return identifier
