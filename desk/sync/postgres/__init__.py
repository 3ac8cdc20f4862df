"""The store contract on PostgreSQL: desks on several computers. Imported only when one is named."""
