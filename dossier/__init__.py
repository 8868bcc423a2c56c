"""The nouns of an inspection (plan, document, facts, case, findings) and their ledger."""
