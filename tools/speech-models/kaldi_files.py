"""Writes what libvosk reads: `am/final.mdl` in Kaldi's binary format, the graph and the settings beside it.

Kaldi's binary encoding in one breath: the file starts with NUL and "B"; a token is its text and a
space; a number is a byte with its size and then its bytes, little-endian.
"""

import math
import os
import struct
import subprocess
import tempfile

import numpy as np

from features import MFCC_CONF


def _token(text):
    return text.encode() + b" "


def _int(value):
    return b"\x04" + struct.pack("<i", value)


def _float(value):
    return b"\x04" + struct.pack("<f", value)


def _double(value):
    return b"\x08" + struct.pack("<d", value)


def _int_list(values):
    return b"\x04" + struct.pack("<i", len(values)) + np.asarray(values, "<i4").tobytes()


def _vector(values):
    return _token("FV") + _int(len(values)) + np.asarray(values, "<f4").tobytes()


def _matrix(rows):
    """Kaldi's compressed matrix "CM2": two bytes an element, even steps between the smallest and the largest."""
    low, high = float(rows.min()), float(rows.max())
    steps = np.rint((rows - low) / (high - low) * 65535).astype("<u2")
    return _token("CM2") + struct.pack("<ffii", low, high - low, *rows.shape) + steps.tobytes()


def _transition_model(phone_pdfs):
    """One state a phone, with a loop and a way out; phone p (from 1) has transition ids 2p-1 (loop) and 2p (out)."""
    count = len(phone_pdfs)
    phones = list(range(1, count + 1))
    state = _int(0) + _int(2) + _int(0) + _float(0.5) + _int(1) + _float(0.5)
    final_state = _int(-1) + _int(0)
    topology = _int_list(phones) + _int_list([-1] + [0] * count) + _int(1) + _int(2) + state + final_state
    triples = b"".join(_int(phone) + _int(0) + _int(pdf) for phone, pdf in zip(phones, phone_pdfs))
    log_probs = [0.0] + [np.log(0.5)] * (2 * count)
    return (
        _token("<TransitionModel>")
        + _token("<Topology>") + topology + _token("</Topology>")
        + _token("<Triples>") + _int(count) + triples + _token("</Triples>")
        + _token("<LogProbs>") + _vector(log_probs) + _token("</LogProbs>")
        + _token("</TransitionModel>")
    )  # fmt: skip


def _affine(name, weights, bias):
    """`weights` has a row for each output."""
    return (
        _token("<ComponentName>") + _token(name)
        + _token("<AffineComponent>") + _token("<LearningRate>") + _float(0.001)
        + _token("<LinearParams>") + _matrix(weights)
        + _token("<BiasParams>") + _vector(bias)
        + _token("</AffineComponent>")
    )  # fmt: skip


def _nonlinearity(name, kind, size):
    return (
        _token("<ComponentName>") + _token(name)
        + _token(f"<{kind}>") + _token("<Dim>") + _int(size)
        + _token("<ValueAvg>") + _vector([]) + _token("<DerivAvg>") + _vector([])
        + _token("<Count>") + _double(0)
        + _token("<NumDimsSelfRepaired>") + _double(0) + _token("<NumDimsProcessed>") + _double(0)
        + _token(f"</{kind}>")
    )  # fmt: skip


def _network(layers, offsets, input_size):
    """`layers` are (weights, bias) pairs with a ReLU between them and a log-softmax after the last."""
    inputs = [f"Offset(input,{offset})" if offset else "input" for offset in offsets]
    source = inputs[0] if len(inputs) == 1 else f"Append({','.join(inputs)})"
    nodes = [f"input-node name=input dim={input_size}"]
    components = []
    for number, (weights, bias) in enumerate(layers):
        last = number == len(layers) - 1
        kind = "LogSoftmaxComponent" if last else "RectifiedLinearComponent"
        for name, component in (
            (f"affine{number}", _affine(f"affine{number}", weights, bias)),
            (f"nonlinear{number}", _nonlinearity(f"nonlinear{number}", kind, len(bias))),
        ):
            nodes.append(f"component-node name={name} component={name} input={source}")
            components.append(component)
            source = name
    nodes.append(f"output-node name=output input={source} objective=linear")
    text = _token("<Nnet3>") + b"\n" + "\n".join(nodes).encode() + b"\n\n"
    return text + _token("<NumComponents>") + _int(len(components)) + b"".join(components) + _token("</Nnet3>")


