#!/usr/bin/env bash
# Installs the package from the action's own checkout into an environment of its own, and tells the next step its Python.
set -euo pipefail
environment="$RUNNER_TEMP/smartcritic"
"$PYTHON" -m venv "$environment"
python="$environment/bin/python"
if [ ! -x "$python" ]; then python="$environment/Scripts/python.exe"; fi
"$python" -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH[audit]"
echo "SMARTCRITIC_PYTHON=$python" >> "$GITHUB_ENV"
