import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filters, href, parse, query } from '../../src/url';

test('addresses of views', () => {
  assert.equal(parse('/', '').view, 'overview');
  assert.deepEqual(parse('/stories/12', '?event=E3'), { view: 'story', id: '12', params: { event: 'E3' } });
  assert.equal(parse('/stories/', '').view, 'stories');
  for (const path of ['/story', '/overview', '/nothing', '/events/7', '/stories/1/2'])
    assert.equal(parse(path, '').view, 'unknown', path);
});

test('every address that is written is read back as the same state', () => {
  const params = { source: 'Côte d’Ivoire & co', type: 'ASSAULT,COERCE', from: '2024-03', words: '"a b" OR c*' };
  const url = new URL(href('events', params), 'http://localhost');
  assert.deepEqual(parse(url.pathname, url.search), { view: 'events', id: null, params });
  const story = new URL(href('story', { event: 'E1' }, 'a/b'), 'http://localhost');
  assert.equal(parse(story.pathname, story.search).id, 'a/b');
});

test('empty values leave the address', () => {
  assert.equal(query({ a: '', b: null, c: undefined, d: 0 }), '?d=0');
  assert.deepEqual(parse('/events', '?source=&type=AID').params, { type: 'AID' });
});

test('only filters go to the API', () => {
  assert.deepEqual(filters({ source: 'IRQ', view: '3,1,1', event: 'E1', to: '2024-01-01' }), {
    source: 'IRQ',
    to: '2024-01-01',
  });
});
