"""Records the demo's conversations from `texts/`: two people, each on a channel of their own, over the telephone.

usage: record.py OUTPUT_FOLDER [NAME…]

Writes for each NAME/recording.wav (8 kHz, 16 bit, channel 0 the agent, channel 1 the lead) and NAME/conversation.json.
"""

import json
import sys
import wave
import zlib
from pathlib import Path

import numpy as np

_HERE = Path(__file__).parent
sys.path.insert(0, str(_HERE.parent / "speech-models"))

from features import SAMPLE_RATE_HZ  # noqa: E402
from grammar import load_grammar, vocabulary  # noqa: E402
from sounds import SILENCE  # noqa: E402
from telephone import through_telephone  # noqa: E402
from voices import speak  # noqa: E402

SPEAKERS = ("agent", "lead")
_MODEL_LANGUAGES = {"hi": "hi", "en-IN": "en-in"}
_LEAD_IN_MS, _LEAD_OUT_MS = 500, 900
_PAUSE_MS = (350, 650)
_LINE_NOISE = 6


def load_text(name):
    return json.loads((_HERE / f"texts/{name}.json").read_text())


def unknown_words(text):
    """Words that no model could write down."""
    known = {tag: set(vocabulary(load_grammar(name))) for tag, name in _MODEL_LANGUAGES.items()}
    return [word for turn in text["turns"] for word in turn["text"].split() if word not in known[turn["language"]]]


def say(turn, voice, rng):
    """The samples of one turn from its first sound to its last."""
    spoken = next(speak([turn["text"].split()], voice, _MODEL_LANGUAGES[turn["language"]], rng))
    sounds = [*spoken.phones, (SILENCE, len(spoken.samples) / SAMPLE_RATE_HZ)]
    heard = [place for place, (phone, _) in enumerate(sounds) if phone != SILENCE]
    start, end = sounds[heard[0]][1], sounds[heard[-1] + 1][1]
    return spoken.samples[int(start * SAMPLE_RATE_HZ) : int(end * SAMPLE_RATE_HZ)]


def lay_out(text, rng):
    """(turn, samples, start in ms) one after the other; a turn with `overlapMs` begins before the last one has ended."""
    now_ms, laid_out = _LEAD_IN_MS, []
    for turn in text["turns"]:
        samples = say(turn, text[turn["speaker"]]["voice"], rng)
        start_ms = now_ms - turn["overlapMs"] if "overlapMs" in turn else now_ms
        laid_out.append((turn, samples, start_ms))
        end_ms = start_ms + round(1000 * len(samples) / SAMPLE_RATE_HZ)
        now_ms = max(now_ms, end_ms + int(rng.integers(*_PAUSE_MS)))
    return laid_out


def record(text):
    """The two channels as they arrive, and the conversation with the times of its turns."""
    rng = np.random.default_rng(zlib.crc32(text["name"].encode()))
    laid_out = lay_out(text, rng)
    ends_ms = [start_ms + round(1000 * len(samples) / SAMPLE_RATE_HZ) for _, samples, start_ms in laid_out]
    duration_ms = max(ends_ms) + _LEAD_OUT_MS
    channels = np.zeros((len(SPEAKERS), duration_ms * SAMPLE_RATE_HZ // 1000))
    turns = []
    for (turn, samples, start_ms), end_ms in zip(laid_out, ends_ms):
        first = start_ms * SAMPLE_RATE_HZ // 1000
        channels[SPEAKERS.index(turn["speaker"]), first : first + len(samples)] += samples
        kept = {key: turn[key] for key in ("speaker", "language", "text")}
        turns.append({**kept, "startMs": start_ms, "endMs": end_ms})
    heard = [through_telephone(channel, rng, _LINE_NOISE, loudest=12_000) for channel in channels]
    return np.stack(heard, axis=1), {**text, "durationMs": duration_ms, "turns": turns}


def write_wav(path, samples):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE_HZ)
        file.writeframes(samples.astype("<i2").tobytes())


_ORDER = ("name", "title", "languages", "durationMs", "agent", "lead", "turns", "requirement")


def main(folder, names):
    for name in names or sorted(path.stem for path in (_HERE / "texts").glob("*.json")):
        text = load_text(name)
        if unknown_words(text):
            raise SystemExit(f"{name}: the models do not know {', '.join(unknown_words(text))}")
        samples, conversation = record(text)
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        write_wav(target / "recording.wav", samples)
        ordered = {key: conversation[key] for key in _ORDER}
        (target / "conversation.json").write_text(json.dumps(ordered, ensure_ascii=False, indent=2) + "\n")
        print(f"{name}: {conversation['durationMs'] / 1000:.1f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
