import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { load } from './kit/modules.js';

let counts;
let csv;

before(async () => {
  counts = await load('admin/counts.js');
  ({ csv } = await load('admin/csv.js'));
});

const of = (granted, refused, anonymous = 0) => ({
  granted, partial: 0, refused, withdrawn: 1, linked: 2,
  acceptanceRate: granted + refused ? granted / (granted + refused) : null,
  unauthenticated: { granted: 0, partial: 0, refused: anonymous, withdrawn: 0 },
});

const days = (first, count) => Array.from({ length: count }, (_, at) => ({
  day: counts.daysBefore(first, -at), counts: of(at, 1, 1),
}));

test('buckets_ofAQuarter_areDays', () => {
  const list = counts.buckets(days('2026-01-01', 92));

  assert.equal(list.length, 92);
  assert.deepEqual([list[0].from, list[0].to, list[91].to], ['2026-01-01', '2026-01-01', '2026-04-02']);
});

test('buckets_ofMoreDays_areWeeksFromMondayThatAddUp', () => {
  const all = days('2026-01-01', 93);
  const list = counts.buckets(all);

  // 2026-01-01 is a Thursday, 2026-04-03 a Friday.
  assert.deepEqual(list.slice(0, 2).map(({ from, to }) => [from, to]), [['2026-01-01', '2026-01-04'], ['2026-01-05', '2026-01-11']]);
  assert.deepEqual([list.at(-1).from, list.at(-1).to], ['2026-03-30', '2026-04-03']);
  assert.deepEqual({ ...counts.sum(list.map((one) => one.counts)) }, { ...counts.sum(all.map((one) => one.counts)) });
  assert.equal(list[0].counts.acceptanceRate, 6 / 10);
  assert.deepEqual({ ...list[0].counts.unauthenticated }, { granted: 0, partial: 0, refused: 4, withdrawn: 0 });
});

test('rate_ofNoAnswers_isNone', () => {
  assert.equal(counts.rateOf(of(0, 0)), null);
  assert.equal(counts.rateWithoutAnonymous(of(0, 3, 3)), null);
  assert.equal(counts.rateWithoutAnonymous(of(3, 4, 3)), 0.75);
});

test('fault_ofAPeriod_isWhatTheApiWouldRefuse', () => {
  assert.equal(counts.fault('2026-01-01', '2026-01-01'), null);
  assert.equal(counts.fault('2026-01-01', '2027-01-01'), null);
  assert.equal(counts.fault('2026-01-01', '2027-01-02'), 'dateSpan');
  assert.equal(counts.fault('2024-01-01', '2024-12-31'), null);
  assert.equal(counts.fault('2026-01-02', '2026-01-01'), 'dateOrder');
  assert.equal(counts.fault('', '2026-01-01'), 'dateMissing');
});

test('scale_hasRoundLinesAndRoomForTheMost', () => {
  for (const [most, lines] of [[0, [0, 1]], [1, [0, 1]], [3, [0, 1, 2, 3]], [7, [0, 2, 4, 6, 8]], [40, [0, 10, 20, 30, 40]],
    [41, [0, 20, 40, 60]], [999, [0, 500, 1000]], [1234567, [0, 500000, 1000000, 1500000]]]) {
    assert.deepEqual([...counts.scale(most)], lines, `of ${most}`);
  }
});

test('csv_hasALineForEachPart_asTheApiToldIt', () => {
  const lines = csv({
    totals: of(3, 1, 1),
    days: [{ day: '2026-01-01', counts: of(3, 1, 1) }],
    bySource: [{ source: null, counts: of(0, 0) }, { source: 'banner', counts: of(3, 1) }],
    byLocale: [{ locale: 'de-AT', counts: of(3, 1) }],
    otherLocales: of(0, 0),
    byPolicyVersion: [{ policyVersion: '2026-04-25', counts: of(3, 1) }],
  }).split('\r\n');

  assert.deepEqual(lines, [
    'part,value,granted,partial,refused,withdrawn,linked,acceptanceRate,'
      + 'unauthenticatedGranted,unauthenticatedPartial,unauthenticatedRefused,unauthenticatedWithdrawn',
    'totals,,3,0,1,1,2,0.75,0,0,1,0',
    'day,2026-01-01,3,0,1,1,2,0.75,0,0,1,0',
    'source,,0,0,0,1,2,,0,0,0,0',
    'source,banner,3,0,1,1,2,0.75,0,0,0,0',
    'locale,de-AT,3,0,1,1,2,0.75,0,0,0,0',
    'otherLocales,,0,0,0,1,2,,0,0,0,0',
    'policyVersion,2026-04-25,3,0,1,1,2,0.75,0,0,0,0',
    '',
  ]);
});

test('csv_ofValuesLikeFormulas_isTextForASpreadsheet', () => {
  const text = csv({
    totals: of(0, 0), days: [], bySource: [], otherLocales: of(0, 0), byPolicyVersion: [],
    byLocale: ['=1+1', '@SUM(A1)', '-1', 'a,"b"'].map((locale) => ({ locale, counts: of(0, 0) })),
  });

  for (const cell of ["locale,'=1+1,", "locale,'@SUM(A1),", "locale,'-1,", 'locale,"a,""b""",']) {
    assert.ok(text.includes(`\r\n${cell}`), text);
  }
});
