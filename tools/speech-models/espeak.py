"""Speech with its phones and their times from libespeak-ng, by ctypes.

The library is process-wide state: one synthesis at a time.
"""

import ctypes as C

import numpy as np

_END, _WORD, _PHONEME = 0, 1, 7
_RATE, _PITCH, _RANGE = 1, 3, 4
_UTF8 = 1


class _Id(C.Union):
    _fields_ = [("number", C.c_int), ("name", C.c_char_p), ("string", C.c_char * 8)]


class _Event(C.Structure):
    _fields_ = [
        ("type", C.c_int),
        ("unique_identifier", C.c_uint),
        ("text_position", C.c_int),
        ("length", C.c_int),
        ("audio_position", C.c_int),
        ("sample", C.c_int),
        ("user_data", C.c_void_p),
        ("id", _Id),
    ]


_lib = C.CDLL("libespeak-ng.so.1")
SAMPLE_RATE_HZ = _lib.espeak_Initialize(2, 0, None, 1)  # synchronous, with phoneme events
_audio, _events = [], []


@C.CFUNCTYPE(C.c_int, C.POINTER(C.c_short), C.c_int, C.POINTER(_Event))
def _on_audio(samples, count, events):
    if samples and count > 0:
        _audio.append(np.ctypeslib.as_array(samples, (count,)).copy())
    number = 0
    while events[number].type != _END:
        event = events[number]
        name = bytes(event.id.string).split(b"\0")[0].decode() if event.type == _PHONEME else ""
        _events.append((event.type, event.sample, name))
        number += 1
    return 0


_lib.espeak_SetSynthCallback(_on_audio)


def say(text, voice, rate=150, pitch=50, pitch_range=50):
    """Samples as floats on the 16-bit scale, and for each word its list of (phone, start sample).

    `voice` is a name such as "hi" or "gmw/en-US+f2"; `rate` is in words a minute. Pauses between words come as the
    phone "_" of the word before.
    """
    _audio.clear()
    _events.clear()
    if _lib.espeak_SetVoiceByName(voice.encode()) != 0:
        raise ValueError(f"espeak-ng has no voice {voice}")
    for parameter, value in ((_RATE, rate), (_PITCH, pitch), (_RANGE, pitch_range)):
        _lib.espeak_SetParameter(parameter, int(value), 0)
    data = text.encode() + b"\0"
    _lib.espeak_Synth(data, len(data), 0, 1, 0, _UTF8, None, None)
    _lib.espeak_Synchronize()
    words = []
    for kind, sample, name in _events:
        if kind == _WORD:
            words.append([])
        elif kind == _PHONEME and words and not name.startswith("("):
            words[-1].append(("_" if name.startswith("_") or not name else name, sample))
    return np.concatenate(_audio).astype(float), words
