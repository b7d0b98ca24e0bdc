"""A VOSK model of a few kB whose words are two pure tones each: for tests that need a recogniser, but no speech.

usage: tone_model.py MODELS_FOLDER WAV_FOLDER

Makes the model twice: test-tones with one whole graph, test-tones-lookahead with a graph that takes phrase lists.
"""

import sys
import wave
from pathlib import Path

import numpy as np

from features import COEFFICIENTS, SAMPLE_RATE_HZ, mfcc
from kaldi_files import (
    write_acoustic_model,
    write_graph,
    write_lookahead_graph,
    write_settings,
    write_symbols,
)

WORDS = ["hello", "price", "नमस्ते", "हां", "नहीं", "budget", "call", "tomorrow"]
TONES = 2 * len(WORDS)  # word w is tone 2w and then tone 2w+1
FREQUENCIES_HZ = np.geomspace(300, 3000, TONES)
SILENCE_PHONE = 1  # phone of tone t: 2+t
TONE_SECONDS = 0.18

FIXTURES = {
    "hello-price.wav": [["hello", "price"]],
    "two-sentences.wav": [["नमस्ते", "हां", "budget"], ["call", "tomorrow", "नहीं"]],
}


def tone(frequency_hz, seconds, loudness=6000):
    return loudness * np.sin(2 * np.pi * frequency_hz * np.arange(int(SAMPLE_RATE_HZ * seconds)) / SAMPLE_RATE_HZ)


def training_frames(rng):
    """Features and classes (0 = silence, 1+t = tone t) over several loudnesses and noises."""
    features, classes = [], []
    for loudness in (1500, 4000, 9000):
        for noise in (2, 20, 60):
            for number in range(TONES + 1):
                clean = np.zeros(4800) if number == 0 else tone(FREQUENCIES_HZ[number - 1], 0.6, loudness)
                frames = mfcc(clean + noise * rng.standard_normal(len(clean)), rng)
                features.append(frames)
                classes += [number] * len(frames)
    return np.concatenate(features).astype(float), np.array(classes)


def train_classifier(features, classes):
    """Softmax regression by plain gradient descent; weights for features as they come."""
    mean, spread = features.mean(0), features.std(0) + 1e-3
    scaled = (features - mean) / spread
    weights, bias = np.zeros((TONES + 1, COEFFICIENTS)), np.zeros(TONES + 1)
    wanted = np.eye(TONES + 1)[classes]
    for _ in range(400):
        scores = scaled @ weights.T + bias
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        slope = (chances - wanted) / len(scaled)
        weights -= 2.0 * slope.T @ scaled
        bias -= 2.0 * slope.sum(0)
    return weights / spread, bias - weights @ (mean / spread)


def graph_arcs(word_cost):
    """Any word may follow any other; silence loops at the start. Each phone: enter, stay, leave."""
    arcs, states, stay = [], 1, np.log(2)
    paths = [(0, [SILENCE_PHONE])]
    paths += [(word + 1, [2 + 2 * word, 3 + 2 * word]) for word in range(len(WORDS))]
    for word_id, phones in paths:
        source, cost = 0, word_cost
        for place, phone in enumerate(phones):
            arcs.append((source, states, 2 * phone, word_id if place == 0 else 0, cost + stay))
            arcs.append((states, states, 2 * phone - 1, 0, stay))
            source, states, cost = states, states + 1, 0
        arcs.append((source, 0, 0, 0, 0))
    return arcs


def spoken(sentences, rng):
    """Sentences with a little silence before and 1.2 s after each, so that each is a final result of its own."""
    parts = []
    for words in sentences:
        parts.append(np.zeros(int(0.4 * SAMPLE_RATE_HZ)))
        for word in words:
            first = 2 * WORDS.index(word)
            parts += [tone(FREQUENCIES_HZ[first], TONE_SECONDS), tone(FREQUENCIES_HZ[first + 1], TONE_SECONDS)]
            parts.append(np.zeros(int(0.09 * SAMPLE_RATE_HZ)))
        parts.append(np.zeros(int(1.2 * SAMPLE_RATE_HZ)))
    samples = np.concatenate(parts)
    return samples + 5 * rng.standard_normal(len(samples))


def write_wav(path, samples):
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE_HZ)
        file.writeframes(np.clip(np.rint(samples), -32768, 32767).astype("<i2").tobytes())


def main(models_folder, wav_folder):
    rng = np.random.default_rng(1)
    weights, bias = train_classifier(*training_frames(rng))
    phone_positions = ["nonword", *["begin", "end"] * len(WORDS)]
    for name in ("test-tones", "test-tones-lookahead"):
        folder, pdf_of_phone = models_folder / name, list(range(TONES + 1))
        write_acoustic_model(folder / "am/final.mdl", pdf_of_phone, [(weights, bias)], [0], COEFFICIENTS, [])
        write_settings(folder, lattice_beam=2.0)
        if name == "test-tones":
            write_graph(folder / "graph/HCLG.fst", graph_arcs(word_cost=np.log(len(WORDS) + 1)), {0: 0})
            word_ids = None
        else:
            word_ids = write_lookahead_graph(folder / "graph", graph_arcs(word_cost=0), {0: 0}, len(WORDS))
        write_symbols(folder, WORDS, phone_positions, word_ids)
    for name, sentences in FIXTURES.items():
        write_wav(wav_folder / name, spoken(sentences, rng))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
