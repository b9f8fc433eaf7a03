import { expect, test } from 'vitest';
import { connectEngine } from './engine.ts';
import { startFakeEngine } from './fake-engine.ts';
import { inspectImage } from './images.ts';
import { pullImage } from './pull.ts';

test('progress is told, and the image is there afterwards', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const steps = await Array.fromAsync(pullImage(engine, 'ghcr.io/acme/web:1'));
  expect(steps.map(({ status }) => status)).toEqual([
    'Pulling from ghcr.io/acme/web:1',
    'Status: Downloaded newer image',
  ]);
  expect(await inspectImage(engine, 'ghcr.io/acme/web:1')).toMatchObject({
    RepoTags: ['ghcr.io/acme/web:1'],
  });
});

test.each([
  ['manifest for acme:9 not found: manifest unknown', 'not-found'],
  ['denied: requested access to the resource is denied', 'denied'],
  ['received unexpected HTTP status: 503', 'refused'],
])('a failure after the answer has begun is an error: %s', async (message, kind) => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  fake.pullError = message;
  await expect(Array.fromAsync(pullImage(engine, 'acme:9'))).rejects.toMatchObject({
    kind,
    engineText: message,
  });
});
