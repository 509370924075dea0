"""``python -m smartcritic``."""

from smartcritic.interfaces.cli import main

if __name__ == "__main__":
    main()
