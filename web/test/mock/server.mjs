// A stand-in for `dateline serve`, to work on the page without the program: answers the API from records written by
// `dateline code ... --format jsonl` (records.jsonl) and the stories they were made from.
//   node test/mock/server.mjs [PORT [TIMES]]      TIMES repeats the record, to try long tables
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerApi } from './answers.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, '../../dist');
const examples = join(here, '../../../examples');
const kinds = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const jsonLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

// The stories in the order of the records.
export function loadStories(times = 1) {
  const texts = new Map();
  for (const file of [join(here, '../data/stories.jsonl'), join(examples, 'wire.jsonl')])
    for (const story of jsonLines(file)) texts.set(story.id, story.text);
  for (const file of readdirSync(examples).filter((name) => name.endsWith('.txt')))
    texts.set(file.slice(0, -4), readFileSync(join(examples, file), 'utf8'));
  const records = jsonLines(join(here, 'records.jsonl'));
  const all = [];
  for (let round = 0; round < times; round++)
    for (const record of records) all.push({ number: all.length + 1, text: texts.get(record.story.id) ?? '', record });
  return all;
}

export function startMock(port = 0, times = 1) {
  const stories = loadStories(times);
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const send = (status, type, body) => {
      response.writeHead(status, {
        'content-type': type,
        'content-security-policy': "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
        'x-content-type-options': 'nosniff',
      });
      response.end(body);
    };
    if (url.pathname.startsWith('/api/')) {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        const [status, answer, type] = answerApi(stories, request.method, url, body);
        send(status, type ?? kinds['.json'], typeof answer === 'string' ? answer : JSON.stringify(answer));
      });
      return;
    }
    const file = join(dist, normalize(url.pathname).replace(/^(\.\.[/\\])+/, ''));
    if (extname(file) && existsSync(file)) {
      response.writeHead(200, { 'content-type': kinds[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    } else if (url.pathname.startsWith('/assets/')) send(404, 'text/plain', 'not found');
    else send(200, kinds['.html'], readFileSync(join(dist, 'index.html')));
  });
  return new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () => resolve({ url: `http://127.0.0.1:${server.address().port}`, server })),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startMock(Number(process.argv[2] ?? 8899), Number(process.argv[3] ?? 1));
  console.log(url);
}
