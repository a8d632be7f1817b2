#!/usr/bin/env python3
"""`dateline ingest`, `recode` and `query` from outside.

    tests/cli/store_test.py build/release/dateline lexicon build/model/en_core_web_md-3.7.1.dlm
"""
import csv
import io
import json
import os
import pathlib
import resource
import sqlite3
import subprocess
import sys
import tempfile
import unittest

from store_content import dump

PROGRAM, LEXICON, MODEL = (os.path.abspath(path) for path in sys.argv[1:4])
STORY = "BAMAKO (Reuters) - Mali's army attacked rebels in Kidal on Monday.\nFrance urged both sides to talk.\n"


def run(*arguments, stdin=b"", **options):
    """Exit code, standard output, standard error."""
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "DATELINE_LEXICON": LEXICON, "DATELINE_MODEL": MODEL,
           "DATELINE_GAZETTEER": "none"}
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, env=env, timeout=300, check=False,
                          **options)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@unittest.skipUnless(os.path.exists(MODEL), "no model; run make model")
class StoreTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        self.store = self.path / "record.db"
        self.source = self.path / "in.jsonl"
        lines = [json.dumps({"id": f"s{i}", "text": STORY + f"It was attack {i}.", "published": "2013-05-02"}) for i in range(12)]
        lines[4] = "{broken"
        self.source.write_text("\n".join(lines), encoding="utf-8")

    def ingest(self, *arguments, **options):
        return run("ingest", self.source, "--into", self.store, "--speed", "fast", *arguments, **options)

    def test_twice_and_whatever_the_jobs(self):
        code, out, err = self.ingest("--jobs", "1")
        self.assertEqual((code, out), (1, ""))
        self.assertIn("11 stories added", err)
        self.assertIn("in.jsonl:5", err)
        content = dump(self.store)
        self.assertIn("11 were there already", self.ingest("--jobs", "3")[2])
        self.assertEqual(dump(self.store), content)
        self.store.unlink()
        self.ingest("--jobs", "3")
        self.assertEqual(dump(self.store), content)
        db = sqlite3.connect(self.store)
        self.addCleanup(db.close)
        self.assertEqual(db.execute("SELECT code FROM skipped").fetchall(), [("E303",)])
        self.assertEqual([i for (i,) in db.execute("SELECT id FROM story ORDER BY story")],
                         [f"s{i}" for i in range(12) if i != 4])

    def test_store_says_what_the_record_says(self):
        self.ingest()
        records = [json.loads(line) for line in run("code", self.source, "--speed", "fast")[1].splitlines()]
        db = sqlite3.connect(self.store)
        self.addCleanup(db.close)
        for number, record in enumerate(records, 1):
            events = db.execute("SELECT 'E' || event, type, status, confidence, killed FROM event WHERE story = ? ORDER BY event",
                                (number,)).fetchall()
            self.assertEqual(events, [(e["id"], e["type"], e["status"], e["confidence"], e["counts"]["killed"])
                                      for e in record["events"]])
            mentions = db.execute("SELECT text, substr((SELECT text FROM story WHERE story = m.story), span_begin + 1, "
                                  "span_end - span_begin) FROM actor_mention m WHERE story = ?", (number,)).fetchall()
            self.assertEqual(len(mentions), sum(len(a["mentions"]) for a in record["actors"]))
            self.assertTrue(all(text == words for text, words in mentions))

    def test_recode(self):
        self.ingest()
        content = dump(self.store)
        code, _, err = run("recode", self.store, "--speed", "fast")
        self.assertEqual((code, err), (0, "0 stories coded anew, 11 were up to date\n"))
        with sqlite3.connect(self.store) as db:  # as an older program would have left it
            db.execute("UPDATE made_by SET engine = 'dateline 0.0.1'")
            db.execute("DELETE FROM claim")
            db.execute("UPDATE event SET mode = 'other', confidence = 0 WHERE story > 3")
        db.close()
        self.assertIn("11 stories of the store were made by other versions", self.ingest()[2])
        code, _, err = run("recode", self.store, "--speed", "fast", "--jobs", "2")
        self.assertEqual((code, err), (0, "11 stories coded anew, 0 were up to date\n"))

        def but_makers(text):
            return [line for line in text.splitlines() if line.split()[0] not in ("made_by", "story")]
        self.assertEqual(but_makers(dump(self.store)), but_makers(content))

    def test_query(self):
        self.ingest()
        code, out, err = run("query", self.store, "--source", "MLI", "--type", "ASSAULT", "--limit", "3")
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual((code, err, len(rows)), (0, "", 3))
        self.assertEqual(rows[0]["source_country"], "MLI")
        code, out, _ = run("query", self.store, "--source", "MLI", "--format", "jsonl", "--story", "s1")
        self.assertEqual({json.loads(line)["story_id"] for line in out.splitlines()}, {"s1"})
        code, out, _ = run("query", self.store, "--count", "dyad-month", "--source", "MLI", "--format", "table")
        self.assertEqual(code, 0)
        self.assertIn("mean_score", out.splitlines()[0])
        code, out, _ = run("query", self.store, "--sql", "SELECT count(*) AS n FROM story")
        self.assertEqual((code, out), (0, "n\n11\n"))
        code, out, err = run("query", self.store, "--source", "Nobody")
        self.assertEqual((code, err, out.count("\n")), (0, "no such events\n", 1))

    def test_export(self):
        self.ingest()
        for layout, columns, head in (("polecat", 40, True), ("icews", 20, True), ("gdelt", 61, False), ("gdelt-mentions", 16, False)):
            code, out, err = run("export", "--layout", layout, "--type", "ASSAULT,REQUEST", self.store)
            self.assertEqual((code, err), (0, ""), layout)
            rows = list(csv.reader(io.StringIO(out), delimiter="\t", quoting=csv.QUOTE_NONE))
            self.assertGreaterEqual(len(rows), 11)
            self.assertEqual({len(row) for row in rows}, {columns}, layout)
            self.assertEqual(rows[0][0].isdigit(), not head)
        rows = list(csv.reader(io.StringIO(run("export", self.store, "--layout", "acled")[1])))
        self.assertEqual({len(row) for row in rows}, {19})
        self.assertEqual(rows[0][:3], ["event_id", "event_date", "year"])
        places = json.loads(run("export", self.store, "--layout", "geojson")[1])
        self.assertEqual(list(places), ["type", "features"])
        self.assertEqual(places["type"], "FeatureCollection")
        self.assertEqual({feature["geometry"]["type"] for feature in places["features"]} - {"Point"}, set())
        self.assertEqual(run("export", self.store, "--layout", "records")[1], run("code", self.source, "--speed", "fast")[1])
        self.assertEqual(run("export", self.store, "--layout", "xml")[0], 2)

    def test_situation(self):
        self.source.write_text("\n".join(json.dumps(story) for story in (
            {"id": "a", "published": "2013-05-02", "source": "Own", "text": "Mali's army recaptured the town of Kidal on Monday. "
             "France demanded that Mali's army withdraw from Gao."},
            {"id": "b", "published": "2013-05-09", "text": "Rebels captured Kidal on Wednesday."})), encoding="utf-8")
        self.ingest()
        code, out, err = run("situation", self.store, "--on", "2013-05-03", "--format", "json")
        self.assertEqual((code, err), (0, ""))
        early = json.loads(out)
        self.assertEqual(list(early)[:7], ["on", "about", "ground", "demands", "ties", "unconfirmed", "conflict"])
        self.assertEqual([(g["place"], g["state"], g["since"]) for g in early["ground"] if g["place"] == "Kidal"],
                         [("Kidal", "holds", "2013-04-29")])
        self.assertEqual(early["demands"][0]["source"][0]["country"], "FRA")
        self.assertTrue(early["demands"][0]["open"])
        self.assertNotIn("2013-05-09", out)
        late = json.loads(run("situation", self.store, "--on", "2013-05-09", "--about", "Kidal", "--format", "json")[1])
        self.assertEqual(late["ground"][0]["since"], "2013-05-08")
        self.assertEqual(late["demands"], [])
        text = run("situation", self.store, "--on", "2013-05-03", "--about", "Mali")[1]
        self.assertIn("Own, 2013-05-02: Mali's army recaptured the town of Kidal on Monday.", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 100)
        for arguments, error in ((("--on", "soon"), "E101"), ((), "E101"), (("--on", "2013-05-03", "--days", "-1"), "E101")):
            code, _, err = run("situation", self.store, *arguments)
            self.assertEqual(code, 2)
            self.assertIn(error, err)

    def test_timeline(self):
        self.ingest()
        code, out, err = run("timeline", self.store, "--type", "ASSAULT", "--limit", "2")
        self.assertEqual((code, err, out.count("\n")), (0, "", 2))
        self.assertTrue(out.startswith("2013-04-29  "), out)
        self.assertIn("(ASSAULT)", out)
        code, out, _ = run("timeline", self.store, "--by", "month")
        self.assertTrue(out.startswith("2013-04  "), out)
        code, out, _ = run("timeline", self.store, "--about", "France", "--format", "csv", "--by", "day")
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual({row["source"] for row in rows}, {"France"})
        self.assertEqual(rows[0]["day"], rows[0]["date_start"])
        line = json.loads(run("timeline", self.store, "--format", "jsonl")[1].splitlines()[0])
        self.assertEqual(line["type"], "ASSAULT")
        self.assertGreaterEqual(line["sources"], 1)
        self.assertEqual(run("timeline", self.store, "--about", "Nobody")[2], "no such happenings\n")
        self.assertEqual(run("timeline", self.store, "--by", "week")[0], 2)

    def test_explain(self):
        self.ingest()
        code, out, err = run("explain", self.store, "s1")
        self.assertEqual((code, err), (0, ""))
        self.assertTrue(out.startswith("s1\n    story       2\n"), out)
        self.assertIn("trigger     \"attacked\"", out)
        self.assertIn("happening   ", out)
        self.assertIn("made by     dateline", out)
        self.assertEqual(run("explain", self.store, "2")[1], out)
        one = run("explain", self.store, "s1", "E1")[1]
        self.assertLess(len(one), len(out))
        self.assertIn("E1  ", one)
        for arguments, words in (((), "say which story"), (("none",), "no story"), (("s1", "E99"), "no event E99")):
            code, _, err = run("explain", self.store, *arguments)
            self.assertEqual(code, 2)
            self.assertIn(words, err)
        code, _, err = run("explain", self.source, "s1", "E1")
        self.assertEqual(code, 2)
        self.assertIn("is no store", err)

    def test_query_errors(self):
        self.ingest()
        for arguments, error in ((("--sql", "DROP TABLE story"), "E606"), (("--sql", "SELECT"), "E606"),
                                 (("--words", '"half a'), "E606"), (("--from", "soon"), "E101"), (("--count", "week"), "E101"),
                                 (("--sql", "SELECT 1", "--count", "month"), "E101")):
            code, out, err = run("query", self.store, *arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertIn(error, err, arguments)
        code, _, err = run("query", self.path / "none.db")
        self.assertEqual(code, 2)
        self.assertIn("E201", err)
        self.assertIn("dateline ingest", err)
        self.assertIn("E601", run("query", self.source)[2])
        code, _, err = run("ingest", self.source, "--into", self.source)
        self.assertEqual(code, 2)
        self.assertIn("E601", err)
        self.assertTrue(self.source.read_text(encoding="utf-8").startswith('{"id"'))

    def test_full_disk(self):
        """A limit on the size of files stands for a disk that fills up."""
        self.ingest()
        room = self.store.stat().st_size + 20000
        more = self.path / "more.jsonl"
        more.write_text("\n".join(json.dumps({"id": f"m{i}", "text": STORY + "x " * 9000}) for i in range(9)), encoding="utf-8")
        code, _, err = run("ingest", more, "--into", self.store, "--speed", "fast", restore_signals=False,
                           preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
        self.assertEqual(code, 2, err)
        self.assertIn("E605", err)
        self.assertIn("goes on where it stopped", err)
        kept = dump(self.store)  # whole
        self.assertLess(kept.count("\nstory "), 20)
        self.assertGreaterEqual(kept.count("\nstory "), 11)
        self.assertEqual(run("ingest", more, "--into", self.store, "--speed", "fast")[0], 0)
        self.assertEqual(dump(self.store).count("\nstory "), 20)

    def test_file_that_may_only_be_read(self):
        self.ingest()
        content = dump(self.store)
        os.chmod(self.store, 0o444)
        os.chmod(self.path, 0o555)
        self.addCleanup(os.chmod, self.path, 0o755)
        # Root may write anything, so nobody does it.
        options = {"user": 65534} if os.geteuid() == 0 else {}
        try:
            code, out, _ = run("query", self.store, "--sql", "SELECT count(*) AS n FROM story", **options)
        except PermissionError:
            self.skipTest("the program lies where only root may go")
        self.assertEqual((code, out), (0, "n\n11\n"))
        code, _, err = self.ingest(**options)
        self.assertEqual(code, 2)
        self.assertIn("E203", err)
        os.chmod(self.path, 0o755)
        self.assertEqual(dump(self.store), content)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
