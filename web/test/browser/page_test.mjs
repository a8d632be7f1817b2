// The page in a real browser, on the record of the sample dispatches: what it shows is what the API says.
//   node test/browser/page_test.mjs [PROGRAM MODEL]      without a program: on the mock server
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openBrowser } from './chromium.mjs';
import { startServer } from './server.mjs';

// Evaluated through the debugger: the page's own policy lets no foreign script in.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let server;
let browser;
let page;
const faults = []; // errors of the page, and requests to anywhere else

const api = async (path) => (await fetch(`${server.url}/api/v1/${path}`)).json();
const open = async (path) => {
  await page.goto(server.url + path);
  await page.waitForLoadState('networkidle');
};
const text = (selector) => page.locator(selector).first().innerText();
const state = () => page.evaluate(() => location.pathname + location.search);
const spaced = (words) => words.replace(/\s+/g, ' ').trim();

async function newPage(options = {}, home = server.url) {
  const context = await browser.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const fresh = await context.newPage();
  fresh.setDefaultTimeout(60_000); // the machine may be busy
  fresh.on('pageerror', (error) => faults.push(error.message));
  fresh.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  fresh.on('request', (request) => request.url().startsWith(home) || faults.push(`asked ${request.url()}`));
  return fresh;
}

before(async () => {
  server = await startServer();
  browser = await openBrowser();
  page = await newPage();
});
after(async () => {
  await browser?.close();
  server?.stop();
});
test.afterEach(() => assert.deepEqual(faults.splice(0), []));

const views = {
  '/': 'Who did what to whom',
  '/stories': 'Stories',
  '/events': 'Events',
  '/timeline': 'Time line',
  '/timeline?show=type': 'Time line',
  '/timeline?show=dyad': 'Time line',
  '/map?on=2024-04-16&days=90': 'Map',
  '/ties': 'Ties',
  '/claims': 'Claims',
  '/situation?on=2024-04-16': 'The situation on 16 Apr 2024',
  '/paste': 'Paste a story',
};

