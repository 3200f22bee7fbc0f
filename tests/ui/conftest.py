"""What the tests of the front ends share."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # pytest's import mode knows no neighbours
