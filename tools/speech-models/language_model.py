"""A bigram language model with back-off, estimated on sentences drawn from the grammar. Costs are -ln(probability)."""

import math
from collections import Counter, defaultdict

START, END = "<s>", "</s>"
_DISCOUNT = 0.5
_UNIFORM_SHARE = 0.15  # of the unigram mass is spread evenly: any word may follow any other


def estimate(sentences, words):
    """`{unigrams: word → cost, bigrams: previous → {word → cost}, back_off: previous → cost}`."""
    followers = defaultdict(Counter)
    for sentence in sentences:
        for previous, word in zip([START, *sentence], [*sentence, END]):
            followers[previous][word] += 1
    targets = [*words, END]
    counts = Counter()
    for each in followers.values():
        counts.update(each)
    total = sum(counts.values())
    chance = {w: (1 - _UNIFORM_SHARE) * counts[w] / total + _UNIFORM_SHARE / len(targets) for w in targets}
    bigrams, back_off = {}, {}
    for previous in [START, *words]:
        seen = followers[previous]
        mass = sum(seen.values())
        left_over = _DISCOUNT * len(seen) / mass if mass else 1.0
        left_over = max(left_over, 0.05)
        bigrams[previous] = {
            word: -math.log((1 - left_over) * count / mass + left_over * chance[word]) for word, count in seen.items()
        }
        back_off[previous] = -math.log(left_over)
    unigrams = {word: -math.log(each) for word, each in chance.items()}
    return {"unigrams": unigrams, "bigrams": bigrams, "back_off": back_off}
