"""`python -m generator` is `dateline`."""

from generator.cli import main

if __name__ == "__main__":  # not where a process that reads articles is started
    main()
