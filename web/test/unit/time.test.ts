import assert from 'node:assert/strict';
import { test } from 'node:test';
import { binOf, endOfBin, makeBins, unitFor } from '../../src/bins';
import { fromNumber, interval, isDay, lastOfMonth, toNumber } from '../../src/days';
import { ticks } from '../../src/ui/bars';

test('intervals in the fewest words', () => {
  assert.equal(interval('2024-03-16', '2024-03-16'), '16 Mar 2024');
  assert.equal(interval('2024-03-13', '2024-03-14'), '13–14 Mar 2024');
  assert.equal(interval('2024-02-01', '2024-02-29'), 'Feb 2024');
  assert.equal(interval('2024-01-01', '2024-12-31'), '2024');
  assert.equal(interval('2024-02-26', '2024-03-03'), '26 Feb – 3 Mar 2024');
  assert.equal(interval('2023-12-31', '2024-01-01'), '31 Dec 2023 – 1 Jan 2024');
  assert.equal(interval(null, null), 'no date');
});

test('days', () => {
  assert.equal(fromNumber(toNumber('2024-02-29') + 1), '2024-03-01');
  assert.equal(lastOfMonth('2023-02'), '2023-02-28');
  assert.ok(isDay('2024-02-29'));
  assert.ok(!isDay('2024-2-9') && !isDay('') && !isDay('2024-13-01'));
});

test('bins of days, weeks from Monday, months, years', () => {
  assert.equal(binOf('2024-03-17', 'week'), '2024-03-11'); // a Sunday
  assert.equal(binOf('2024-03-18', 'week'), '2024-03-18');
  assert.equal(binOf('1969-12-28', 'week'), '1969-12-22');
  assert.equal(endOfBin('2024-02-01', 'month'), '2024-02-29');
  assert.deepEqual(
    [
      ['2024-01-01', '2024-01-31'],
      ['2024-01-01', '2024-06-30'],
      ['2023-01-01', '2024-12-31'],
      ['1990-01-01', '2024-01-01'],
    ].map(([first, last]) => unitFor(first as string, last as string)),
    ['day', 'week', 'month', 'year'],
  );
});

test('empty bins between full ones are there', () => {
  const row = (day: string) => ({ day, quad: 'material conflict' as const, n: 2 });
  const bins = makeBins([row('2024-01-31'), row('2024-04-01')], 'month', (from, to) => `${from}/${to}`);
  assert.deepEqual(
    bins.map((bin) => [bin.label, bin.sums['material conflict']]),
    [
      ['Jan 2024', 2],
      ['Feb 2024', 0],
      ['Mar 2024', 0],
      ['Apr 2024', 2],
    ],
  );
  assert.equal(bins[1]?.to, '2024-02-01/2024-02-29');
});

test('lines of the scale are round numbers', () => {
  assert.deepEqual(ticks(32), [20]);
  assert.deepEqual(ticks(1), [1]);
  assert.deepEqual(ticks(500), [200, 400]);
});
