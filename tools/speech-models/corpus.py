"""Training material: sentences of the grammar, spoken by the known voices over the telephone, as labelled frames."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

import flite
from features import SAMPLE_RATE_HZ, frame_centres_seconds, mfcc
from grammar import draw_sentence, load_grammar, vocabulary
from sounds import FOREIGN, SILENCE
from telephone import noise, through_telephone
from voices import KNOWN_VOICES, speak, varied

_SILENT_UTTERANCES = 40
_FOREIGN_SHARE = 0.3  # so many utterances of the other language for each of our own
_OTHER_LANGUAGE = {"hi": "en-in", "en-in": "hi"}


@dataclass
class Corpus:
    features: list  # one array of frames an utterance
    labels: list  # the phone of each frame
    pronunciations: dict  # word → Counter of phone tuples
    phone_seconds: dict  # phone → mean duration


def _label(utterance, before_seconds, frame_count):
    starts = np.array([0.0] + [start + before_seconds for _, start in utterance.phones])
    end = before_seconds + len(utterance.samples) / SAMPLE_RATE_HZ
    names = [SILENCE] + [phone for phone, _ in utterance.phones] + [SILENCE]
    places = np.searchsorted(np.append(starts, end), frame_centres_seconds(frame_count), side="right") - 1
    return [names[place] for place in places]


def _on_the_line(utterance, rng):
    """Features and labels of an utterance with silence around it, as the telephone brings it."""
    before, after = rng.uniform(0.2, 0.6), rng.uniform(0.4, 1.0)
    pads = [np.zeros(int(seconds * SAMPLE_RATE_HZ)) for seconds in (before, after)]
    heard = through_telephone(np.concatenate([pads[0], utterance.samples, pads[1]]), rng)
    features = mfcc(heard, rng)
    return features, _label(utterance, before, len(features))


def _draw_sentences(grammar, words, count, text_rng):
    """Sentences, pairs of sentences, and words at random: so that every word is heard, also across every border."""
    for _ in range(count):
        kind = text_rng.random()
        if kind < 0.3:
            yield text_rng.choices(words, k=text_rng.randint(3, 8))
        elif kind < 0.6:
            yield draw_sentence(grammar, text_rng)
        else:
            yield (draw_sentence(grammar, text_rng) + draw_sentence(grammar, text_rng))[:16]


def build_corpus(language, grammar, utterance_count, text_rng, rng):
    """About `utterance_count` utterances spread over the known voices, and some silent ones."""
    voices, words = KNOWN_VOICES[language], vocabulary(grammar)
    corpus = Corpus([], [], defaultdict(Counter), {})
    seconds = defaultdict(list)
    for voice in voices:
        sentences = list(_draw_sentences(grammar, words, utterance_count // len(voices), text_rng))
        for utterance in speak(sentences, voice, language, rng):
            for word, phones in utterance.words:
                corpus.pronunciations[word][phones] += 1
            for (phone, start), (_, end) in zip(utterance.phones, utterance.phones[1:]):
                seconds[phone].append(end - start)
            features, labels = _on_the_line(varied(utterance, rng), rng)
            corpus.features.append(features)
            corpus.labels.append(labels)
    _add_foreign_speech(corpus, language, int(utterance_count * _FOREIGN_SHARE), text_rng, rng)
    for _ in range(_SILENT_UTTERANCES):
        features = mfcc(noise(4 * SAMPLE_RATE_HZ, rng, rng.choice([0.1, 3, 10, 30, 80, 150])), rng)
        corpus.features.append(features)
        corpus.labels.append([SILENCE] * len(features))
    _add_dictionary(corpus, language, words, rng)
    corpus.phone_seconds = {phone: float(np.mean(each)) for phone, each in seconds.items()}
    return corpus


def _add_foreign_speech(corpus, language, utterance_count, text_rng, rng):
    """The other language, by its voices: what a sound is not worth naming sounds like."""
    other = _OTHER_LANGUAGE[language]
    voices, grammar = KNOWN_VOICES[other], load_grammar(other)
    words = vocabulary(grammar)
    for voice in voices:
        sentences = list(_draw_sentences(grammar, words, utterance_count // len(voices), text_rng))
        for utterance in speak(sentences, voice, other, rng):
            features, labels = _on_the_line(varied(utterance, rng), rng)
            corpus.features.append(features)
            corpus.labels.append([phone if phone == SILENCE else FOREIGN for phone in labels])


def _add_dictionary(corpus, language, words, rng):
    """Every word once alone, so that rare words have a pronunciation; in English also flite's."""
    voices = sorted({voice for voice in KNOWN_VOICES[language] if voice.startswith("espeak:")})
    for voice in voices:
        for utterance in speak([[word] for word in words], voice, language, rng):
            for word, phones in utterance.words:
                corpus.pronunciations[word][phones] += 1
    if any(voice.startswith("flite:") for voice in KNOWN_VOICES[language]):
        for word in words:
            corpus.pronunciations[word][flite.pronounce(word)] += len(voices)
