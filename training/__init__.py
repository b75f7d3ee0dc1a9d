"""How the bundled encoder came about; the product never imports this package.

Every step is one command, seeded, and reads the data folder that it is given:

    python -m training.tokenizer DATA WORK
    python -m training.encoder DATA WORK
    python -m training.folder WORK indexes/encoder
    python -m training.evaluate DATA indexes/encoder
"""
