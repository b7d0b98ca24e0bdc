#!/bin/sh
# Makes the dynamic graph of the tone model (HCLr.fst, Gr.fst) from its fixed one, for the tests of phrase
# lists. Needs OpenFst's tools with its plugins (Debian: libfst-tools, libfst22-plugins-base); run it here.
set -eu
plugins=$(dirname "$(find /usr/lib -name olabel_lookahead-fst.so | head -n 1)")
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# The loop of words becomes the part that hears them; labels are renumbered so that looking ahead is cheap.
fstarcsort --sort_type=olabel ../../models/test-tones/graph/HCLG.fst "$work/loop.fst"
LD_PRELOAD=$plugins/olabel_lookahead-fst.so LD_LIBRARY_PATH=$plugins \
  fstconvert --fst_type=olabel_lookahead --save_relabel_opairs="$work/labels" "$work/loop.fst" HCLr.fst

# The grammar without a phrase list: any of the eight words after any.
{
  for word in 1 2 3 4 5 6 7 8; do echo "0 0 $word $word 2"; done
  echo 0
} | fstcompile | fstrelabel --relabel_ipairs="$work/labels" | fstarcsort --sort_type=ilabel |
  fstconvert --fst_type=const >Gr.fst
