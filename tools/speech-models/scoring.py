"""Word error rates, and the confidence that libvosk gives to what it wrote."""

import numpy as np

from graph import UNKNOWN


def word_errors(reference, heard):
    """The fewest words to change, leave out or put in, to turn one list into the other."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(reference, 1):
        diagonal, row[0] = row[0], number
        for place, other in enumerate(heard, 1):
            diagonal, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, diagonal + (word != other))
    return row[-1]


def mean_confidence(words):
    """Over time rather than over words; unknown words count as zero. None when nothing was heard."""
    seconds = np.array([word["end"] - word["start"] for word in words])
    trust = np.array([0.0 if word["word"] == UNKNOWN else word["conf"] for word in words])
    return float((seconds * trust).sum() / seconds.sum()) if len(words) and seconds.sum() else None
