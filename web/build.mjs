// Builds the page into dist/: index.html, favicon.svg, licences.txt, and assets/ with names that hold a hash of their content.
// Nothing is fetched; the fonts and the map come from the packages of the lock file.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, 'dist');
const require = createRequire(import.meta.url);

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'assets'), { recursive: true });

// The map is a file of its own: most views do not need it. It keeps what is drawn: shapes and names of countries.
const world = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
const shapes = JSON.stringify({ ...world, objects: { countries: world.objects.countries } });
const worldName = `world-${createHash('sha256').update(shapes).digest('hex').slice(0, 8)}.json`;
writeFileSync(join(out, 'assets', worldName), shapes);

const result = await build({
  entryPoints: { page: join(here, 'src/main.tsx'), style: join(here, 'src/style/style.css') },
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  publicPath: '/assets',
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  target: ['es2021', 'chrome100', 'firefox100', 'safari15'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.woff2': 'file' },
  define: { WORLD_FILE: JSON.stringify(`/assets/${worldName}`) },
  charset: 'utf8',
  legalComments: 'none', // all licences are in licences.txt
  metafile: true,
  logLevel: 'warning',
});

const built = (entry) => {
  const [path] = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint?.endsWith(entry));
  return `/assets/${path.split('/').pop()}`;
};
const page = readFileSync(join(here, 'src/index.html'), 'utf8')
  .replace('%STYLE%', built('style.css'))
  .replace('%PAGE%', built('main.tsx'));
writeFileSync(join(out, 'index.html'), page);
copyFileSync(join(here, 'src/favicon.svg'), join(out, 'favicon.svg'));

// The licences of every package that is in the page, which it must carry with it.
const packages = new Set(['world-atlas']);
for (const input of Object.keys(result.metafile.inputs)) {
  const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
  if (found) packages.add(found[1]);
}
const licences = [...packages].sort().map((name) => {
  const folder = join(here, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (!file) throw new Error(`${name} has no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
});
writeFileSync(join(out, 'licences.txt'), licences.join(`\n${'-'.repeat(72)}\n\n`));
