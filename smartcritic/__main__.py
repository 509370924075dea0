"""``python -m smartcritic``."""

from smartcritic.cli import main

if __name__ == "__main__":
    main()
