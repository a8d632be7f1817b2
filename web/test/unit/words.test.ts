import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fit, place, project, readView, writeView } from '../../src/geo';
import { layout } from '../../src/ui/graph';
import { visible } from '../../src/ui/virtual';
import { types, whyInWords } from '../../src/words';

test('all sixteen types are known', () => assert.equal(new Set(types.map((one) => one.type)).size, 16));

test('why, in words', () => {
  assert.equal(
    whyInWords('events/assault.txt:339 shell | bombard | mortar | rocket | barrage | pound'),
    'The words fit line 339 of the lexicon’s events/assault.txt: “shell”, “bombard”, “mortar”, “rocket” and 2 more.',
  );
  assert.equal(
    whyInWords('lost: events/accuse.txt:133 accuse (fewer conditions)'),
    'Line 133 of events/accuse.txt fits too, and lost: fewer conditions.',
  );
  assert.match(
    whyInWords('model: THREATEN 0.61, not ASSAULT 0.22'),
    /takes it for Threaten \(61%\), not Assault \(22%\)/,
  );
  assert.equal(whyInWords('something new'), 'Something new.');
});

test('rows in sight of a long table', () => {
  assert.deepEqual(visible(200, 800, 40, 10000, 0), { from: 0, to: 15 });
  assert.deepEqual(visible(-4000, 800, 40, 10000, 2), { from: 98, to: 122 });
  assert.deepEqual(visible(-399_800, 800, 40, 10000, 0), { from: 9995, to: 10000 });
  assert.deepEqual(visible(0, 800, 40, 0), { from: 0, to: 0 });
  assert.deepEqual(visible(-9999, 800, 40, 3), { from: 3, to: 3 });
});

test('a view of the map survives the address', () => {
  const view = fit([project(29.2, -1.7), project(31, 2)]);
  const read = readView(writeView(view));
  assert.ok(read && Math.abs(read.x - view.x) < 0.1 && Math.abs(read.k - view.k) < 0.1);
  assert.equal(readView('nonsense'), null);
  const [x, y] = place(view, [view.x, view.y]);
  assert.deepEqual([x, y], [500, 260]);
});

test('the same ties give the same picture, and all of it lies in the box', () => {
  const actors = ['A', 'B', 'C', 'D', 'E'].map((key) => ({
    key,
    name: `Actor ${key}`,
    country: null,
    sector: null,
    events: 1,
  }));
  const tie = (a: string, b: string, sign: 1 | -1) => ({
    a,
    b,
    kind: sign > 0 ? 'allied' : 'hostile',
    sign,
    count: 2,
    evidence: [],
  });
  const ties = [tie('A', 'B', 1), tie('B', 'C', -1), tie('B', 'C', 1), tie('D', 'E', -1)];
  const one = layout(actors, ties);
  assert.deepEqual(
    one.nodes.map((node) => [node.x, node.y]),
    layout(actors, ties).nodes.map((node) => [node.x, node.y]),
  );
  const [, , width, height] = one.box.split(' ').map(Number);
  assert.ok(one.nodes.every((node) => node.x >= 0 && node.x <= (width ?? 0) && node.y >= 0 && node.y <= (height ?? 0)));
  assert.notEqual(one.edges[1]?.bend, one.edges[2]?.bend);
  assert.equal(layout([], []).nodes.length, 0);
});