for (const [path, heading] of Object.entries(views))
  test(`${path} opens, in both colours, without a fault of access`, async () => {
    await open(path);
    assert.ok((await text('h1')).startsWith(heading), await text('h1'));
    assert.equal(await page.locator('[role=alert]').count(), 0);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await accessible();
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

async function accessible(on = page) {
  await on.evaluate(axe);
  const found = await on.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const faultsFound = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3)}`);
  assert.deepEqual(faultsFound, []);
}

test('an unknown address says so', async () => {
  await open('/events');
  await page.evaluate(() => history.pushState(null, '', '/events/7'));
  await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
  assert.equal(await text('h1'), 'No such page');
});

test('the stories are those of the API, newest first', async () => {
  const { items } = await api('stories?order=newest');
  await open('/stories');
  const shown = await page.locator('.story-list h2').allInnerTexts();
  assert.deepEqual(
    shown.map(spaced),
    items.map((story) => spaced(story.title ?? story.id)),
  );
});

test('a story: its text whole, every event marked, the chosen one in words', async () => {
  const { items } = await api('stories?words=Kitshanga');
  const story = await api(`stories/${items[0].number}`);
  const event = story.record.events.find((one) => one.source.length && one.target.length && one.date.span);
  await open(`/stories/${story.number}?event=${event.id}`);
  assert.equal(spaced(await text('.story-words')), spaced(story.text));
  const marked = await page.locator('.story-words .trigger').allInnerTexts();
  const told = new Set(story.record.events.flatMap((one) => one.triggers.map((trigger) => trigger.text)));
  for (const words of told) assert.ok(marked.join(' ').includes(words), words);
  const points = [...story.text];
  const lit = async (role) => (await page.locator(`mark.role-${role}`).allInnerTexts()).join('');
  const words = ([begin, end]) => points.slice(begin, end).join('');
  assert.ok((await lit('source')).includes(words(event.source[0].span)));
  assert.ok((await lit('target')).includes(words(event.target[0].span)));
  assert.ok((await lit('date')).includes(words(event.date.span)));
  assert.ok((await text('.event-detail')).includes('Why it was coded'));
  assert.equal(await page.locator('.why li').count(), event.why.length);
  await accessible();
});

test('keys step through the events of a story, and Back goes where one was', async () => {
  await open('/stories/1');
  await page.locator('.event-line').first().click();
  assert.match(await state(), /event=E1/);
  await page.keyboard.press('j');
  assert.match(await state(), /event=E2/);
  await page.keyboard.press('k');
  assert.match(await state(), /event=E1/);
  await page.keyboard.press('Escape');
  assert.equal(await state(), '/stories/1');
  await page.goBack();
  assert.match(await state(), /event=E1/);
});

test('script and markup in a story are words and nothing else', async () => {
  const { items } = await api('stories?words=cowardly');
  const story = await api(`stories/${items[0].number}`);
  await open(`/stories/${story.number}`);
  assert.equal(spaced(await text('.story-words')), spaced(story.text));
  assert.equal(spaced(await text('h1')), story.record.story.title);
  assert.equal(await page.locator('.story-words script, .story-words img, .story-words i, h1 i').count(), 0);
  await open('/stories');
  await open('/events?words=cowardly');
  await open('/timeline?words=cowardly');
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

test('the table of events shows the rows of the API, and filters by the address and by hand', async () => {
  const all = await api('events?order=newest&limit=1000');
  await open('/events');
  assert.match(await text('.heading .lead'), new RegExp(`^${all.items.length} event`));
  const first = all.items[0];
  const row = spaced(await text('.tbody .tr'));
  for (const words of [first.trigger, first.confidence.toFixed(2)]) assert.ok(row.includes(words), `${row} / ${words}`);
  await page.locator('.pick-type summary').click();
  await page.locator('.pick-type input[value=ASSAULT]').check();
  await page.waitForFunction(() => location.search.includes('type=ASSAULT'));
  await page.locator('input[name=source]').fill('M23');
  await page.locator('input[name=source]').press('Enter');
  await page.waitForFunction(() => location.search.includes('source=M23'));
  await page.waitForLoadState('networkidle');
  const some = await api('events?type=ASSAULT&source=M23&limit=1000');
  assert.ok(some.items.length > 0 && some.items.length < all.items.length);
  assert.equal(await page.locator('.tbody .tr').count(), some.items.length);
  assert.match(await text('.heading .lead'), new RegExp(`^${some.items.length} event`));
  assert.ok((await page.locator('.tbody .what').allInnerTexts()).every((words) => words.startsWith('Assault')));
});

test('ten thousand events scroll: only rows in sight are drawn, and the last one comes', async () => {
  const { startMock } = await import('../mock/server.mjs');
  const many = await startMock(0, 60);
  const wide = await newPage({}, many.url);
  try {
    await wide.goto(`${many.url}/events`);
    await wide.waitForLoadState('networkidle');
    const rows = Number(await wide.locator('.table').getAttribute('aria-rowcount')) - 1;
    assert.ok(rows >= 10_000, `${rows}`);
    await wide.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await wide.waitForSelector(`.tr[aria-rowindex="${rows + 1}"]:not(.waiting)`);
    assert.ok((await wide.locator('.tbody .tr').count()) < 60);
  } finally {
    await wide.context().close();
    many.server.close();
    many.server.closeAllConnections();
  }
});

test('from the table to the words of a story', async () => {
  await open('/events?type=ASSAULT');
  await page.locator('.td.words a').first().click();
  await page.waitForSelector('.trigger[aria-current]');
  assert.match(await state(), /^\/stories\/\d+\?event=E\d+$/);
});

test('downloads in every layout', async () => {
  const { layouts } = await api('about');
  await open('/events?type=ASSAULT');
  const links = await page.locator('.download a').evaluateAll((all) => all.map((link) => link.href));
  assert.deepEqual(
    links.map((link) => new URL(link).searchParams.get('layout')),
    layouts.map((one) => one.name),
  );
  for (const link of links) {
    assert.match(link, /type=ASSAULT/);
    const answer = await fetch(link);
    assert.equal(answer.status, 200, link);
    await answer.arrayBuffer();
  }
});

test('the time line counts what the API counts, and a bar leads to its days', async () => {
  await open('/timeline');
  const { items } = await api('timeline?limit=1000');
  assert.match(await text('h2.rule'), new RegExp(`^${items.length} happening`));
  await page.locator('.bin').last().click();
  await page.waitForFunction(() => location.search.includes('from='));
  assert.match(await state(), /from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
});

test('the map draws the places of the API on a day, and a place tells its events', async () => {
  await open('/map?on=2024-04-16&days=90');
  const { events } = await api('map?on=2024-04-16&days=90');
  const places = new Set(
    events.flatMap((event) =>
      event.place.filter((one) => one.lat !== null).map((one) => `${one.lat.toFixed(2)},${one.lon.toFixed(2)}`),
    ),
  );
  assert.ok(places.size > 3);
  assert.equal(await page.locator('.spot circle.rim').count(), places.size);
  assert.ok((await page.locator('.land path').count()) > 200);
  await page.locator('.spot-list a').first().click();
  await page.waitForFunction(() => location.search.includes('at='));
  assert.ok((await page.locator('.map-side .event-cards li, .map-side .ground-line').count()) > 0);
  await page.locator('.day-slider button[aria-label="A day earlier"]').click();
  await page.waitForFunction(() => location.search.includes('on=2024-04-15'));
});

test('a tie opens the sentences behind it', async () => {
  const { ties } = await api('ties');
  assert.ok(ties.length > 0);
  await open('/ties?sign=all');
  await page.locator('.tie-line').first().click();
  await page.waitForFunction(() => location.search.includes('tie='));
  assert.ok((await page.locator('.tie-list .evidence[open] q').count()) > 0);
  await page.locator('.tie-list .source-line').first().click();
  await page.waitForSelector('.cited');
  assert.match(await state(), /^\/stories\/\d+\?span=\d+-\d+$/);
});

test('claims are those of the API', async () => {
  const { items } = await api('claims?stance=denies&order=newest&limit=100');
  await open('/claims?stance=denies');
  assert.equal(await page.locator('.claim').count(), items.length);
  const said = await page.locator('.claim-head strong').allInnerTexts();
  assert.deepEqual(
    said.slice(0, 3),
    items.slice(0, 3).map((row) => (row.who === 'story' ? row.source_name : row.who)),
  );
});

test('the situation is that of the API', async () => {
  const { ground, demands, unconfirmed } = await api('situation?on=2024-04-16');
  await open('/situation?on=2024-04-16');
  const shown = async (name) => page.locator(`#${name} > ul > li`).count();
  assert.equal(await shown('ground'), Math.min(8, ground.length));
  assert.equal(await shown('open'), Math.min(8, demands.filter((one) => one.open).length));
  assert.equal(await shown('unconfirmed'), Math.min(8, unconfirmed.length));
});

test('a pasted story is coded and marked at once', async () => {
  await open('/paste');
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await page.waitForSelector('.story-words', { timeout: 60_000 });
  assert.ok((await page.locator('.story-words .trigger').count()) > 0);
  await page.locator('.event-line').first().click();
  await page.waitForSelector('.event-detail');
  assert.match(await state(), /^\/paste\?event=E1$/);
  await accessible();
});

test('everything can be reached by keyboard: first to the content, then through the views', async () => {
  await open('/stories');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Skip to the content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
});

test('on a phone nothing is wider than the screen', async () => {
  const phone = await newPage({ viewport: { width: 375, height: 700 }, isMobile: true, hasTouch: true });
  for (const path of [...Object.keys(views), '/stories/1?event=E1']) {
    await phone.goto(server.url + path);
    await phone.waitForLoadState('networkidle');
    const width = await phone.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 375, `${path} is ${width} px wide`);
  }
  await accessible(phone);
  await phone.context().close();
});
