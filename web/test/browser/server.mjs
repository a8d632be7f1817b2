// A server of the sample dispatches for the tests: the program itself, where DATELINE names it, else the mock.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startMock } from '../mock/server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export async function startServer(times = 1) {
  const program = process.env.DATELINE;
  if (!program) {
    const { url, server } = await startMock(0, times);
    return {
      url,
      stop: () => {
        server.close();
        server.closeAllConnections();
      },
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'dateline-web-'));
  const store = join(folder, 'record.db');
  const data = [
    '--model',
    process.env.DATELINE_MODEL,
    '--lexicon',
    process.env.DATELINE_LEXICON ?? join(root, 'lexicon'),
  ];
  const stories = [join(root, 'examples'), join(root, 'web/test/data/stories.jsonl')];
  const ingest = spawnSync(program, ['ingest', ...stories, '--into', store, ...data], { encoding: 'utf8' });
  if (ingest.status !== 0) throw new Error(`dateline ingest: ${ingest.stderr}`);
  const child = spawn(program, ['serve', store, '--port', '0', ...data], { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const read = (part) => {
      said += part;
      const found = said.match(/http:\/\/[\w.:[\]]+/);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(`dateline serve ended: ${said}`)));
  });
  const stop = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
}
