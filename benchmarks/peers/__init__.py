"""What somebody would use instead: PostgreSQL with PostGIS, and SQLite with FTS5 and R*Tree, each at its best."""
