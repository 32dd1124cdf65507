"""What was won on the development sets is not spent unseen."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETS = ROOT.parent / "shared" / "eval"


@pytest.mark.slow
@pytest.mark.skipif(not SETS.is_dir(), reason="the development sets are not part of the project")
def test_no_figure_falls_below_the_scorecard() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.scorecard", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
