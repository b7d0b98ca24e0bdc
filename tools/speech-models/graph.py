"""The search graph (HCLG): a bigram network whose words are chains of phones, with silence between them if need be.

State h(w) means "w was the last word". From it a costless-in-sound arc leads to the chain of each word that was seen
after w, or to the back-off state and from there to any word. A chain ends in h of its own word.
"""

import math

from language_model import END, START
from sounds import FOREIGN, SILENCE

UNKNOWN = "[unk]"
POSITIONS = ("begin", "end", "internal", "singleton")
_STAY = math.log(2)
_SILENCE_COST = 0.7
_SKIP_COST = 1.0
_SKIPPABLE_SECONDS = 0.065  # shorter phones may fall between two frames, which libvosk takes 30 ms apart


class PhoneIds:
    """Phone 1 is silence; every other phone has one id for each position in a word."""

    def __init__(self, phones):
        self._phones = phones
        self._number = {phone: number for number, phone in enumerate(phones)}

    def of(self, phone, position):
        if phone == SILENCE:
            return 1
        return 2 + (self._number[phone] - 1) * len(POSITIONS) + POSITIONS.index(position)

    def positions(self):
        return ["nonword", *(position for _ in self._phones[1:] for position in POSITIONS)]

    def pdfs(self):
        return [0, *(number for number in range(1, len(self._phones)) for _ in POSITIONS)]


def build_graph(words, lexicon, model, phone_ids, phone_seconds, settings):
    """(arcs, finals) for kaldi_files.write_graph. `lexicon`: word → [(phones, cost)]; word ids start at 1."""
    arcs, finals = [], {}
    state_count = 0

    def new_state():
        nonlocal state_count
        state_count += 1
        return state_count - 1

    def sound(source, phone_id, output=0, cost=0.0):
        """A state that is in the middle of a phone: one frame was taken to enter it, more may follow."""
        state = new_state()
        arcs.append((source, state, 2 * phone_id, output, cost + _STAY))
        arcs.append((state, state, 2 * phone_id - 1, 0, _STAY))
        return state

    def position(place, count):
        if count == 1:
            return "singleton"
        return "begin" if place == 0 else "end" if place == count - 1 else "internal"

    scale, penalty = settings["language_scale"], settings["word_penalty"]
    start = new_state()
    history = {START: start, **{word: new_state() for word in words}}
    back_off = new_state()
    entry = {word: new_state() for word in words}

    for previous, state in history.items():
        silent = sound(state, 1, cost=_SILENCE_COST)
        arcs.append((silent, state, 0, 0, 0.0))
        arcs.append((state, back_off, 0, 0, scale * model["back_off"][previous]))
        for word, cost in model["bigrams"][previous].items():
            if word == END:
                finals[state] = scale * cost
            else:
                arcs.append((state, entry[word], 0, 0, scale * cost + penalty))
        back_off_end = scale * (model["back_off"][previous] + model["unigrams"][END])
        finals[state] = min(finals.get(state, math.inf), back_off_end)
    finals[start] = 0.0
    for word in words:
        arcs.append((back_off, entry[word], 0, 0, scale * model["unigrams"][word] + penalty))

    for word_id, word in enumerate(words, 1):
        for phones, cost in lexicon[word]:
            state, output = entry[word], word_id
            for place, phone in enumerate(phones):
                after = sound(state, phone_ids.of(phone, position(place, len(phones))), output, cost)
                inner = 0 < place < len(phones) - 1
                if inner and phone_seconds.get(phone, 1.0) < _SKIPPABLE_SECONDS:
                    joined = new_state()
                    arcs.append((after, joined, 0, 0, 0.0))
                    arcs.append((state, joined, 0, 0, _SKIP_COST))
                    after = joined
                state, output, cost = after, 0, 0.0
            arcs.append((state, history[word], 0, 0, 0.0))

    state, output, cost = back_off, len(words) + 1, settings["unknown_cost"]
    for place in ("begin", "internal", "end"):
        state = sound(state, phone_ids.of(FOREIGN, place), output, cost)
        output, cost = 0, 0.0
    arcs.append((state, history[START], 0, 0, 0.0))
    return arcs, finals
