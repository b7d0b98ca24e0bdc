"""The speakers of each language, and sentences spoken by them with the place of every phone.

A voice is `engine:name`. "diphone:nsk" is the recorded speaker of festvox-hi-nsk (his English has an Indian accent),
"diphone:kal" and "diphone:ked" are American ones (with an accent in Hindi), "flite:…" are recorded speakers too, and
"espeak:…" are formant synthesis. Unknown voices are never trained on.
"""

from dataclasses import dataclass

import numpy as np

import espeak
import festival
import flite
from features import SAMPLE_RATE_HZ
from sounds import SILENCE, from_espeak, to_diphones
from telephone import resample

_VARIANTS = ["", "+m1", "+m2", "+m3", "+m4", "+m7", "+f1", "+f2", "+f3", "+f4"]

KNOWN_VOICES = {
    "hi": [f"espeak:hi{variant}" for variant in _VARIANTS] + ["diphone:nsk"] * 5 + ["diphone:ked"] * 2,
    "en-in": [f"espeak:gmw/en-US{variant}" for variant in ("", "+m3", "+f2", "+f4")]
    + [f"espeak:gmw/en{variant}" for variant in ("+m1", "+m2", "+f1", "+f3")]
    + [f"espeak:hi{variant}" for variant in ("", "+m3", "+f2")]
    + ["diphone:nsk"] * 3
    + ["diphone:kal", "diphone:ked", "flite:slt", "flite:slt", "flite:awb", "flite:awb"],
}
UNKNOWN_VOICES = {"hi": "espeak:hi+klatt2", "en-in": "flite:rms"}

_DIPHONE_SETS = {"nsk": "nsk", "kal": "american", "ked": "american"}
# Which espeak-ng voice decides on the phones and their durations that a diphone speaker then says.
_DIRECTORS = {"hi": ["hi"], "en-in": ["gmw/en", "gmw/en-US"]}


@dataclass
class Utterance:
    """`phones` are (name, start in seconds), from the first sample; `words` are (word, its phones) where known."""

    samples: np.ndarray  # 8 kHz
    phones: list
    words: list


def _espeak_sentence(words, voice, language, rng):
    """Samples, phones with start samples, and the pronunciation of each word."""
    text = " ".join(words)
    samples, events = espeak.say(text, voice, rng.integers(125, 185), rng.integers(25, 75), rng.integers(25, 75))
    sounds = [[(from_espeak(name, language), start) for name, start in word] for word in events]
    sounds = [[(phone, start) for phone, start in word if phone] for word in sounds]
    pronounced = [tuple(phone for phone, _ in word if phone != SILENCE) for word in sounds]
    # espeak-ng says some pairs of words as one; such a sentence teaches sounds, but no pronunciations
    named = list(zip(words, pronounced)) if len(events) == len(words) else []
    return samples, [sound for word in sounds for sound in word], named


def _diphone_segments(samples, phones, speaker, language, rng):
    """The espeak-ng phones again as (diphone name, seconds, pitch), with a falling melody and a few accents."""
    starts = [start / espeak.SAMPLE_RATE_HZ for _, start in phones] + [len(samples) / espeak.SAMPLE_RATE_HZ]
    pitch, fall, segments = rng.uniform(95, 150), rng.uniform(0.80, 0.95), [("pau", 0.15, 110)]
    for place, (phone, _) in enumerate(phones):
        names = to_diphones(phone, _DIPHONE_SETS[speaker], language)
        seconds = max(starts[place + 1] - starts[place], 0.03) / len(names)
        melody = pitch * (1 - (1 - fall) * place / len(phones)) * rng.uniform(0.93, 1.12)
        segments += [(name, seconds, melody) for name in names]
    return segments + [("pau", 0.1, pitch * fall)]


def _diphone_sentences(sentences, speaker, language, rng):
    scripts, spoken = [], []
    for words in sentences:
        director = rng.choice(_DIRECTORS[language])
        samples, phones, pronounced = _espeak_sentence(words, director, language, rng)
        segments = _diphone_segments(samples, phones, speaker, language, rng)
        scripts.append(segments)
        spoken.append((phones, pronounced))
    audio = festival.speak_all(speaker, scripts)
    for (samples, rate), segments, (phones, pronounced) in zip(audio, scripts, spoken):
        start, places, timed = segments[0][1], iter(segments[1:]), []
        for phone, _ in phones:
            timed.append((phone, start))
            start += sum(next(places)[1] for _ in to_diphones(phone, _DIPHONE_SETS[speaker], language))
        yield samples, rate, [(SILENCE, 0.0), *timed, (SILENCE, start)], pronounced


def speak(sentences, voice, language, rng):
    """Utterances at 8 kHz for many sentences (lists of words) in one voice."""
    engine, name = voice.split(":")
    if engine == "diphone":
        for samples, rate, phones, words in _diphone_sentences(sentences, name, language, rng):
            yield Utterance(resample(samples, rate, SAMPLE_RATE_HZ), phones, words)
        return
    for sentence in sentences:
        if engine == "flite":
            samples, rate, phones = flite.say(" ".join(sentence), name, rng.uniform(0.85, 1.15))
            yield Utterance(resample(samples, rate, SAMPLE_RATE_HZ), phones, [])
        else:
            samples, phones, words = _espeak_sentence(sentence, name, language, rng)
            timed = [(phone, start / espeak.SAMPLE_RATE_HZ) for phone, start in phones]
            yield Utterance(resample(samples, espeak.SAMPLE_RATE_HZ, SAMPLE_RATE_HZ), timed, words)


def varied(utterance, rng):
    """The same words by a somewhat smaller or larger person: played up to a seventh faster or slower."""
    speed = rng.uniform(0.86, 1.16)
    samples = resample(utterance.samples, SAMPLE_RATE_HZ, SAMPLE_RATE_HZ / speed)
    phones = [(phone, start / speed) for phone, start in utterance.phones]
    return Utterance(samples, phones, utterance.words)
