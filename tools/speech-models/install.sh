#!/bin/sh
# The synthesisers and graph tools of Debian 12, and numpy, that everything in this folder needs.
set -eu
cd "$(dirname "$0")"
apt-get update
apt-get install -y --no-install-recommends \
  espeak-ng libespeak-ng1 flite libfst-tools libfst22-plugins-base \
  festival festlex-cmu festlex-poslex festvox-kallpc16k festvox-kdlpc16k festvox-hi-nsk
python3 -m pip install -r requirements.txt
