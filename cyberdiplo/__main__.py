"""``python -m cyberdiplo``."""

from cyberdiplo.cli.main import main

if __name__ == "__main__":
    main()
