import { expect, test } from 'vitest';
import { bodyOf, draftOf, newDraft, readTags } from './monitor-draft.ts';

test('tags and conditions are read as they are typed', () => {
  const draft = {
    ...newDraft('http'),
    tags: 'prod, site = home,, ',
    conditions: '[STATUS] == 200\n\n [RESPONSE_TIME] < 500 ',
  };
  expect(bodyOf(draft, { url: 'https://x/' }, 'HTTP')).toMatchObject({
    name: 'HTTP',
    kind: 'http',
    settings: { url: 'https://x/' },
    tags: [{ name: 'prod' }, { name: 'site', value: 'home' }],
    conditions: ['[STATUS] == 200', '[RESPONSE_TIME] < 500'],
  });
});

test('what is there comes back as it was', () => {
  const body = bodyOf(
    { ...newDraft('tcp'), name: 'db', tags: 'prod', conditions: '[CONNECTED] == true' },
    {},
    'x',
  );
  expect(bodyOf(draftOf(body), {}, 'x')).toEqual(body);
});

test('a short interval shortens what has no value of its own', () => {
  const { retryIntervalMs: _retry, timeoutMs: _timeout, ...rest } = bodyOf(newDraft('tcp'), {}, 'x');
  expect(draftOf({ ...rest, intervalMs: 5_000 })).toMatchObject({ retryIntervalMs: 5_000, timeoutMs: 5_000 });
});

test('no tags are no tags', () => {
  expect(readTags(' , ')).toEqual([]);
});
