"""Speech with its phones and their times from Debian's `flite`, whose clustergen voices come from recorded people."""

import subprocess
import tempfile
import wave

import numpy as np

from sounds import from_flite


def say(text, voice, stretch=1.0):
    """Samples (floats, 16-bit scale), their rate, and (phone, start in seconds) for each phone."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as output:
        settings = ["-voice", voice, "--setf", f"duration_stretch={stretch:.2f}", "-psdur"]
        told = subprocess.run(["flite", *settings, "-t", text, "-o", output.name], check=True, capture_output=True)
        with wave.open(output.name) as file:
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)
            rate = file.getframerate()
    phones, start = [], 0.0
    for item in told.stdout.decode().split():
        name, end = item.rsplit(":", 1)
        phones.append((from_flite(name), start))
        start = float(end)
    return samples, rate, phones


def pronounce(word):
    """The phones of one word said alone."""
    told = subprocess.run(["flite", "-ps", "-t", word, "none"], check=True, capture_output=True)
    return tuple(phone for phone in map(from_flite, told.stdout.decode().split()) if phone != from_flite("pau"))
