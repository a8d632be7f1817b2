// Pictures of the views: node test/browser/shot.mjs OUT_DIR [URL]
import { mkdirSync } from 'node:fs';
import { startMock } from '../mock/server.mjs';
import { openBrowser } from './chromium.mjs';

const [out = 'shots', given, only] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const mock = given?.startsWith('http') ? null : await startMock();
const base = mock?.url ?? given;
const views = {
  overview: '/',
  stories: '/stories',
  story: '/stories/1?event=E1',
  'story-plain': '/stories/4',
  events: '/events',
  timeline: '/timeline',
  'timeline-type': '/timeline?show=type',
  'timeline-dyad': '/timeline?show=dyad',
  map: '/map?on=2024-04-15&days=90',
  ties: '/ties',
  claims: '/claims?stance=denies',
  situation: '/situation?on=2024-04-16',
  paste: '/paste',
};
const { browser, close } = await openBrowser();
for (const [look, options] of Object.entries({
  light: { viewport: { width: 1366, height: 860 } },
  dark: { viewport: { width: 1366, height: 860 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
})) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(look, message.text()));
  page.on('pageerror', (error) => console.log(look, error.stack));
  for (const [name, path] of Object.entries(views)) {
    if (only && !only.split(',').some((one) => `${name}-${look}`.startsWith(one))) continue;
    await page.goto(base + path);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(150);
    await page.screenshot({ path: `${out}/${name}-${look}.png` });
  }
  await context.close();
}
await close();
mock?.server.close();
