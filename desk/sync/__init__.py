"""From the journal to the shared store and back: one small store contract, and the thread between them."""
