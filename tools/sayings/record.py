"""Records the sentences that the simulated telephone company can say, as 8 kHz mu-law WAV files.

usage: record.py SAYINGS_FOLDER

The folder's sayings.json names the files, their voices and their words. Needs what tools/speech-models/install.sh installs.
"""

import json
import struct
import sys
import zlib
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "speech-models"))

from features import SAMPLE_RATE_HZ  # noqa: E402
from telephone import mu_law_codes, through_telephone  # noqa: E402
from voices import speak  # noqa: E402

_MODEL_LANGUAGES = {"hi": "hi", "en": "en-in"}
_LINE_NOISE = 6
_AUDIBLE = 300
_MARGIN = SAMPLE_RATE_HZ // 20
_MU_LAW = 7


def record(saying):
    """mu-law bytes from the first sound to the last."""
    rng = np.random.default_rng(zlib.crc32(saying["text"].encode()))
    utterance = next(speak([saying["text"].split()], saying["voice"], _MODEL_LANGUAGES[saying["language"]], rng))
    samples = through_telephone(utterance.samples, rng, _LINE_NOISE, loudest=12_000)
    loud = np.flatnonzero(np.abs(samples) > _AUDIBLE)
    samples = samples[max(loud[0] - _MARGIN, 0) : loud[-1] + _MARGIN]
    return mu_law_codes(samples).tobytes()


def write_wav(path, codes):
    form = struct.pack("<HHIIHHH", _MU_LAW, 1, SAMPLE_RATE_HZ, SAMPLE_RATE_HZ, 1, 8, 0)
    padding = b"\0" * (len(codes) % 2)
    chunks = b"".join(
        [b"WAVE", b"fmt ", struct.pack("<I", len(form)), form, b"data", struct.pack("<I", len(codes)), codes, padding]
    )
    path.write_bytes(b"RIFF" + struct.pack("<I", len(chunks)) + chunks)


def main(folder):
    for saying in json.loads((folder / "sayings.json").read_text()):
        codes = record(saying)
        write_wav(folder / saying["file"], codes)
        print(f"{saying['file']}: {len(codes) / SAMPLE_RATE_HZ:.1f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
