"""Text → language. Only English is parsed for events, so a wrong 'not English' loses an article: it needs proof."""

import re
from functools import cache

import py3langid.langid as langid

# Words that English cannot do without and that its neighbours do not share (no 'in', 'was', 'on', 'die', 'a').
_ENGLISH = frozenset(
    "the of and to that with for from said were by has have had which at this it he she they their his her who are is be "
    "been not but after will would into about when also more than its against over other two there".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Constructed and dead languages, which the model sees in lists of names; with three-letter codes no newspaper is lost.
_UNSPOKEN = frozenset({"eo", "la", "sa", "vo"})
_SAMPLE = 4000  # characters; more adds time, not certainty
_ENOUGH = 12  # words; below that the model guesses


def detect_language(text: str, claimed: str | None = None) -> str | None:
    """ISO 639-1 code of the text's language; None when there are no words to judge.

    claimed: what the file says. It decides for texts too short to judge, and is overruled by longer ones.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return claimed
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share >= 0.2:
        return "en"
    if len(words) < _ENOUGH:
        return claimed or _short(text, share)
    guess = str(_identifier().classify(" ".join(words))[0])
    return "en" if guess != "en" and share >= 0.12 else guess


def _short(text: str, share: float) -> str:
    """English unless the letters or the model speak against it and no English word speaks for it."""
    if share > 0 or text.isascii():
        return "en"
    return str(_identifier().classify(text)[0])


@cache
def _identifier() -> langid.LanguageIdentifier:
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=False)
    identifier.set_languages([label for label in identifier.labels if len(label) == 2 and label not in _UNSPOKEN])
    return identifier
