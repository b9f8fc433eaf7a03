import { expect, test } from 'vitest';
import { maxBodyBytes } from './body.ts';
import { connectEngine } from './engine.ts';
import { startFakeEngine } from './fake-engine.ts';
import { listImages } from './images.ts';

test('an answer without end is given up before it fills the memory', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const labels = { text: 'x'.repeat(1024 * 1024) };
  const count = Math.ceil(maxBodyBytes / 1024 / 1024);
  for (let n = 0; n < count; n += 1)
    fake.images.push({ Id: `${n}`, RepoTags: [], RepoDigests: [], Size: 1, Labels: labels });
  await expect(listImages(engine)).rejects.toMatchObject({ kind: 'refused' });
});
