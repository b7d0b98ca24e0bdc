"""Writes the recordings that `npm run bench -- speech-accuracy` measures: held-out sentences over the telephone.

usage: make_bench.py hi|en-in OUTPUT_FOLDER

Known voices say forty sentences, the unknown voice twenty. Files are 8 kHz mu-law WAV; references.jsonl names for
each its text, voice, and whether the model knows the voice.
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np

from features import SAMPLE_RATE_HZ
from grammar import load_held_out
from telephone import mu_law_codes, through_telephone
from voices import KNOWN_VOICES, UNKNOWN_VOICES, speak

SEED = 404
KNOWN_SENTENCES, UNKNOWN_SENTENCES = 40, 20
_PAUSE_SECONDS = 0.3
_MU_LAW = 7
_LANGUAGE_TAGS = {"hi": "hi", "en-in": "en-IN"}


def write_mu_law_wav(path, samples):
    data = mu_law_codes(samples).tobytes()
    data += b"\xff" * (len(data) % 2)
    layout = struct.pack("<HHIIHHH", _MU_LAW, 1, SAMPLE_RATE_HZ, SAMPLE_RATE_HZ, 1, 8, 0)
    chunks = b"fmt " + struct.pack("<I", len(layout)) + layout
    chunks += b"fact" + struct.pack("<II", 4, len(data)) + b"data" + struct.pack("<I", len(data)) + data
    path.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks)


def main(language, folder):
    folder.mkdir(parents=True, exist_ok=True)
    rng, sentences = np.random.default_rng(SEED), load_held_out(language)
    known = sorted(set(KNOWN_VOICES[language]))
    plan = [(sentences[n], known[n % len(known)], True) for n in range(KNOWN_SENTENCES)]
    plan += [(words, UNKNOWN_VOICES[language], False) for words in sentences[-UNKNOWN_SENTENCES:]]
    references = []
    for number, (words, voice, is_known) in enumerate(plan, 1):
        pause = np.zeros(int(_PAUSE_SECONDS * SAMPLE_RATE_HZ))
        spoken = next(speak([words], voice, language, rng)).samples
        name = f"{number:02}.wav"
        write_mu_law_wav(folder / name, through_telephone(np.concatenate([pause, spoken, pause]), rng))
        references.append(
            {"file": name, "text": " ".join(words), "voice": voice, "known": is_known, "language": _LANGUAGE_TAGS[language]}
        )
    lines = [json.dumps(each, ensure_ascii=False) for each in references]
    (folder / "references.jsonl").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
