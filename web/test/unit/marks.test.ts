import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find, segments, slice } from '../../src/marks';
import { storyMarks } from '../../src/story_marks';
import type { StoryAnswer } from '../../src/types';

const words = (text: string, spans: [number, number][]) =>
  segments(
    text,
    spans.map((span) => ({ span })),
  ).map((part) => [part.text, part.marks.length]);

test('a text without marks is one segment', () => {
  assert.deepEqual(words('Ali met Bo', []), [['Ali met Bo', 0]]);
  assert.deepEqual(words('', []), []);
});

test('marks apart, touching, nested and overlapping', () => {
  assert.deepEqual(words('Ali met Bo', [[4, 7]]), [
    ['Ali ', 0],
    ['met', 1],
    [' Bo', 0],
  ]);
  assert.deepEqual(
    words('abcd', [
      [0, 2],
      [2, 4],
    ]),
    [
      ['ab', 1],
      ['cd', 1],
    ],
  );
  assert.deepEqual(
    words('abcd', [
      [0, 4],
      [1, 2],
    ]),
    [
      ['a', 1],
      ['b', 2],
      ['cd', 1],
    ],
  );
  assert.deepEqual(
    words('abcd', [
      [0, 3],
      [1, 4],
    ]),
    [
      ['a', 1],
      ['bc', 2],
      ['d', 1],
    ],
  );
});

test('spans count code points, not UTF-16 units', () => {
  const text = '🚨🇨🇩 Goma á';
  assert.equal(slice(text, [4, 8]), 'Goma');
  assert.deepEqual(words(text, [[4, 8]]), [
    ['🚨🇨🇩 ', 0],
    ['Goma', 1],
    [' á', 0],
  ]);
});

test('segments put together are the text, whatever the marks', () => {
  const text = 'The army — «Forces» 🚨 denied\n\nit.';
  const row = segments(text, [{ span: [0, 8] }, { span: [4, 99] }, { span: [3, 3] }, { span: [11, 20] }]);
  assert.equal(row.map((part) => part.text).join(''), text);
});

test('a mark knows where it begins', () => {
  const mark = { span: [2, 6] as [number, number] };
  const row = segments('abcdefgh', [mark, { span: [4, 5] }]);
  assert.deepEqual(
    row.filter((part) => part.first.includes(mark)).map((part) => part.text),
    ['cd'],
  );
});

test('words are found inside a frame only, in code points', () => {
  assert.deepEqual(find('said 🚨 said', 'said', [6, 11]), [7, 11]);
  assert.equal(find('said 🚨 said', 'said', [4, 7]), null);
  assert.equal(find('said', '', [0, 4]), null);
});

test('a chosen event lights up its parties, place, date and who says so', () => {
  const text = 'Troops shelled Sake on Saturday, residents said.';
  const story = {
    number: 1,
    text,
    record: {
      story: { sentences: [[0, 48]] },
      actors: [
        { id: 'A1', name: 'FARDC', mentions: [{ span: [0, 6] }] },
        { id: 'A2', name: 'residents', mentions: [{ span: [33, 42] }] },
      ],
      places: [{ id: 'P1', name: 'Sake', mentions: [{ span: [15, 19] }] }],
      events: [
        {
          id: 'E1',
          triggers: [{ span: [7, 14], text: 'shelled' }],
          source: [{ actor: 'A1', span: [0, 6] }],
          target: [],
          place: ['P1'],
          date: { span: [23, 31] },
          claims: [{ who: 'A2', stance: 'asserts', cue: 'said' }],
          sentence: 0,
        },
      ],
    },
  } as unknown as StoryAnswer;
  const marked = (role: string) =>
    storyMarks(story, story.record.events[0] ?? null, null, null)
      .filter((mark) => mark.role === role)
      .map((mark) => slice(text, mark.span));
  assert.deepEqual(['trigger', 'source', 'target', 'place', 'date', 'claim', 'cue'].map(marked), [
    ['shelled'],
    ['Troops'],
    [],
    ['Sake'],
    ['Saturday'],
    ['residents'],
    ['said'],
  ]);
  assert.deepEqual(
    storyMarks(story, null, 'A2', null).map((mark) => mark.role),
    ['trigger', 'actor'],
  );
});
