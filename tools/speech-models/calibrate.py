"""Measures how sure each model is of its own language and of the other, and writes the models' cards (leadbreak.json).

usage: calibrate.py HINDI_MODEL ENGLISH_MODEL

A card holds general figures, for use beside any other model, and those fitted beside the other of the two ("against").
The sentences are drawn anew and spoken by known voices; the recordings of make_bench.py stay out of it.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np

from features import SAMPLE_RATE_HZ
from grammar import draw_sentence, load_grammar, vocabulary
from libvosk import load_model
from pair_calibration import fit_pair, mean_certainty
from scoring import mean_confidence
from telephone import through_telephone
from voices import KNOWN_VOICES, speak

SEED = 77
SENTENCES = 60
_SHORTEST = 3  # words; a "yes" alone says little about a language
_LANGUAGE_TAGS = {"hi": "hi", "en-in": "en-IN"}


def recordings(language):
    rng, text_rng, grammar = np.random.default_rng(SEED), random.Random(SEED), load_grammar(language)
    voices, pause = sorted(set(KNOWN_VOICES[language])), np.zeros(SAMPLE_RATE_HZ // 3)
    for number in range(SENTENCES):
        words = []
        while len(words) < _SHORTEST:
            words = draw_sentence(grammar, text_rng)
        spoken = next(speak([words], voices[number % len(voices)], language, rng)).samples
        yield through_telephone(np.concatenate([pause, spoken, pause]), rng)


def measure(models):
    """Of each recording, [model][spoken language]: the mean confidence, and the mean certainty."""
    confidences, certainties = {name: {} for name in models}, {name: {} for name in models}
    for spoken in models:
        audio = list(recordings(spoken))
        for name, recognise in models.items():
            heard = [recognise(samples) for samples in audio]
            confidences[name][spoken] = np.array([mean_confidence(words) or 0.0 for words in heard])
            certainties[name][spoken] = np.array([mean_certainty(words) for words in heard])
    return confidences, certainties


def summary(values):
    return {"mean": round(float(values.mean()), 4), "std": round(float(values.std()), 4)}


def main(folders):
    models = {language: load_model(folder) for language, folder in folders.items()}
    confidences, certainties = measure(models)
    first, second = models
    sentences = [np.column_stack([certainties[name][spoken] for name in models]) for spoken in models]
    fitted = dict(zip((first, second), fit_pair(*sentences)))
    for language, folder in folders.items():
        other = next(name for name in models if name != language)
        card = {
            "name": folder.name,
            "language": _LANGUAGE_TAGS[language],
            "sampleRateHz": SAMPLE_RATE_HZ,
            "synthetic": True,
            "vocabularySize": len(vocabulary(load_grammar(language))),
            "confidence": {
                "right": summary(confidences[language][language]),
                "wrong": summary(confidences[language][other]),
                "against": {folders[other].name: fitted[language]},
            },
        }
        (folder / "leadbreak.json").write_text(json.dumps(card, indent=2) + "\n")
        print(language, json.dumps(card["confidence"]))


if __name__ == "__main__":
    main({"hi": Path(sys.argv[1]), "en-in": Path(sys.argv[2])})
