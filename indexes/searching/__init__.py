"""From a query to results, above both engines."""
