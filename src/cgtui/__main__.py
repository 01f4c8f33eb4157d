"""``python -m cgtui`` is the command ``cgtui``."""

from cgtui.cli import main

if __name__ == "__main__":
    main()
