"""What a telephone line does to a voice: 8 kHz, a band, mu-law steps, hiss, and any loudness.

Samples are floats on the scale of 16-bit PCM.
"""

import numpy as np

from features import SAMPLE_RATE_HZ


def resample(samples, from_hz, to_hz):
    """Band-limited, by the spectrum of the whole recording. Also slows down or speeds up when the rates say so."""
    count = int(round(len(samples) * to_hz / from_hz))
    spectrum = np.fft.rfft(samples)
    wanted = np.zeros(count // 2 + 1, complex)
    shared = min(len(wanted), len(spectrum))
    wanted[:shared] = spectrum[:shared]
    return np.fft.irfft(wanted, count) * (count / len(samples))


def _mu_law_values():
    """The 256 values of G.711 mu-law, by code."""
    code = ~np.arange(256) & 0xFF
    magnitude = (((code & 0x0F) << 3) + 0x84 << ((code & 0x70) >> 4)) - 0x84
    return np.where(code & 0x80, -magnitude, magnitude)


_VALUES = _mu_law_values()
_CODES_BY_VALUE = np.argsort(_VALUES, kind="stable")
_BORDERS = (_VALUES[_CODES_BY_VALUE][1:] + _VALUES[_CODES_BY_VALUE][:-1]) / 2


def mu_law_values(codes):
    return _VALUES[codes].astype(float)


def mu_law_codes(samples):
    """The code whose value is nearest, for each sample."""
    return _CODES_BY_VALUE[np.searchsorted(_BORDERS, samples)].astype(np.uint8)


def mu_law_round_trip(samples):
    """The nearest values that mu-law can carry."""
    return mu_law_values(mu_law_codes(samples))


def _line_filter(count, rng):
    """Gain for each frequency bin: edges of the band and the tilt of one telephone out of many."""
    hz = np.linspace(0, SAMPLE_RATE_HZ / 2, count // 2 + 1)
    low, high = rng.uniform(80, 300), rng.uniform(3300, 3800)
    edges = 1 / (1 + (low / np.maximum(hz, 1)) ** 4) / (1 + (hz / high) ** 16)
    tilt = 10 ** (rng.uniform(-4, 4) / 20 * np.log2(np.maximum(hz, 100) / 1000))
    return np.sqrt(edges) * tilt


def noise(count, rng, level):
    """Line noise with standard deviation `level`: hiss, darker hiss, or either with a mains hum."""
    hiss = rng.standard_normal(count)
    if rng.random() < 0.5:
        hiss = hiss + 0.9 * np.concatenate([[0], hiss[:-1]])
    if rng.random() < 0.3:
        hiss = hiss + np.sin(2 * np.pi * 50 * np.arange(count) / SAMPLE_RATE_HZ)
    return level * hiss / hiss.std()


def through_telephone(samples, rng, noise_level=None, loudest=None):
    """The 8 kHz `samples` as they arrive: coloured, noisy, mu-law quantised; as loud as it comes, unless told."""
    spectrum = np.fft.rfft(samples) * _line_filter(len(samples), rng)
    coloured = np.fft.irfft(spectrum, len(samples))
    coloured *= (loudest or 10 ** rng.uniform(3.2, 4.45)) / (np.abs(coloured).max() + 1)
    level = noise_level or min(rng.choice([1, 4, 12, 30, 60]), 0.012 * np.abs(coloured).max())
    return mu_law_round_trip(np.clip(coloured + noise(len(samples), rng, level), -32000, 32000))
