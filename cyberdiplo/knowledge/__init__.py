"""What the program knows of language and of its field: files in ``data/``, and the frozen values made from them."""
