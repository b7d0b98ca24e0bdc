#!/bin/sh
# Makes the demo's models, or those named: build.sh [hi] [en-in] [tones] [conversations]
# About a quarter of an hour of one core for a language. Run install.sh once before.
set -eu
cd "$(dirname "$0")"
root=../..
models=$root/speech/models
# One thread: the order in which sums are made, and so the last digits of a model, then depend on numpy alone.
export OPENBLAS_NUM_THREADS=1

for part in ${@:-tones hi en-in conversations}; do
  case $part in
    tones) python3 tone_model.py $models $root/speech/test/tones ;;
    hi | en-in)
      python3 build.py "$part" "$models/demo-$part"
      python3 make_bench.py "$part" "$root/bench/data/speech-accuracy/$part"
      ;;
    conversations) python3 ../conversations/record.py $root/simulator/conversations ;;
    *) echo "build.sh knows hi, en-in, tones and conversations, not $part" >&2; exit 1 ;;
  esac
done

python3 calibrate.py $models/demo-hi $models/demo-en-in
python3 evaluate.py $models/demo-hi $models/demo-en-in $root/bench/data/speech-accuracy
python3 ../conversations/check.py $models $root/simulator/conversations
