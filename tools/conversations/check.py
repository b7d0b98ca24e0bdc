"""Whether the demo's models understand the demo's people: word errors of each recorded conversation.

usage: check.py MODELS_FOLDER CONVERSATIONS_FOLDER

Both models hear each whole channel, silences included. A turn's words are those that the model of its language heard
in its time; beside that stands how often the right model was also the surer one.
"""

import json
import sys
import wave
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "speech-models"))

from graph import UNKNOWN  # noqa: E402
from libvosk import load_model  # noqa: E402
from scoring import mean_confidence, word_errors  # noqa: E402

_MODELS = {"hi": "demo-hi", "en-IN": "demo-en-in"}
_SPEAKERS = ("agent", "lead")
_SLACK_SECONDS = 0.1


def read_channels(path):
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return samples.reshape(-1, file.getnchannels()).T


def words_of(turn, words):
    start, end = turn["startMs"] / 1000 - _SLACK_SECONDS, turn["endMs"] / 1000 + _SLACK_SECONDS
    return [word for word in words if start <= (word["start"] + word["end"]) / 2 <= end]


def check(folder, models):
    conversation = json.loads((folder / "conversation.json").read_text())
    channels = read_channels(folder / "recording.wav")
    heard = {
        (speaker, language): recognise(samples)
        for speaker, samples in zip(_SPEAKERS, channels)
        for language, recognise in models.items()
    }
    errors = words = surer = 0
    for turn in conversation["turns"]:
        sure = {language: words_of(turn, heard[turn["speaker"], language]) for language in models}
        wanted = turn["text"].split()
        written = [word["word"] for word in sure[turn["language"]] if word["word"] != UNKNOWN]
        wrong = word_errors(wanted, written)
        if wrong:
            print(f"  said  {turn['text']}\n  heard {' '.join(written)}")
        errors, words = errors + wrong, words + len(wanted)
        surer += turn["language"] == max(sure, key=lambda language: mean_confidence(sure[language]) or 0.0)
    turns = len(conversation["turns"])
    print(f"{folder.name}: {100 * errors / words:.1f} % of {words} words wrong, language of {surer} of {turns} turns")
    return errors, words


def main(models_folder, conversations_folder):
    models = {language: load_model(models_folder / name) for language, name in _MODELS.items()}
    counts = [check(path.parent, models) for path in sorted(conversations_folder.glob("*/conversation.json"))]
    errors, words = map(sum, zip(*counts))
    print(f"all: {100 * errors / words:.1f} % of {words} words wrong")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
