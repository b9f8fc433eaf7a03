import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { fakeContainer } from '../findings/fake-lab.ts';
import type { LabImage } from '../reading/lab-image.ts';
import { allowedImage, maySeeHost, seenImages } from './image-access.ts';

function image(id: string, containers: LabImage['containers']): LabImage {
  return {
    host: 'nas',
    id,
    digest: null,
    references: [id],
    containers,
    sizeBytes: null,
    isHere: true,
    isHostLive: true,
  };
}

const media = { ...fakeContainer('jellyfin'), stack: 'media' };
const photos = { ...fakeContainer('immich'), stack: 'photos' };
const images = [image('shared', [media, photos]), image('secret', [photos]), image('unused', [])];
const reading = { subjects: () => images };

const child: Caller = {
  kind: 'user',
  userId: 'u',
  name: 'child',
  role: 'guest',
  grants: [{ role: 'viewer', scope: { host: 'nas', stack: 'media' } }],
  sessionId: 's',
};
const viewer: Caller = { kind: 'user', userId: 'v', name: 'v', role: 'viewer', sessionId: 's' };

test('who may see one stack sees its images, and of them only its containers', () => {
  const seen = seenImages(reading, child);
  expect(seen.map(({ id, containers }) => [id, containers.map(({ name }) => name)])).toEqual([
    ['shared', ['jellyfin']],
  ]);
  expect(seenImages(reading, viewer)).toEqual(images);
});

test('by which names others know the same image is told to those who see its host', () => {
  const photosOnly = { ...photos, image: 'ghcr.io/secret/app:1' };
  const shared = {
    ...image('sha256:1', [photosOnly, { ...media, image: 'jellyfin:10' }]),
    references: ['ghcr.io/secret/app:1', 'jellyfin:10', 'docker.io/library/jellyfin:latest', 'old-name:1'],
  };
  const [seen] = seenImages({ subjects: () => [shared] }, child);
  expect(seen?.references).toEqual(['jellyfin:10', 'docker.io/library/jellyfin:latest']);
  const ofHost: Caller = { ...child, grants: [{ role: 'viewer', scope: { host: 'nas' } }] };
  for (const caller of [ofHost, viewer])
    expect(seenImages({ subjects: () => [shared] }, caller)).toEqual([shared]);
});

test('what may not be seen is not there; what may not be changed is refused', () => {
  expect(() => allowedImage(reading, child, 'security:read', { host: 'nas', image: 'secret' })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
  expect(() => allowedImage(reading, child, 'security:operate', { host: 'nas', image: 'shared' })).toThrow(
    expect.objectContaining({ code: 'forbidden' }),
  );
  expect(allowedImage(reading, viewer, 'security:read', { host: 'nas', image: 'unused' }).id).toBe('unused');
});

test('a host is seen by who sees something of it', () => {
  expect(maySeeHost(reading, child, 'nas')).toBe(true);
  expect(maySeeHost(reading, child, 'backup')).toBe(false);
});
