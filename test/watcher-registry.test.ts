import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRegistry, type OpenRegistry } from '#library/registry/open-registry.ts';
import { platformOf } from '#library/registry/platform.ts';
import { systemClock } from '#kernel/clock.ts';
import { docker } from './docker-command.ts';
import { registryHost, requireEngine } from './engines.ts';

const repository = `nxwatch-${randomBytes(4).toString('hex')}/app`;
const name = `${registryHost}/${repository}`;
const indexType = 'application/vnd.oci.image.index.v1+json';
const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';
const here = platformOf({ os: 'linux', architecture: process.arch === 'arm64' ? 'arm64' : 'amd64' });

describe.skipIf(!requireEngine('docker') || !requireEngine('registry'))('a real registry', () => {
  let registry: OpenRegistry;
  const pushed: string[] = [];

  beforeAll(async () => {
    const limits = { perSecond: 1000, burst: 1000 };
    registry = openRegistry({ host: registryHost, limits, paces: new Map(), clock: systemClock });
    for (const tag of ['1.0.0', '1.1.0', '1.2.0-alpine']) await push(tag);
  });
  afterAll(async () => {
    registry?.[Symbol.dispose]();
    await docker(['image', 'rm', '--force', ...pushed]);
  });

  /** An image of its own under this tag. @returns its id and the digest that the registry gave it. */
  async function push(tag: string): Promise<{ id: string; digest: string }> {
    const reference = `${name}:${tag}`;
    const source = 'https://example.net/app';
    const container = await docker(['create', 'busybox', 'true', randomBytes(4).toString('hex')]);
    const label = `LABEL org.opencontainers.image.source=${source}`;
    await docker([
      'commit',
      '--change',
      label,
      '--change',
      `ENV V=${randomBytes(4).toString('hex')}`,
      container,
      reference,
    ]);
    await docker(['rm', container]);
    pushed.push(reference);
    await docker(['push', '--quiet', reference]);
    const format = '{{.Id}} {{index .RepoDigests 0}}';
    const [id = '', known = ''] = (await docker(['image', 'inspect', '--format', format, reference])).split(
      ' ',
    );
    return { id, digest: known.split('@')[1] ?? '' };
  }

  test('tells the digest that the engine knows, once, and when the tag moves', async () => {
    const first = await push('latest');
    const seen = await registry.readDigest(repository, 'latest');
    expect(seen).toMatchObject({ kind: 'found', digest: first.digest, etag: expect.any(String) });
    const etag = seen.kind === 'found' ? (seen.etag ?? '') : '';
    expect(await registry.readDigest(repository, 'latest', { etag })).toEqual({ kind: 'unchanged' });
    const second = await push('latest');
    expect(second.digest).not.toBe(first.digest);
    expect(await registry.readDigest(repository, 'latest', { etag })).toMatchObject({
      kind: 'found',
      digest: second.digest,
    });
  });

  test('tells which image it is, and what its labels say', async () => {
    const { id, digest } = await push('labelled');
    const image = await registry.readImage(repository, 'labelled', here);
    expect(image).toMatchObject({ kind: 'found', digest, manifestDigest: digest, configDigest: id });
    expect(await registry.readConfig(repository, id)).toMatchObject({
      kind: 'found',
      labels: { 'org.opencontainers.image.source': 'https://example.net/app' },
    });
  });

  test('an index leads to the image of this platform, past attestations', async () => {
    const { id, digest } = await push('child');
    const size = (
      await (
        await fetch(`http://${registryHost}/v2/${repository}/manifests/${digest}`, {
          headers: { accept: manifestType },
        })
      ).arrayBuffer()
    ).byteLength;
    const child = { mediaType: manifestType, digest, size };
    const attestation = {
      ...child,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    };
    const index = {
      schemaVersion: 2,
      mediaType: indexType,
      manifests: [attestation, { ...child, platform: here }],
    };
    const put = await fetch(`http://${registryHost}/v2/${repository}/manifests/many`, {
      method: 'PUT',
      headers: { 'content-type': indexType },
      body: JSON.stringify(index),
    });
    expect(put.status).toBe(201);
    expect(await registry.readImage(repository, 'many', here)).toMatchObject({
      kind: 'found',
      digest: put.headers.get('docker-content-digest'),
      manifestDigest: digest,
      configDigest: id,
    });
    const other = platformOf({ os: 'linux', architecture: 's390x' });
    expect(await registry.readImage(repository, 'many', other)).toMatchObject({ kind: 'other-platforms' });
  });

  test('all tags, in whatever order', async () => {
    const outcome = await registry.listTags(repository);
    expect(outcome).toMatchObject({ kind: 'found', cut: null });
    expect(outcome.kind === 'found' && outcome.tags).toEqual(
      expect.arrayContaining(['1.0.0', '1.1.0', '1.2.0-alpine']),
    );
  });

  test('what is not there is absent, and what is no registry is unknown', async () => {
    expect(await registry.readDigest(repository, 'nothing')).toEqual({ kind: 'absent' });
    expect(await registry.readDigest(`${repository}-nobody`, 'latest')).toEqual({ kind: 'absent' });
    const limits = { perSecond: 1000, burst: 1000 };
    using nobody = openRegistry({ host: '127.0.0.1:9', limits, paces: new Map(), clock: systemClock });
    expect(await nobody.readDigest(repository, 'latest')).toMatchObject({
      kind: 'unknown',
      reason: { id: 'refused' },
    });
  });
});
