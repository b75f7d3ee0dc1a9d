from datetime import date

from indexes.model import Action, Classification, Effect, Kind, Source
from indexes.query import Statement
from ingest.relating import relate

REPEAL = Effect("uu/2007/21/pasal/2", Action.MENCABUT, "uu/2023/1/pasal/622", date(2026, 1, 2), "dicabut")
ENTRY = Effect("uu/2023/1", Action.BERLAKU, "uu/2023/1/pasal/624", date(2026, 1, 2), "mulai berlaku")


def source(name: str, *effects: Effect, classification: Classification = Classification.BIASA) -> Source:
    return Source(name, "/r", name, "v", Kind.PERATURAN, name, effects=effects, classification=classification)


def test_every_statement_is_kept_with_the_document_that_makes_it():
    made = relate([source("b", REPEAL, ENTRY), source("a", REPEAL)])
    assert made.statements == (
        Statement(REPEAL, "a", 0),
        Statement(REPEAL, "b", 0),
        Statement(ENTRY, "b", 0),
    )


def test_the_order_of_the_documents_changes_nothing():
    documents = [source("a", ENTRY), source("b", REPEAL), source("c")]
    assert relate(documents) == relate(reversed(documents))


def test_a_secret_document_keeps_its_statements_secret():
    (statement,) = relate([source("a", REPEAL, classification=Classification.RAHASIA)]).statements
    assert statement.classification == Classification.RAHASIA


def test_nothing_said_is_nothing_related():
    assert relate([]).statements == ()
