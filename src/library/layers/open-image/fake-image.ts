import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { fakeLayer, type FakeEntry } from '../fake-layer.ts';

/** For tests: two layers, the upper compressed too, and an image of them as it is stored. */
export const lower = await fakeLayer([{ name: 'a', content: '1' }]);
export const upper = await fakeLayer([{ name: 'b', content: '2' }]);
export const zipped = gzipSync(upper);

export function sha(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function blob(bytes: Buffer | string): FakeEntry {
  return { name: `blobs/sha256/${sha(bytes)}`, content: bytes };
}

export function describeBlob(bytes: Buffer | string, more: object = {}) {
  return { digest: `sha256:${sha(bytes)}`, size: bytes.length, ...more };
}

export function configFor(architecture: string, diffs: readonly Buffer[] = [lower, upper]): string {
  return JSON.stringify({
    os: 'linux',
    architecture,
    created: '2024-05-06T07:08:09Z',
    rootfs: { diff_ids: diffs.map((bytes) => `sha256:${sha(bytes)}`) },
    history: [{ created_by: 'COPY a' }, { created_by: 'ENV x', empty_layer: true }],
    config: { Env: ['PATH=/bin'], Labels: { maintainer: 'me' } },
  });
}

export const config = configFor('amd64');
export const layerType = 'application/vnd.oci.image.layer.v1.tar';

export function manifestOf(configuration: string, blobs: readonly object[]): string {
  return JSON.stringify({ schemaVersion: 2, config: describeBlob(configuration), layers: blobs });
}

export const manifest = manifestOf(config, [
  describeBlob(lower, { mediaType: layerType }),
  describeBlob(zipped, { mediaType: `${layerType}+gzip` }),
]);

export function indexOf(...children: readonly object[]): string {
  return JSON.stringify({ schemaVersion: 2, manifests: children });
}

export const linux = (architecture: string) => ({ platform: { os: 'linux', architecture } });
export const attestation = describeBlob('{}', {
  platform: { os: 'unknown', architecture: 'unknown' },
  annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
});
export const oci: readonly FakeEntry[] = [
  blob(lower),
  blob(zipped),
  blob(config),
  blob(manifest),
  { name: 'index.json', content: indexOf(attestation, describeBlob(manifest)) },
  { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
];

export const old: readonly FakeEntry[] = [
  { name: 'one/' },
  { name: 'one/VERSION', content: '1.0' },
  { name: 'one/json', content: '{}' },
  { name: 'one/layer.tar', content: lower },
  { name: 'two/layer.tar', content: upper },
  { name: 'three/layer.tar', to: '../one/layer.tar' },
  { name: 'c.json', content: configFor('amd64', [lower, upper, lower]) },
  {
    name: 'manifest.json',
    content: JSON.stringify([
      {
        Config: 'c.json',
        RepoTags: ['app:1'],
        Layers: ['one/layer.tar', 'two/layer.tar', 'three/layer.tar'],
      },
    ]),
  },
];

/** What is listed and nowhere. */
export const absent = { digest: `sha256:${'0'.repeat(64)}`, size: 1 };
