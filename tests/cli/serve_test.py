#!/usr/bin/env python3
"""`dateline serve` from outside: routes, their description, limits, token, slow clients, the end.

    tests/cli/serve_test.py build/release/dateline lexicon build/model/en_core_web_md-3.7.1.dlm
"""
import concurrent.futures
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM, LEXICON, MODEL = (os.path.abspath(path) for path in sys.argv[1:4])
STORY = "BAMAKO (Reuters) - Mali's army attacked rebels in Kidal on Monday.\nFrance, which denied it, urged both sides to talk.\n"
ENV = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "DATELINE_LEXICON": LEXICON, "DATELINE_MODEL": MODEL, "DATELINE_GAZETTEER": "none"}
TOKEN = "0123456789abcdef-secret"
JSON_TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict, "null": type(None)}


class Server:
    """A running server; its address, and requests to it."""

    def __init__(self, store, *flags, **env):
        self.process = subprocess.Popen([PROGRAM, "serve", store, "--port", "0", "--speed", "fast", *flags], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env={**ENV, **env}, text=True)
        self.address = self.process.stdout.readline().strip()
        self.port = int(self.address.rsplit(":", 1)[1].rstrip("/")) if self.address else 0

    def ask(self, target, method="GET", body=None, headers=None, timeout=60):
        """Status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, target, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def json(self, target, **options):
        status, _, body = self.ask(target, **options)
        assert status == 200, (target, status, body)
        return json.loads(body)

    def post(self, **fields):
        status, _, body = self.ask("/api/v1/code", "POST", json.dumps(fields), {"Content-Type": "application/json"})
        return status, json.loads(body)

    def connect(self, begin=b""):
        out = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        out.sendall(begin)
        return out

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        self.process.stderr.close()
        return code


def misfit(value, schema, schemas, where="answer"):
    """What of a value is not as its schema says; "" where nothing."""
    if "$ref" in schema:
        return misfit(value, schemas[schema["$ref"].rsplit("/", 1)[1]], schemas, where)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(isinstance(value, JSON_TYPES[t]) and (t == "boolean" or not isinstance(value, bool)) for t in types):
        return f"{where} is no {'/'.join(types)}: {value!r}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{where} is none of {schema['enum']}: {value!r}"
    if isinstance(value, list):
        found = (misfit(item, schema.get("items", {}), schemas, f"{where}[{i}]") for i, item in enumerate(value))
        return next(filter(None, found), "")
    if isinstance(value, dict) and "properties" in schema:
        missing = set(schema.get("required", [])) - set(value)
        if missing:
            return f"{where} lacks {sorted(missing)}"
        found = (misfit(item, schema["properties"].get(name, {}), schemas, f"{where}.{name}") for name, item in value.items())
        return next(filter(None, found), "")
    return ""


@unittest.skipUnless(os.path.exists(MODEL), "no model; run make model")
class ServeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.store = pathlib.Path(cls.folder.name) / "record.db"
        source = pathlib.Path(cls.folder.name) / "in.jsonl"
        lines = [{"id": f"s{i}", "text": STORY + f"It was attack {i}.", "published": f"2013-05-0{1 + i % 7}"} for i in range(9)]
        source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        subprocess.run([PROGRAM, "ingest", source, "--into", cls.store, "--speed", "fast"], env=ENV, check=True, capture_output=True)
        cls.server = Server(cls.store)

    @classmethod
    def tearDownClass(cls):
        cls.server.end()
        cls.folder.cleanup()

    def started(self, *flags, **env):
        server = Server(self.store, *flags, **env)
        self.addCleanup(server.end)
        self.assertTrue(server.port, "did not start")
        return server

    def test_every_route_answers_as_described(self):
        description = self.server.json("/api/v1/openapi.json")
        schemas = description["components"]["schemas"]
        asked = 0
        for path, methods in description["paths"].items():
            if "get" not in methods:
                continue
            names = {p["name"] for p in methods["get"]["parameters"]}
            target = path.replace("{number}", "1").replace("{event}", "E1")
            target += "?layout=icews" if "layout" in names else "?on=2013-05-07" if "on" in names else ""
            status, headers, body = self.server.ask(target)
            self.assertEqual(status, 200, (target, body))
            asked += 1
            content = methods["get"]["responses"]["200"]["content"]
            schema = content.get("application/json", {}).get("schema")
            if schema:
                self.assertEqual(headers["Content-Type"], "application/json")
                self.assertEqual(misfit(json.loads(body), schema, schemas), "", target)
        self.assertGreater(asked, 10)
        status, body = self.server.post(text=STORY, published="2013-05-07")
        self.assertEqual((status, misfit(body, {"$ref": "/Coded"}, schemas)), (200, ""))
        status, _, body = self.server.ask("/api/v1/stories/1000")
        self.assertEqual((status, misfit(json.loads(body), {"$ref": "/Error"}, schemas)), (404, ""))

    def test_headers_and_tags(self):
        status, headers, body = self.server.ask("/events")
        self.assertEqual((status, headers["Content-Type"]), (200, "text/html; charset=utf-8"))
        self.assertIn(b"<html", body)
        for target in ("/", "/api/v1/events", "/api/v1/nothing", "/api/v1/code"):
            _, headers, _ = self.server.ask(target)
            self.assertIn("frame-ancestors 'none'", headers["Content-Security-Policy"])
            self.assertEqual((headers["X-Content-Type-Options"], headers["Referrer-Policy"]), ("nosniff", "no-referrer"))
        _, headers, body = self.server.ask("/api/v1/events")
        self.assertEqual(self.server.ask("/api/v1/events", headers={"If-None-Match": headers["ETag"]})[::2], (304, b""))
        status, head, nothing = self.server.ask("/api/v1/events", "HEAD")
        self.assertEqual((status, head["Content-Length"], nothing), (200, str(len(body)), b""))

    def test_what_is_too_large_or_no_request(self):
        server = self.server
        self.assertEqual(server.ask("/api/v1/code", "POST", b"x" * (2 << 20))[0], 413)
        chunks = (b"x" * 65536 for _ in range(32))
        self.assertEqual(server.ask("/api/v1/code", "POST", chunks)[0], 413)
        with server.connect(b"POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999999\r\n\r\n") as connection:
            self.assertTrue(connection.recv(65536).startswith(b"HTTP/1.1 413"))
        self.assertIn(server.ask("/api/v1/events", headers={"X-Long": "x" * 60000})[0], (400, 413, 431))
        self.assertIn(server.ask("/api/v1/events?words=" + "x" * 60000)[0], (400, 414))
        self.assertEqual(server.ask("/api/v1/events?words=" + "x" * 9000)[0], 400)
        for target in ("/%00", "/%ff", "/../../../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "//etc/passwd"):
            status, _, body = server.ask(target)
            self.assertIn(status, (400, 404), target)
            self.assertNotIn(b"root:", body)
        for garbage in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET\r\n\r\n", b"\r\n" * 50, b"GET / HTTP/9.9\r\n\r\n",
                        b"POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
                        b"POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
                        b"POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"):
            with server.connect(garbage) as connection:
                connection.shutdown(socket.SHUT_WR)
                connection.recv(65536)
        self.assertEqual(server.ask("/api/v1/about")[0], 200)

    def test_other_names_and_sites_are_refused(self):
        server = self.server
        self.assertEqual(server.ask("/api/v1/about", headers={"Host": "evil.example"})[0], 421)
        self.assertEqual(server.ask("/api/v1/about", headers={"Host": f"localhost:{server.port}"})[0], 200)
        json_type = {"Content-Type": "application/json"}
        self.assertEqual(server.ask("/api/v1/code", "POST", "{}", {**json_type, "Origin": "https://evil.example"})[0], 403)
        self.assertEqual(server.ask("/api/v1/code", "POST", "{}", {"Content-Type": "text/plain"})[0], 415)

    def test_the_store_changes_only_where_that_is_asked(self):
        before = self.server.json("/api/v1/about")["stories"]
        status, coded = self.server.post(text=STORY + "Pasted.", published="2013-05-07")
        self.assertEqual((status, coded["number"]), (200, None))
        self.assertTrue(coded["record"]["events"])
        self.assertEqual(self.server.json("/api/v1/about")["stories"], before)
        _, kept = self.server.post(text=STORY + "Pasted.", published="2013-05-07", store=True)
        self.assertEqual(self.server.json("/api/v1/about")["stories"], before + 1)
        self.assertEqual(self.server.json(f"/api/v1/stories/{kept['number']}")["text"], STORY + "Pasted.")
        self.assertEqual(self.server.post(text=STORY + "Pasted.", published="2013-05-07", store=True)[1]["number"], kept["number"])

    def test_token(self):
        server = self.started("--token", TOKEN)
        self.assertEqual(server.ask("/api/v1/about")[0], 401)
        self.assertEqual(server.ask("/api/v1/about", headers={"Authorization": "Bearer " + TOKEN[:-1] + "x"})[0], 401)
        self.assertEqual(server.ask("/api/v1/about", headers={"Authorization": "Bearer " + TOKEN})[0], 200)
        status, headers, _ = server.ask(f"/events?source=MLI&token={TOKEN}")
        self.assertEqual((status, headers["Location"]), (303, "/events?source=MLI"))
        cookie = headers["Set-Cookie"]
        self.assertIn("HttpOnly", cookie)
        self.assertIn("SameSite=Strict", cookie)
        self.assertEqual(server.ask("/events", headers={"Cookie": cookie.split(";")[0]})[0], 200)
        self.assertEqual(self.started(DATELINE_TOKEN=TOKEN).ask("/")[0], 401)

    def test_a_network_needs_a_token(self):
        for flags, says in ((["--host", "0.0.0.0"], "--token"), (["--token", "short"], "16 characters"),
                            (["--host", "no.such.host.invalid"], "cannot listen"), (["--port", str(self.server.port)], "--port")):
            done = subprocess.run([PROGRAM, "serve", self.store, "--port", "0", *flags], capture_output=True, env=ENV, text=True,
                                  timeout=60, check=False)
            self.assertEqual(done.returncode, 2, flags)
            self.assertIn("E101", done.stderr)
            self.assertIn(says, done.stderr)
        done = subprocess.run([PROGRAM, "serve", "no.db"], capture_output=True, env=ENV, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("E201", done.stderr)
        server = self.started("--host", "0.0.0.0", "--token", TOKEN)
        self.assertEqual(server.ask("/", headers={"Authorization": "Bearer " + TOKEN})[0], 200)

    def test_too_many_requests(self):
        server = self.started("--rate", "5")
        answers = [server.ask("/api/v1/about")[0::1] for _ in range(12)]
        refused = [headers for status, headers, _ in answers if status == 429]
        self.assertTrue(refused)
        self.assertEqual(refused[0]["Retry-After"], "1")
        time.sleep(1.1)
        self.assertEqual(server.ask("/api/v1/about")[0], 200)

    def test_slow_clients_stop_nobody(self):
        server = self.started("--connections", "64")
        slow = [server.connect(begin) for begin in (b"", b"GET /api", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
                                                    b"POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nab") * 50]
        start = time.monotonic()
        for _ in range(20):
            self.assertEqual(server.ask("/api/v1/about", timeout=10)[0], 200)
        self.assertLess(time.monotonic() - start, 5)
        # One that takes nothing of its answers.
        deaf = [server.connect(b"GET /api/v1/stories/1 HTTP/1.1\r\nHost: localhost\r\n\r\n" * 200) for _ in range(8)]
        self.assertEqual(server.ask("/api/v1/about", timeout=10)[0], 200)
        for connection in slow + deaf:
            connection.close()

    def test_the_end_waits_for_answers(self):
        server = self.started()
        long_text = "\n".join(f"On day {i}, Mali's army attacked rebels in Kidal, Gao and Timbuktu, said France." for i in range(1500))
        with concurrent.futures.ThreadPoolExecutor() as threads:
            coded = threads.submit(server.post, text=long_text, published="2013-05-07")
            time.sleep(0.7)
            server.process.send_signal(signal.SIGTERM)
            told = time.monotonic()
            status, body = coded.result(timeout=60)
        self.assertEqual(status, 200)
        self.assertTrue(body["record"]["events"])
        # An answer that takes longer than the server's patience of 10 seconds (a program full of checks is slow) is given
        # all the same, and the end says that it was late.
        late = time.monotonic() - told > 9
        self.assertIn(server.process.wait(timeout=30), (0, 1) if late else (0,))
        with self.assertRaises(OSError):
            server.connect()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