def write_acoustic_model(path, phone_pdfs, layers, offsets, input_size, priors):
    """`priors`: how frequent each pdf is in training; libvosk divides the network's output by it. May be empty."""
    context = _token("<LeftContext>") + _int(-min(offsets)) + _token("<RightContext>") + _int(max(offsets))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        b"\0B"
        + _transition_model(phone_pdfs)
        + _network(layers, offsets, input_size)
        + context
        + _token("<Priors>")
        + _vector(priors)
    )


MODEL_CONF = """--min-active=200
--max-active=3000
--beam={beam}
--lattice-beam={lattice_beam}
--acoustic-scale={acoustic_scale}
--frame-subsampling-factor=3
--endpoint.silence-phones=1
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=0.75
--endpoint.rule4.min-trailing-silence=1.0
"""


def write_settings(folder, beam=13.0, lattice_beam=6.0, acoustic_scale=1.0, dither=1.0):
    """`dither` is the noise that Kaldi adds to each sample, drawn anew each time; at 0 a recording is always heard alike."""
    conf = folder / "conf"
    conf.mkdir(parents=True, exist_ok=True)
    (conf / "mfcc.conf").write_text(MFCC_CONF + ("" if dither == 1.0 else f"--dither={dither}\n"))
    (conf / "model.conf").write_text(
        MODEL_CONF.format(beam=beam, lattice_beam=lattice_beam, acoustic_scale=acoustic_scale)
    )


def write_symbols(folder, words, phone_positions, word_ids=None):
    """`words` have the ids from 1 on, or `word_ids`; `phone_positions` says for phone 1, 2, … where words begin and end."""
    (folder / "graph/phones").mkdir(parents=True, exist_ok=True)
    ids = word_ids or range(1, len(words) + 1)
    lines = ["<eps> 0", *(f"{word} {number}" for number, word in sorted(zip(ids, words))), f"#0 {len(words) + 1}"]
    (folder / "graph/words.txt").write_text("\n".join(lines) + "\n")
    borders = [f"{phone} {position}" for phone, position in enumerate(phone_positions, 1)]
    (folder / "graph/phones/word_boundary.int").write_text("\n".join(borders) + "\n")


def _fst_text(arcs, finals):
    lines = [f"{a} {b} {i} {o} {cost:.4f}" for a, b, i, o, cost in sorted(arcs, key=lambda arc: arc[0] != 0)]
    return "\n".join([*lines, *(f"{state} {cost:.4f}" for state, cost in finals.items())]) + "\n"


def _run(command, text, **environment):
    subprocess.run(command, shell=True, check=True, input=text.encode(), env={**os.environ, **environment})


def write_graph(path, arcs, finals):
    """`arcs`: (from, to, transition id, word id, cost), state 0 first; `finals`: state → cost."""
    path.parent.mkdir(parents=True, exist_ok=True)
    compiled = f"fstcompile | fstarcsort --sort_type=ilabel | fstconvert --fst_type=const > '{path}'"
    _run(compiled, _fst_text(arcs, finals))


_FST_PLUGINS = "/usr/lib/x86_64-linux-gnu/fst/22"  # of Debian's libfst22-plugins-base


def write_lookahead_graph(folder, arcs, finals, word_count):
    """The graph in two halves that libvosk joins as it goes, so that a phrase list can stand in for the second.

    `arcs` and `finals` are the lexicon (any word at any time), without word costs; the second half makes all words
    equally likely. Returns the word ids, which the lookahead may have changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("r") as pairs:
        lookahead = f"fstconvert --fst_type=olabel_lookahead --save_relabel_opairs={pairs.name}"
        first = f"fstcompile | fstarcsort --sort_type=olabel | {lookahead} > '{folder}/HCLr.fst'"
        _run(first, _fst_text(arcs, finals), LD_LIBRARY_PATH=_FST_PLUGINS)
        a_choice = math.log(word_count + 1)
        any_word = [(0, 0, word, word, a_choice) for word in range(1, word_count + 1)]
        relabelled = f"fstrelabel --relabel_ipairs={pairs.name} | fstarcsort --sort_type=ilabel"
        _run(f"fstcompile | {relabelled} > '{folder}/Gr.fst'", _fst_text(any_word, {0: a_choice}))
        new_ids = dict(map(int, line.split()) for line in pairs)
    (folder / "disambig_tid.int").write_text("")
    return [new_ids.get(word, word) for word in range(1, word_count + 1)]
