"""How the bundled encoder, the dictionary and the weights came about; the product never imports this package.

Every step is one command, seeded, and reads the data folder that it is given:

    python -m training.tokenizer DATA WORK
    python -m training.encoder DATA WORK
    python -m training.folder WORK indexes/encoder
    python -m training.evaluate DATA indexes/encoder
    python -m training.dictionary DATA indexes/dictionary.tsv FREEDICT
    python -m training.encoder DATA FOLD 500 fold      (with the tokenizer in FOLD)
    python -m training.folder FOLD FOLD/encoder
    python -m training.ranking DATA FOLD/encoder
"""
