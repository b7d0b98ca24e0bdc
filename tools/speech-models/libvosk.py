"""libvosk from the npm package, by ctypes: what the product will hear, for the evaluations in this folder.

`LIBVOSK` names another libvosk.so than the one under node_modules.
"""

import ctypes
import json
import os
from pathlib import Path

_IN_NPM = Path(__file__).parents[2] / "node_modules/vosk/lib/linux-x86_64/libvosk.so"
_CHUNK_BYTES = 1600  # 0.1 s at 8 kHz


def _load():
    lib = ctypes.CDLL(os.environ.get("LIBVOSK", str(_IN_NPM)))
    for name in ("model_new", "recognizer_new"):
        getattr(lib, f"vosk_{name}").restype = ctypes.c_void_p
    for name in ("result", "final_result"):
        getattr(lib, f"vosk_recognizer_{name}").restype = ctypes.c_char_p
    lib.vosk_set_log_level(-1)
    return lib


def load_model(folder):
    """A function from 16-bit PCM samples to its words: dicts with word, conf, start and end (seconds)."""
    lib = _load()
    model = ctypes.c_void_p(lib.vosk_model_new(str(folder).encode()))
    if not model:
        raise ValueError(f"libvosk refuses the model in {folder}")

    def recognise(samples, sample_rate_hz=8000):
        recognizer = ctypes.c_void_p(lib.vosk_recognizer_new(model, ctypes.c_float(sample_rate_hz)))
        lib.vosk_recognizer_set_words(recognizer, 1)
        pcm, words = samples.astype("<i2").tobytes(), []
        for start in range(0, len(pcm), _CHUNK_BYTES):
            chunk = pcm[start : start + _CHUNK_BYTES]
            if lib.vosk_recognizer_accept_waveform(recognizer, chunk, len(chunk)) == 1:
                words += json.loads(lib.vosk_recognizer_result(recognizer)).get("result", [])
        words += json.loads(lib.vosk_recognizer_final_result(recognizer)).get("result", [])
        lib.vosk_recognizer_free(recognizer)
        return words

    return recognise
