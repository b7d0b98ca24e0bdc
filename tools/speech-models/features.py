"""Kaldi's MFCC features in numpy, equal to what libvosk computes from `conf/mfcc.conf`.

Samples are floats on the scale of 16-bit PCM at 8 kHz. A frame is 25 ms long and starts every 10 ms.
"""

import numpy as np

SAMPLE_RATE_HZ = 8000
FRAME_SHIFT = 80  # samples, 10 ms
FRAME_LENGTH = 200  # samples, 25 ms
COEFFICIENTS = 30
LOW_HZ, HIGH_HZ = 20, 3700
FFT_SIZE = 256

# Dither stays at Kaldi's default (noise of one quantisation step), so that digital silence is
# not minus infinity but a faint hiss that the training data contains too.
MFCC_CONF = f"""--sample-frequency={SAMPLE_RATE_HZ}
--use-energy=false
--num-mel-bins={COEFFICIENTS}
--num-ceps={COEFFICIENTS}
--low-freq={LOW_HZ}
--high-freq={HIGH_HZ}
--allow-downsample=true
--allow-upsample=true
"""


def _mel(hz):
    return 1127 * np.log(1 + hz / 700)


def _mel_banks():
    edges = np.linspace(_mel(LOW_HZ), _mel(HIGH_HZ), COEFFICIENTS + 2)
    bins = _mel(np.arange(FFT_SIZE // 2) * SAMPLE_RATE_HZ / FFT_SIZE)
    banks = np.zeros((COEFFICIENTS, FFT_SIZE // 2 + 1))
    for bank, (left, centre, right) in enumerate(zip(edges, edges[1:], edges[2:])):
        rising = (bins - left) / (centre - left)
        falling = (right - bins) / (right - centre)
        banks[bank, : len(bins)] = np.maximum(0, np.minimum(rising, falling))
    return banks


def _cosines():
    order = np.arange(COEFFICIENTS)
    scale = np.where(order == 0, np.sqrt(1 / COEFFICIENTS), np.sqrt(2 / COEFFICIENTS))
    lifter = 1 + 11 * np.sin(np.pi * order / 22)
    table = np.cos(np.pi / COEFFICIENTS * (np.arange(COEFFICIENTS)[:, None] + 0.5) * order)
    return table * scale * lifter


_POVEY_WINDOW = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME_LENGTH) / (FRAME_LENGTH - 1))) ** 0.85
_BANKS = _mel_banks().T
_COSINES = _cosines()
_SMALLEST_ENERGY = np.finfo(np.float32).eps


def mfcc(samples, rng):
    """One row of coefficients for each whole frame of `samples`; `rng` draws the dither."""
    count = 1 + (len(samples) - FRAME_LENGTH) // FRAME_SHIFT
    frames = samples[np.arange(FRAME_LENGTH) + FRAME_SHIFT * np.arange(count)[:, None]]
    frames = frames + rng.standard_normal(frames.shape)
    frames = frames - frames.mean(axis=1, keepdims=True)
    previous = np.concatenate([frames[:, :1], frames[:, :-1]], axis=1)
    spectrum = np.fft.rfft((frames - 0.97 * previous) * _POVEY_WINDOW, FFT_SIZE)
    energies = np.maximum(np.abs(spectrum) ** 2 @ _BANKS, _SMALLEST_ENERGY)
    return (np.log(energies) @ _COSINES).astype(np.float32)


def frame_centres_seconds(frame_count):
    return (np.arange(frame_count) * FRAME_SHIFT + FRAME_LENGTH / 2) / SAMPLE_RATE_HZ
