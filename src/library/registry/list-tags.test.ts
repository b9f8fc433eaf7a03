import { expect, test } from 'vitest';
import { fakeRegistry, type FakeAnswer } from './fake-registry.ts';
import { registryLab } from './registry-lab.ts';

const page = (tags: unknown, link?: string): FakeAnswer => ({
  status: 200,
  body: JSON.stringify({ name: 'a', tags }),
  ...(link !== undefined && { headers: { link } }),
});

test('pages are followed as the registry gives them, and what it makes itself is left out', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  const made = `sha256-${'a'.repeat(64)}`;
  fake.misbehave(({ path }) =>
    path.includes('last=2')
      ? page(['3', 7, 'not a tag', made, `${made}.sig`])
      : page(['1', '2'], '</v2/a/tags/list?last=2&n=2>; rel="next"'),
  );
  expect(await lab.registry.listTags('a')).toEqual({ kind: 'found', tags: ['1', '2', '3'], cut: null });
});

test('no tags is a list too', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.misbehave(() => page(null));
  expect(await lab.registry.listTags('a')).toEqual({ kind: 'found', tags: [], cut: null });
  fake.misbehave(() => ({ status: 404 }));
  expect(await lab.registry.listTags('a')).toEqual({ kind: 'absent' });
  fake.misbehave(() => page({ a: 1 }));
  expect(await lab.registry.listTags('a')).toMatchObject({ reason: { detail: 'no list of tags' } });
});

test('a list that goes in circles, elsewhere or on for ever is cut', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.misbehave(() => page(['1'], '</v2/a/tags/list?n=1000>; rel="next"'));
  expect(await lab.registry.listTags('a')).toEqual({ kind: 'found', tags: ['1'], cut: 'repeated' });
  fake.misbehave(() => page(['1'], '<https://elsewhere.invalid/v2/a/tags/list>; rel="next"'));
  expect(await lab.registry.listTags('a')).toMatchObject({ cut: 'other-origin' });
  let last = 0;
  fake.misbehave(() => page([String(++last)], `</v2/a/tags/list?last=${last}>; rel="next"`));
  const cut = await lab.registry.listTags('a', { mostPages: 3 });
  expect(cut).toEqual({ kind: 'found', tags: ['1', '2', '3'], cut: 'pages' });
});

test('a registry that refuses the size of a page is asked without one', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.misbehave(({ path }) => (path.includes('?') ? { status: 405 } : page(['1'])));
  expect(await lab.registry.listTags('a')).toEqual({ kind: 'found', tags: ['1'], cut: null });
});

test('a page is never longer than 8 MiB', async () => {
  await using fake = await fakeRegistry();
  using lab = registryLab(fake.host);
  fake.misbehave(() => 'endless');
  expect(await lab.registry.listTags('a')).toMatchObject({
    reason: { id: 'wrong-answer', detail: 'more than 8388608 bytes' },
  });
});
