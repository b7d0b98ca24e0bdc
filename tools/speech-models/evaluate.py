"""What the two models make of the recordings of make_bench.py: word errors, and how sure the wrong language is.

usage: evaluate.py HINDI_MODEL ENGLISH_MODEL BENCH_FOLDER [--verbose]
"""

import json
import sys
from pathlib import Path

import numpy as np

from features import SAMPLE_RATE_HZ
from graph import UNKNOWN
from libvosk import load_model
from scoring import mean_confidence, word_errors
from telephone import mu_law_values

_HEADER_BYTES = 58  # of the mu-law files that make_bench.py writes


def read_mu_law_wav(path):
    return mu_law_values(np.frombuffer(path.read_bytes()[_HEADER_BYTES:], np.uint8))


def silence_is_empty(recognise):
    """Nothing must be written for digital silence and for faint noise."""
    rng = np.random.default_rng(5)
    heard = []
    for level in (0, 2, 10, 40, 100):
        heard += [word["word"] for word in recognise(level * rng.standard_normal(20 * SAMPLE_RATE_HZ))]
    return heard


def evaluate(models, language, folder, verbose):
    """Prints the errors of one language; returns (right, wrong) confidences of each recording."""
    references = [json.loads(line) for line in (folder / "references.jsonl").read_text().splitlines()]
    counts, confidences = {}, []
    other = next(name for name in models if name != language)
    for each in references:
        samples, wanted = read_mu_law_wav(folder / each["file"]), each["text"].split()
        right, wrong = models[language](samples), models[other](samples)
        heard = [word["word"] for word in right if word["word"] != UNKNOWN]
        errors = word_errors(wanted, heard)
        if verbose and errors:
            print(f"  {each['file']} {each['voice']}\n    said  {each['text']}\n    heard {' '.join(heard)}")
        confidences.append((mean_confidence(right) or 0.0, mean_confidence(wrong) or 0.0))
        for group in (each["voice"], "known" if each["known"] else "unknown"):
            wrong_words, all_words = counts.get(group, (0, 0))
            counts[group] = (wrong_words + errors, all_words + len(wanted))
    for group, (errors, words) in sorted(counts.items()):
        print(f"{language} {group}: {100 * errors / words:.1f} % of {words} words")
    return np.array(confidences)


def main(hindi, english, bench, verbose):
    models = {"hi": load_model(hindi), "en-in": load_model(english)}
    for language, recognise in models.items():
        print(f"{language} in silence and noise: {silence_is_empty(recognise) or 'nothing'}")
        right, wrong = evaluate(models, language, bench / language, verbose).T
        print(
            f"{language} confidence: {right.mean():.3f} ± {right.std():.3f} right, "
            f"{wrong.mean():.3f} ± {wrong.std():.3f} wrong; higher in the right one {100 * (right > wrong).mean():.1f} %"
        )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), "--verbose" in sys.argv)
