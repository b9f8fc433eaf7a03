import { expect, test } from 'vitest';
import type { ImageSummary } from '#contracts/containers/images.ts';
import { freedBytes, sizedLayers } from './image-layers.ts';
import { changedSince, imageRemovalPreview } from './image-removal.ts';
import { isRollbackTag } from './is-rollback-tag.ts';

function image(id: string, changes: Partial<ImageSummary> = {}): ImageSummary {
  const tags = [`${id}:1`];
  const usedBy: ImageSummary['usedBy'] = [];
  return {
    host: 'local',
    id,
    tags,
    digests: [],
    createdAtMs: 0,
    sizeBytes: 100,
    sharedBytes: null,
    usedBy,
    isRollback: false,
    ...changes,
  };
}

const entry = (Size: number, CreatedBy: string) => ({
  Id: '',
  Created: 0,
  CreatedBy,
  Tags: null,
  Size,
  Comment: '',
});

test('sizes go to the layers that made them, also where some are empty', () => {
  const history = [
    entry(0, 'CMD ["sh"]'),
    entry(7, 'RUN make'),
    entry(0, 'WORKDIR /app'),
    entry(0, 'ENV A=1'),
    entry(100, '/bin/sh -c #(nop) ADD file:1 in / '),
  ];
  expect(sizedLayers(['l1', 'l2', 'l3'], history).map(({ sizeBytes }) => sizeBytes)).toEqual([100, 0, 7]);
  expect(sizedLayers(['l1'], []).map(({ sizeBytes }) => sizeBytes)).toEqual([0]);
});

test('a layer is shared only with all that is below it', () => {
  const size = (chain: string, sizeBytes: number) => ({ chain, sizeBytes });
  const one = [size(' base', 100), size(' base x', 5)];
  const two = [size(' base', 100), size(' base y', 7)];
  const three = [size(' other', 40), size(' other x', 5)];
  expect(freedBytes([one], [two, three])).toBe(5);
  expect(freedBytes([one, two], [three])).toBe(112);
  expect(freedBytes([one, two, three], [])).toBe(157);
});

test('only what nobody uses goes, and what is for going back stays until it is asked for', () => {
  const all = [
    image('free'),
    image('used', { usedBy: [{ id: 'c', name: 'web', running: false }] }),
    image('back', { tags: ['nexus-rollback/web:1'], isRollback: true }),
    image('dangling', { tags: [] }),
  ];
  const ask = (choice: 'unused' | 'dangling' | string[], includeRollback = false) => {
    const { removes, keeps, command } = imageRemovalPreview({
      all,
      layers: new Map(),
      choice,
      includeRollback,
    });
    return {
      removes: removes.map(({ id }) => id),
      keeps: keeps.map(({ id, reason }) => `${id}: ${reason}`),
      command,
    };
  };
  expect(ask('unused')).toEqual({
    removes: ['free', 'dangling'],
    keeps: ['used: used by web (stopped).', 'back: it is kept so that a container can go back to it.'],
    command: 'docker rmi free:1 dangling',
  });
  expect(ask('unused', true).removes).toEqual(['free', 'back', 'dangling']);
  expect(ask('dangling').removes).toEqual(['dangling']);
  expect(ask(['back', 'used']).removes).toEqual(['back']);
});

test('an image that is no longer what was previewed is told apart', () => {
  const previewed = { id: 'a', tags: ['a:1'] };
  expect(changedSince(previewed, image('a'))).toBeNull();
  expect(changedSince(previewed, undefined)).toEqual({ done: true });
  expect(changedSince(previewed, image('a', { tags: ['a:1', 'a:2'] }))).toEqual({
    kept: 'it was tagged a:2 meanwhile.',
  });
});

test.each([
  ['nexus-rollback/web:20261125', true],
  ['nexus-kept/media/jellyfin:a417d9d25f8c', true],
  ['jellyfin/nexus-kept:1', false],
])('%s keeps what ran before: %s', (tag, expected) => {
  expect(isRollbackTag(tag)).toBe(expected);
});
