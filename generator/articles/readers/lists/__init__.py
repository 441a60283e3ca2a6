"""Files that hold many articles: feeds, tables, exports of databases."""
