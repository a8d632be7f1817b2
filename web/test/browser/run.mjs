// Runs the tests of the page in a browser: node test/browser/run.mjs [PROGRAM MODEL]; without a program, on the mock server.
// Exits with 77 (skipped, to ctest) where chromium, the packages of the tests or the page itself are missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, '../..');
const skip = (why) => {
  console.log(`skipped: ${why}`);
  process.exit(77);
};
if (!existsSync(join(web, 'node_modules/playwright-core')) || !existsSync(join(web, 'node_modules/axe-core')))
  skip('the packages of the tests are not there; make web-test installs them');
if (!existsSync(join(web, 'dist/index.html'))) skip('the page is not built; make web builds it');
const { chromiumPath } = await import('./chromium.mjs');
if (!chromiumPath) skip('no chromium; apt-get install chromium, or name one in CHROMIUM');
const [program, model] = process.argv.slice(2);
if (model && !existsSync(model)) skip(`${model} is not there; make model makes it`);
const env = program ? { DATELINE: resolve(program), DATELINE_MODEL: resolve(model) } : {};
const { status } = spawnSync(process.execPath, ['--test', join(here, 'page_test.mjs')], {
  stdio: 'inherit',
  env: { ...process.env, ...env },
});
process.exit(status ?? 1);
