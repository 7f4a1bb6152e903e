"""``python -m cimpact``."""

from cimpact.cli import main

main()
