"""Everything that is kept, in SQLite or PostgreSQL. Rows never leave this package: domain objects go in and come out."""
