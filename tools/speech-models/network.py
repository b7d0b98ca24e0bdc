"""The acoustic network: neighbouring frames in, a probability for each phone out, trained in numpy."""

import numpy as np

OFFSETS = list(range(-12, 13, 2))  # frames around the one to be classified, 10 ms each
_BATCH = 512


def _stacked(corpus):
    """All frames in one array, each utterance padded at its ends, and the places of the real frames in it."""
    edge, rows, places, position = max(OFFSETS), [], [], 0
    for features in corpus.features:
        padded = np.pad(features, ((edge, edge), (0, 0)), mode="edge")
        rows.append(padded)
        places.append(position + edge + np.arange(len(features)))
        position += len(padded)
    return np.concatenate(rows), np.concatenate(places)


def _forward(inputs, layers):
    activations = [inputs]
    for weights, bias in layers[:-1]:
        activations.append(np.maximum(activations[-1] @ weights + bias, 0))
    scores = activations[-1] @ layers[-1][0] + layers[-1][1]
    chances = np.exp(scores - scores.max(1, keepdims=True))
    return activations, chances / chances.sum(1, keepdims=True)


def _backward(activations, slope, layers):
    gradients = []
    for number in reversed(range(len(layers))):
        gradients.append((activations[number].T @ slope, slope.sum(0)))
        if number:
            slope = (slope @ layers[number][0].T) * (activations[number] > 0)
    return gradients[::-1]


def _adam(layers, gradients, moments, step, rate):
    for layer, gradient, (first, second) in zip(layers, gradients, moments):
        for part in (0, 1):
            first[part] += 0.1 * (gradient[part] - first[part])
            second[part] += 0.001 * (gradient[part] ** 2 - second[part])
            scale = np.sqrt(second[part] / (1 - 0.999**step)) + 1e-8
            layer[part][...] -= rate * (first[part] / (1 - 0.9**step)) / scale


def train(corpus, phones, hidden_sizes, epochs, rng):
    """Layers for raw features as (weights with a row for each output, bias), and the frequency of each phone."""
    frames, places = _stacked(corpus)
    number_of = {phone: number for number, phone in enumerate(phones)}
    targets = np.array([number_of[phone] for labels in corpus.labels for phone in labels])
    mean, spread = frames.mean(0), frames.std(0) + 1e-3
    frames = ((frames - mean) / spread).astype(np.float32)
    sizes = [len(OFFSETS) * frames.shape[1], *hidden_sizes, len(phones)]
    layers = [
        [(rng.standard_normal((i, o)) * np.sqrt(2 / i)).astype(np.float32), np.zeros(o, np.float32)]
        for i, o in zip(sizes, sizes[1:])
    ]
    moments = [([np.zeros_like(p) for p in layer], [np.zeros_like(p) for p in layer]) for layer in layers]
    step, steps = 0, epochs * (len(places) // _BATCH)
    for epoch in range(epochs):
        order, right = rng.permutation(len(places)), 0
        for start in range(0, len(order) - _BATCH + 1, _BATCH):
            batch = order[start : start + _BATCH]
            inputs = frames[places[batch][:, None] + OFFSETS].reshape(len(batch), -1)
            activations, chances = _forward(inputs, layers)
            right += (chances.argmax(1) == targets[batch]).sum()
            chances[np.arange(len(batch)), targets[batch]] -= 1
            step += 1
            rate = 1e-3 * (1 - step / (steps + 1)) + 1e-5
            _adam(layers, _backward(activations, chances / len(batch), layers), moments, step, rate)
        print(f"epoch {epoch + 1}: {100 * right / len(order):.1f} % of frames right", flush=True)
    priors = np.maximum(np.bincount(targets, minlength=len(phones)) / len(targets), 1e-4)
    return _for_raw_features(layers, mean, spread), priors / priors.sum()


def _for_raw_features(layers, mean, spread):
    """Moves the normalisation of the features into the first layer."""
    weights, bias = layers[0]
    means, spreads = np.tile(mean, len(OFFSETS)), np.tile(spread, len(OFFSETS))
    scaled = weights / spreads[:, None]
    first = (scaled.T, bias - means @ scaled)
    return [first] + [(weights.T, bias) for weights, bias in layers[1:]]
