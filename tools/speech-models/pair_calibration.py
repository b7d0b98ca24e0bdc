"""Where two models that listen to the same sound are level: fitted, because each is over-confident in its own way."""

import numpy as np

from graph import UNKNOWN

# As in server/src/features/transcripts/calibration.ts.
_LEAST_DOUBT = 0.02
_RIDGE, _STEPS = 0.05, 100


def certainty_of(confidence):
    return np.log((1 + _LEAST_DOUBT) / (1 + _LEAST_DOUBT - confidence))


def confidence_of(certainty):
    return (1 + _LEAST_DOUBT) * (1 - np.exp(-certainty))


def mean_certainty(words):
    """Over time rather than over words; unknown words count as zero, and so does it when nothing was heard."""
    seconds = np.array([word["end"] - word["start"] for word in words])
    certainty = np.array([0.0 if word["word"] == UNKNOWN else certainty_of(word["conf"]) for word in words])
    return float((seconds * certainty).sum() / seconds.sum()) if len(words) and seconds.sum() else 0.0


def fit_pair(first_spoken, second_spoken):
    """Two cards' figures from rows (mean certainty of the first model, of the second) for sentences of either language.

    Logistic regression with a little ridge, for the demo's models can be told apart nearly without a mistake, and a
    slope without end would let a single word decide. Only the difference of the two models' log-odds is known; what is
    open is settled by staying near to half-way between the means of right and wrong.
    """
    rows = np.concatenate([first_spoken, second_spoken])
    is_first = np.concatenate([np.ones(len(first_spoken)), np.zeros(len(second_spoken))])
    inputs = np.column_stack([rows, np.ones(len(rows))])
    weights, penalty = np.zeros(3), _RIDGE * np.diag([1.0, 1.0, 0.0])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (is_first - share) - penalty @ weights
        curve = (inputs * (share * (1 - share))[:, None]).T @ inputs + penalty
        weights = weights + np.linalg.solve(curve, slope)
    slopes = np.array([weights[0], -weights[1]])
    halfway = (first_spoken.mean(axis=0) + second_spoken.mean(axis=0)) / 2
    excess = (weights[0] * halfway[0] + weights[1] * halfway[1] + weights[2]) / (slopes @ slopes)
    even = [halfway[0] - slopes[0] * excess, halfway[1] + slopes[1] * excess]
    return [
        {"evenConfidence": round(float(confidence_of(level)), 4), "logOddsPerCertainty": round(float(steep), 2)}
        for level, steep in zip(even, slopes)
    ]
