"""Regular expressions: patterns as small programs, and what runs them, each step counted."""
