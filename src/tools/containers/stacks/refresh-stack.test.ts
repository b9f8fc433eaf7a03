import { expect, test } from 'vitest';
import { connectEngine } from '#library/docker/engine.ts';
import { startFakeEngine } from '#library/docker/fake-engine.ts';
import { refreshStack } from './refresh-stack.ts';

test('every container of the stack is looked at again', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const config = { Labels: { 'com.docker.compose.project': 'blog' } };
  const ids = ['web', 'db'].map((name) => fake.addContainer({ name, config }).id);
  const looked: string[] = [];
  await refreshStack({ engine, refresh: async (id) => void looked.push(id) }, 'blog');
  expect(looked.toSorted()).toEqual(ids.toSorted());
  expect(fake.urls.some((url) => url.includes('com.docker.compose.project%3Dblog'))).toBe(true);
});

test('an engine that went away meanwhile changes nothing about what was done', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  fake.fail('GET /containers/json', { is: 'status', status: 500, message: 'away' });
  await expect(refreshStack({ engine, refresh: async () => {} }, 'blog')).resolves.toBeUndefined();
});
