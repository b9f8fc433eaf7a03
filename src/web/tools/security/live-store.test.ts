import { expect, test } from 'vitest';
import { imageFixture, knowledgeFixture } from './image-fixtures.ts';
import { overviewFixture } from './lab-fixtures.ts';
import { applyLive, emptyLab } from './live-store.ts';

const loaded = applyLive(emptyLab, {
  kind: 'all',
  images: [imageFixture(), imageFixture({ id: 'sha256:2' })],
  overview: overviewFixture(),
});

test('everything comes first, and replaces what was known', () => {
  expect([...loaded.images.keys()]).toEqual(['local/sha256:1', 'local/sha256:2']);
  const again = applyLive(loaded, { kind: 'all', images: [imageFixture()], overview: overviewFixture() });
  expect([...again.images.keys()]).toEqual(['local/sha256:1']);
  expect(again.bells).toBeGreaterThan(loaded.bells);
});

test('a changed image is replaced, what is gone leaves, and the state before is untouched', () => {
  const after = applyLive(loaded, {
    kind: 'changed',
    images: [imageFixture({ knowledge: knowledgeFixture({ state: 'reading' }) })],
    gone: [{ host: 'local', id: 'sha256:2' }],
  });
  expect([...after.images.values()].map(({ knowledge }) => knowledge.state)).toEqual(['reading']);
  expect(loaded.images.size).toBe(2);
});

test('the bell rings for flaws, not for how the lab is', () => {
  const overview = overviewFixture({ week: { appeared: 3, repaired: 0 } });
  const told = applyLive(loaded, { kind: 'overview', overview });
  expect(told.overview?.week.appeared).toBe(3);
  expect(told.bells).toBe(loaded.bells);
  expect(applyLive(told, { kind: 'flaws' }).bells).toBe(loaded.bells + 1);
});
