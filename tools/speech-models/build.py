"""Makes the demo's model of one language. usage: build.py hi|en-in OUTPUT_FOLDER [--utterances N] [--epochs N]"""

import argparse
import math
import pickle
import random
from pathlib import Path

import numpy as np

from corpus import build_corpus
from features import COEFFICIENTS
from grammar import draw_sentence, load_grammar, vocabulary
from graph import UNKNOWN, PhoneIds, build_graph
from kaldi_files import write_acoustic_model, write_graph, write_settings, write_symbols
from language_model import estimate
from network import OFFSETS, train
from sounds import SILENCE

SEED = 2026
HIDDEN_SIZES = [320, 320]
LANGUAGE_SENTENCES = 60_000
PRONUNCIATIONS_PER_WORD = 4
SMALLEST_SHARE = 0.08  # of the most frequent pronunciation, for another one to be kept

SETTINGS = {
    "language_scale": 1.0,
    "word_penalty": 0.5,
    "unknown_cost": 9.0,
    "acoustic_scale": 0.5,
    "beam": 14.0,
    "lattice_beam": 5.0,
}


def make_lexicon(words, pronunciations):
    """word → [(phones, cost)], the most frequent first."""
    lexicon = {}
    for word in words:
        common = [(phones, n) for phones, n in pronunciations[word].most_common(PRONUNCIATIONS_PER_WORD) if phones]
        most = common[0][1]
        lexicon[word] = [(phones, -math.log(n / most)) for phones, n in common if n >= SMALLEST_SHARE * most]
    return lexicon


def train_acoustics(language, utterances, epochs):
    """What the graph and the model file need, as one dict; the slow half of the build."""
    rng, text_rng = np.random.default_rng(SEED), random.Random(SEED)
    grammar = load_grammar(language)
    corpus = build_corpus(language, grammar, utterances, text_rng, rng)
    hours = sum(map(len, corpus.features)) / 360_000
    phones = [SILENCE, *sorted({phone for labels in corpus.labels for phone in labels} - {SILENCE})]
    print(f"{language}: {hours:.2f} h of speech, {len(phones)} phones", flush=True)
    layers, priors = train(corpus, phones, HIDDEN_SIZES, epochs, rng)
    return {
        "phones": phones,
        "layers": layers,
        "priors": priors,
        "pronunciations": dict(corpus.pronunciations),
        "phone_seconds": corpus.phone_seconds,
        "hours": hours,
    }


def write_model(language, acoustics, folder, settings=SETTINGS):
    grammar, text_rng = load_grammar(language), random.Random(SEED + 1)
    words = vocabulary(grammar)
    sentences = [draw_sentence(grammar, text_rng) for _ in range(LANGUAGE_SENTENCES)]
    model = estimate(sentences, words)
    known = set(acoustics["phones"])
    pronunciations = {
        word: type(each)({phones: n for phones, n in each.items() if known.issuperset(phones)})
        for word, each in acoustics["pronunciations"].items()
    }
    ids = PhoneIds(acoustics["phones"])
    lexicon = make_lexicon(words, pronunciations)
    arcs, finals = build_graph(words, lexicon, model, ids, acoustics["phone_seconds"], settings)
    write_graph(folder / "graph/HCLG.fst", arcs, finals)
    write_symbols(folder, [*words, UNKNOWN], ids.positions())
    write_settings(folder, settings["beam"], settings["lattice_beam"], settings["acoustic_scale"], dither=0.0)
    write_acoustic_model(
        folder / "am/final.mdl", ids.pdfs(), acoustics["layers"], OFFSETS, COEFFICIENTS, acoustics["priors"]
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("language", choices=["hi", "en-in"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--utterances", type=int, default=3600)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--acoustics", type=Path, help="keeps the trained network here, or takes it from here")
    options = parser.parse_args()
    if options.acoustics and options.acoustics.exists():
        acoustics = pickle.loads(options.acoustics.read_bytes())
    else:
        acoustics = train_acoustics(options.language, options.utterances, options.epochs)
        if options.acoustics:
            options.acoustics.write_bytes(pickle.dumps(acoustics))
    write_model(options.language, acoustics, options.folder)


if __name__ == "__main__":
    main()
