"""Phones spoken by diphones of recorded people, by Debian's `festival`: many utterances in one run of the program."""

import subprocess
import tempfile
import wave
from pathlib import Path

import numpy as np

_PREPARE = {
    "kal": "(voice_kal_diphone)",
    "ked": "(voice_ked_diphone)",
    # Only the recordings of festvox-hi-nsk are used, under the phones of kal: Segments need no Hindi front end.
    "nsk": """
(voice_kal_diphone)
(set! nsk (us_diphone_init (list '(name "nsk_lpc_group") '(grouped "true") '(default_diphone "pau-a")
  (list 'index_file "/usr/share/festival/voices/hindi/hindi_NSK_diphone/group/NSKlpc.group"))))
(us_db_select nsk)
(set! UniSyn_module_hooks nil)
""",
}


def speak_all(voice, utterances):
    """For each utterance, a list of (diphone name, seconds, pitch in Hz): its samples (floats, 16-bit scale) and rate."""
    with tempfile.TemporaryDirectory() as folder:
        script = [_PREPARE[voice]]
        for number, segments in enumerate(utterances):
            items = " ".join(f"({name} {seconds:.4f} (0 {pitch:.0f}))" for name, seconds, pitch in segments)
            script.append(f"(set! u (Utterance Segments ({items})))")
            script.append(f"(utt.synth u) (utt.save.wave u \"{folder}/{number}.wav\" 'riff)")
        path = Path(folder) / "script.scm"
        path.write_text("\n".join(script))
        subprocess.run(["festival", "-b", str(path)], check=True, capture_output=True)
        return [_read(Path(folder) / f"{number}.wav") for number in range(len(utterances))]


def _read(path):
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)
        return samples, file.getframerate()
