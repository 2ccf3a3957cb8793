import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { IMMUTABLE, VERSION, Worker, file } from './kit/worker.js';

const OFFLINE = `/kit/${VERSION}/offline.html`;

let worker;

beforeEach(() => {
  worker = new Worker();
});

for (const [what, request] of Object.entries({
  'of another origin': ['https://elsewhere.example/a.js'],
  'of the API': ['/api/v1/session'],
  'to read data of the API': ['/api/v1/account/data', { kind: 'document', mode: 'navigate' }],
  'with a query': ['/a.js?who=me'],
  'that writes': ['/a.js', { method: 'POST' }],
  'for a part': ['/a.js', { headers: { Range: 'bytes=0-1' } }],
  'with a credential': ['/a.js', { headers: { Authorization: 'Bearer x' } }],
  'that must not be kept': ['/a.js', { cache: 'no-store' }],
  'of a script for data': ['/a.json', { kind: '' }],
  'for a frame': ['/page', { kind: 'iframe', mode: 'navigate' }],
  'of a form': ['/page', { kind: 'document', mode: 'navigate', method: 'POST' }],
})) {
  test(`request_${what.replaceAll(' ', '_')}_isLeftAlone`, async () => {
    assert.equal(await worker.fetch(...request), undefined);
    assert.deepEqual(worker.asked, []);
  });
}

for (const [what, answer] of Object.entries({
  plain: {},
  'for shared caches': { control: 'public, max-age=60' },
  'to be asked for again': { control: 'no-cache' },
  'of one coding': { vary: 'Accept-Encoding' },
  'style': { kind: 'style' },
  'font': { kind: 'font' },
  'public picture': { kind: 'image', control: 'public, max-age=60' },
})) {
  test(`answer_${what.replaceAll(' ', '_')}_isKept`, async () => {
    worker.answers.set('/file', file(answer));
    const got = await worker.fetch('/file', answer);

    assert.equal(await got.text(), 'x');
    assert.deepEqual(worker.caches.paths(), ['/file']);
  });
}

for (const [what, answer] of Object.entries({
  'never to be kept': { control: 'no-store' },
  'for one reader': { control: 'max-age=60, Private' },
  'private in part': { control: 'private="x-who"' },
  'for a cookie': { vary: 'Accept-Encoding, Cookie' },
  'for a credential': { vary: 'authorization' },
  'for everything': { vary: '*' },
  'of an error': { status: 404 },
  'of a failure': { status: 500 },
  'after a redirect': { redirected: true },
  'opaque': { type: 'opaque' },
  'page in place of a script': { mediaType: 'text/html' },
  'data in place of a script': { mediaType: 'application/json' },
  'picture that is not public': { kind: 'image', control: 'max-age=60' },
})) {
  test(`answer_${what.replaceAll(' ', '_')}_isGivenButNotKept`, async () => {
    worker.answers.set('/file', file(answer));
    const got = await worker.fetch('/file', answer);

    assert.equal(got.status, answer.status ?? 200);
    assert.deepEqual(worker.caches.paths(), []);
  });
}

test('immutableFile_kept_isNotAskedForAgain', async () => {
  worker.answers.set('/a.1f3c.js', file({ control: IMMUTABLE }));
  await worker.fetch('/a.1f3c.js');
  await worker.fetch('/a.1f3c.js');

  assert.deepEqual(worker.asked, ['/a.1f3c.js']);
});

test('lastingName_kept_isAskedForAgainAndKeptForTimesWithoutNetwork', async () => {
  worker.answers.set('/a.js', file({ text: 'old' }));
  await worker.fetch('/a.js');
  worker.answers.set('/a.js', file({ text: 'new' }));
  assert.equal(await (await worker.fetch('/a.js')).text(), 'new');

  worker.answers.clear();
  assert.equal(await (await worker.fetch('/a.js')).text(), 'new');
});

test('keptFile_noLongerForEverybody_isForgotten', async () => {
  worker.answers.set('/a.js', file());
  await worker.fetch('/a.js');
  worker.answers.set('/a.js', file({ control: 'private' }));
  await worker.fetch('/a.js');

  assert.deepEqual(worker.caches.paths(), []);
});

test('keptFile_serverFails_staysAndTheFailureIsGiven', async () => {
  worker.answers.set('/a.js', file());
  await worker.fetch('/a.js');
  worker.answers.set('/a.js', file({ status: 503 }));

  assert.equal((await worker.fetch('/a.js')).status, 503);
  assert.deepEqual(worker.caches.paths(), ['/a.js']);
});

test('unknownFile_withoutNetwork_failsAsWithoutAWorker', async () => {
  await assert.rejects(worker.fetch('/a.js'), TypeError);
});

test('storage_full_costsThePageNothing', async () => {
  worker.caches.full = true;
  worker.answers.set('/a.js', file());

  assert.equal((await worker.fetch('/a.js')).status, 200);
});

test('copies_moreThanTwoHundred_loseTheOldestButNeverTheOfflinePage', async () => {
  await worker.dispatch('install');
  const shell = worker.caches.paths();
  for (let number = 1; number <= 202; number += 1) {
    worker.answers.set(`/${number}.js`, file());
    await worker.fetch(`/${number}.js`);
  }

  const paths = worker.caches.paths();
  assert.equal(paths.length, shell.length + 200);
  assert.ok(!paths.includes('/2.js') && paths.includes('/3.js') && paths.includes('/202.js') && paths.includes(OFFLINE));
});
