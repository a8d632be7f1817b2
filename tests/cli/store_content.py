"""What a store holds, as text that is the same whenever the content is."""
import sqlite3


def tables(db):
    """All tables but those that only serve the full-text search."""
    rows = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'story_search%' ORDER BY name")
    return [name for (name,) in rows]


def dump(path):
    """Every row of every table, in order; checks the file on the way."""
    db = sqlite3.connect(path)
    try:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        db.execute("INSERT INTO story_search (story_search) VALUES ('integrity-check')")  # fails where it is not the text's
        lines = []
        for name in tables(db):
            columns = len(db.execute(f"PRAGMA table_info({name})").fetchall())
            order = ", ".join(str(i + 1) for i in range(columns))
            lines += [f"{name} {row!r}" for row in db.execute(f"SELECT * FROM {name} ORDER BY {order}")]
        return "\n".join(lines) + "\n"
    finally:
        db.close()


def numbers(path):
    """Contents of the stories in the order of their numbers, and the rows that hang on each."""
    db = sqlite3.connect(path)
    try:
        if db.execute("PRAGMA user_version").fetchone() == (0,):
            return []
        return db.execute("""SELECT story, content, (SELECT count(*) FROM event e WHERE e.story = s.story),
                                    (SELECT count(*) FROM actor_mention m WHERE m.story = s.story),
                                    (SELECT count(*) FROM claim c WHERE c.story = s.story) FROM story s ORDER BY story""").fetchall()
    finally:
        db.close()
