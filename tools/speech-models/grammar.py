"""Reads the sentence grammars in `grammar/` and draws sentences from them. The notation is explained in hi.txt."""

import re
import unicodedata
from pathlib import Path

_FOLDER = Path(__file__).parent / "grammar"
_CHOICE = re.compile(r"\(([^()]*)\)")
_CLASS = re.compile(r"\$(\w+)")


def load_grammar(language):
    """`{classes, sentences}`: the alternatives of each class, and the sentence patterns."""
    text = unicodedata.normalize("NFC", (_FOLDER / f"{language}.txt").read_text())
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    classes, sentences = {}, []
    for line in lines:
        if " = " in line:
            name, alternatives = line.split("=", 1)
            classes[name.strip().removeprefix("$")] = [part.strip() for part in alternatives.split("|")]
        else:
            sentences.append(line)
    return {"classes": classes, "sentences": sentences}


def _expand(pattern, classes, rng):
    def choice(match):
        return rng.choice(match[1].split("|"))

    def draw(match):
        return _expand(rng.choice(classes[match[1]]), classes, rng)

    while "(" in pattern:
        pattern = _CHOICE.sub(choice, pattern)
    return _CLASS.sub(draw, pattern)


def draw_sentence(grammar, rng):
    """One sentence as a list of words; `rng` is a random.Random."""
    while True:
        words = _expand(rng.choice(grammar["sentences"]), grammar["classes"], rng).split()
        if words:
            return words


def vocabulary(grammar):
    """Every word the grammar can say, in alphabetical order."""
    patterns = grammar["sentences"] + [each for group in grammar["classes"].values() for each in group]
    words = set()
    for pattern in patterns:
        words.update(re.sub(r"[()|]", " ", _CLASS.sub(" ", pattern)).split())
    return sorted(words)


def load_held_out(language):
    """Sentences written by hand for testing; neither the language model nor the acoustic model has seen them."""
    text = unicodedata.normalize("NFC", (_FOLDER / f"{language}.held-out.txt").read_text())
    return [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
