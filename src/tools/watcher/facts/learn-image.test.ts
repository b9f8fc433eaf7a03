import { expect, test } from 'vitest';
import { fakeRegistry, type FakeRegistry } from '#library/registry/fake-registry.ts';
import type { ImageQuestion } from './facts.ts';
import { amd64, never, openTestFacts } from './test-facts.ts';

const created = Date.UTC(2026, 0, 2, 3, 4, 5);
const revision = 'org.opencontainers.image.revision';

function wanted(
  fake: FakeRegistry,
  digest: string | null,
  options: Partial<ImageQuestion> = {},
): ImageQuestion {
  const repository = { domain: fake.host, path: 'app' };
  return { repository, digest, tag: null, platform: amd64, wantsConfig: false, ...options };
}

test('what an image holds is asked once, its labels only when somebody wants them', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts();
  const long = 'x'.repeat(1001);
  const labels = { [revision]: 'abc', maintainer: 'ann', 'org.opencontainers.image.title': long };
  const { manifest, config } = fake.image('app', labels, '1');
  const question = wanted(fake, manifest);
  const { repository } = question;
  const fact = { kind: 'image', manifestDigest: manifest, configDigest: config, annotations: {} };
  expect(await lab.open.learn([question, question], never)).toMatchObject({ requests: 1 });
  expect(lab.open.facts.image(repository, manifest, amd64)).toEqual({ ...fact, config: null });
  const withConfig = [question, { ...question, wantsConfig: true }];
  expect(await lab.open.learn(withConfig, never)).toMatchObject({ requests: 1 });
  await lab.open.reload();
  expect(lab.open.facts.image(repository, manifest, amd64)).toEqual({
    ...fact,
    config: { labels: { [revision]: 'abc' }, createdAtMs: created },
  });
  expect(await lab.open.learn(withConfig, never)).toMatchObject({ requests: 0 });
});

test('a tag whose digest nobody knows is asked for first', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts();
  const { manifest } = fake.image('app', {}, '2');
  const question = wanted(fake, null, { tag: '2', wantsConfig: true });
  expect(await lab.open.learn([question], never)).toMatchObject({ requests: 3 });
  expect(lab.open.facts.tag(question.repository, '2')).toMatchObject({ digest: manifest });
  expect(lab.open.facts.image(question.repository, manifest, amd64)).toMatchObject({
    config: { createdAtMs: created },
  });
});

test('an image that is for other platforms is known to be', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts();
  const index = fake.put('app', { schemaVersion: 2, manifests: [] }, '1');
  const question = wanted(fake, index, { wantsConfig: true });
  expect(await lab.open.learn([question], never)).toMatchObject({ requests: 1 });
  expect(lab.open.facts.image(question.repository, index, amd64)).toEqual({ kind: 'other-platforms' });
  expect(await lab.open.learn([question], never)).toMatchObject({ requests: 0 });
});

test('what fails is left alone for a while, each time longer', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts();
  const gone = `sha256:${'0'.repeat(64)}`;
  const questions = [wanted(fake, gone), wanted(fake, null, { tag: 'none' })];
  const learn = async () => (await lab.open.learn(questions, never)).requests;
  expect(await learn()).toBe(2);
  expect(await learn()).toBe(0);
  lab.clock.advance(10 * 60_000);
  expect(await learn()).toBe(2);
  lab.clock.advance(10 * 60_000);
  expect(await learn()).toBe(0);
  lab.clock.advance(10 * 60_000);
  expect(await learn()).toBe(2);
  expect(lab.open.facts.image(questions[0]!.repository, gone, amd64)).toBeUndefined();
});

test('a registry that has no pulls left is asked again when it says', async () => {
  await using fake = await fakeRegistry();
  await using lab = await openTestFacts();
  const { manifest } = fake.image('app', {}, '1');
  const question = wanted(fake, manifest);
  fake.misbehave(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
  expect(await lab.open.learn([question], never)).toMatchObject({ requests: 1 });
  fake.misbehave(() => undefined);
  lab.clock.advance(3_599_000);
  expect(await lab.open.learn([question], never)).toMatchObject({ requests: 0 });
  lab.clock.advance(1000);
  expect(await lab.open.learn([question], never)).toMatchObject({ requests: 1 });
  expect(lab.open.facts.image(question.repository, manifest, amd64)).toBeDefined();
});
