"""The phones of the two models, and how each synthesiser spells them.

Hindi has names of our own, English ARPAbet names and a few vowels with a swallowed "r" (ar, or, air, ir, ur, ayer).
"""

SILENCE = "sil"
FOREIGN = "foreign"  # any sound of another language

_ESPEAK_HINDI = {
    "a": "@ @2 @3 @- V", "aa": "a:", "aan": "a~", "ih": "I", "i": "i i:", "in": "i~", "uh": "U u", "uu": "u:",
    "un": "u~", "e": "e:", "en": "e~", "ai": "E E:", "ain": "E~", "o": "o:", "on": "o~", "au": "O O:", "aun": "O~",
    "k": "k", "kh": "k# x", "g": "g Q", "gh": "g#", "ng": "N", "ch": "c", "chh": "c#", "j": "J", "jh": "J#",
    "tt": "t.", "tth": "t.#", "dd": "d.", "ddh": "d.#", "nn": "n.", "t": "t", "th": "t#", "d": "d", "dh": "d#",
    "n": "n n^", "p": "p", "ph": "p# f", "b": "b", "bh": "b#", "m": "m", "y": "j", "r": "r *", "l": "l", "v": "v w",
    "sh": "S s.", "s": "s", "z": "z", "h": "h H", "rr": "r.", "rrh": "r.#",
}  # fmt: skip

_ESPEAK_ENGLISH = {
    "aa": "A: aa", "ae": "a", "ah": "V", "ax": "@ @- @2 a#", "oh": "0 O2", "ao": "O:", "eh": "E", "ih": "I I2 I#",
    "iy": "i i:", "uh": "U", "uw": "u:", "er": "3 3: IR VR", "ey": "eI", "ay": "aI aI2", "oy": "OI", "aw": "aU",
    "ow": "oU", "ar": "A@", "or": "O@ o@", "air": "e@", "ir": "i@ i@3", "ur": "U@", "ayer": "aI3 aI@", "el": "@L",
    "p": "p", "b": "b", "t": "t t2 t[", "d": "d", "dx": "t#", "k": "k", "g": "g", "ch": "tS", "jh": "dZ", "f": "f",
    "v": "v", "th": "T", "dh": "D", "s": "s", "z": "z", "sh": "S", "zh": "Z", "hh": "h", "m": "m", "n": "n",
    "ng": "N", "l": "l", "r": "r r-", "w": "w w#", "y": "j",
}  # fmt: skip


def _reversed(table):
    return {spelling: phone for phone, spellings in table.items() for spelling in spellings.split()}


_FROM_ESPEAK = {"hi": _reversed(_ESPEAK_HINDI), "en-in": _reversed(_ESPEAK_ENGLISH)}


def from_espeak(name, language):
    """The phone for an espeak-ng phoneme; None for a glide that belongs to the sound before it."""
    if name == "_":
        return SILENCE
    return None if name == ";" else _FROM_ESPEAK[language][name]


# Hindi and English by the diphones of NSK, a Hindi speaker of IIT Madras. His set knows no ठ, ढ, छ, झ of their own.
_NSK_HINDI = {
    "aan": "aa n", "i": "iy", "in": "iy n", "uu": "uw", "un": "uw n", "e": "ee", "en": "ee n", "ai": "eh",
    "ain": "eh n", "o": "oo", "on": "oo n", "au": "oh", "aun": "oh n", "ng": "n", "chh": "ch", "jh": "j", "tt": "T",
    "tth": "T", "dd": "D", "ddh": "D", "nn": "N", "t": "th", "th": "tth", "d": "dh", "dh": "ddh", "ph": "f",
    "z": "j", "rr": "D", "rrh": "D",
}  # fmt: skip
_NSK_ENGLISH = {
    "ae": "eh", "ah": "a", "ax": "a", "oh": "oh", "ao": "oh", "er": "a r", "ey": "ee", "oy": "oh y", "ow": "oo",
    "ar": "aa r", "or": "oo r", "air": "ee r", "ir": "iy r", "ur": "uh r", "ayer": "ay a r", "el": "a l", "t": "T",
    "d": "D", "dx": "T", "jh": "j", "th": "tth", "z": "j", "zh": "j", "hh": "h", "ng": "n", "w": "v",
}  # fmt: skip

# The same by the diphones of American speakers: no aspiration, one row of t and d.
_AMERICAN_HINDI = {
    "a": "ah", "aan": "aa n", "i": "iy", "in": "iy n", "uu": "uw", "un": "uw n", "e": "ey", "en": "ey n", "ai": "ae",
    "ain": "ae n", "o": "ow", "on": "ow n", "au": "ao", "aun": "ao n", "kh": "k", "gh": "g", "chh": "ch", "j": "jh",
    "tt": "t", "tth": "t", "dd": "d", "ddh": "d", "nn": "n", "th": "t", "dh": "d", "ph": "f", "bh": "b", "h": "hh",
    "rr": "d", "rrh": "d",
}  # fmt: skip
_AMERICAN_ENGLISH = {
    "oh": "aa", "ar": "aa r", "or": "ao r", "air": "eh r", "ir": "ih r", "ur": "uh r", "ayer": "ay er", "el": "ax l",
}  # fmt: skip

_TO_DIPHONES = {
    ("nsk", "hi"): _NSK_HINDI,
    ("nsk", "en-in"): _NSK_ENGLISH,
    ("american", "hi"): _AMERICAN_HINDI,
    ("american", "en-in"): _AMERICAN_ENGLISH,
}


def to_diphones(phone, speaker_set, language):
    """The names that `speaker_set` ("nsk" or "american") has for a phone: one, or several in a row."""
    if phone == SILENCE:
        return ["pau"]
    return _TO_DIPHONES[speaker_set, language].get(phone, phone).split()


def from_flite(name):
    """flite's names are ARPAbet already."""
    return SILENCE if name in ("pau", "ssil", "h#", "brth") else name
