import { readdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { security } from '#contracts/security/contract.ts';
import type { UploadBody } from '#contracts/transfer.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { acceptanceOf, inventoryOf, labImage, openCompareLab, rootOf } from './test-compare.ts';

/** Each starts threads, on a machine that may be busy. */
const slow = { timeout: 60_000 };
const call = testCall();
const old = { musl: '1.2.5-r0', xz: '5.6.0-r0', zlib: '1.3-r0' };
const next = { musl: '1.2.5-r1', xz: '5.6.0-r0', curl: '8.8.0-r0' };
const withApp = (host: string) => [[labImage('app', `${host}/team/app:1`), inventoryOf(old)] as const];

/** May operate what is in the stack media, and nothing else. */
const operator: Caller = {
  kind: 'user',
  userId: 'o',
  name: 'oli',
  role: 'guest',
  grants: [{ role: 'operator', scope: { host: 'nas', stack: 'media' } }],
  sessionId: 's',
};

function sent(bytes: Buffer): UploadBody {
  return {
    lengthBytes: bytes.length,
    async *[Symbol.asyncIterator]() {
      for (let at = 0; at < bytes.length; at += 1000)
        yield await Promise.resolve(bytes.subarray(at, at + 1000));
    },
  };
}

test('another version is read at its registry, and what it repairs and brings is told', slow, async () => {
  await using lab = await openCompareLab({ images: withApp });
  const blob = lab.push('2', rootOf(next));
  const to = `${lab.registry.host}/team/app:2`;
  const ask = () => lab.handlers.difference({ body: { host: 'nas', image: 'app', to } }, call);
  const [found, same] = await Promise.all([ask(), ask()]);
  expect(security.endpoints.difference.result.parse(found)).toMatchObject({
    from: `${lab.registry.host}/team/app:1`,
    to,
    repaired: [{ flaw: 'CVE-2024-1001', package: 'musl' }],
    added: [{ flaw: 'CVE-2024-1003', package: 'curl' }],
    kept: 1,
    packages: {
      added: [{ name: 'curl', version: '8.8.0-r0' }],
      removed: [{ name: 'zlib', version: '1.3-r0' }],
      changed: [{ name: 'musl', from: '1.2.5-r0', to: '1.2.5-r1' }],
    },
  });
  expect(found.problems).toBeUndefined();
  expect(same.packages).toEqual(found.packages);
  await ask();
  const fetched = lab.registry.requests.filter(({ path }) => path.endsWith(blob));
  expect(fetched).toHaveLength(1);
});

test('a tag that moved is compared with what runs, and acceptances count', slow, async () => {
  await using lab = await openCompareLab({
    images: withApp,
    rules: [acceptanceOf({ flaw: 'CVE-2024-1003' })],
  });
  lab.push('1', rootOf(next));
  const to = `${lab.registry.host}/team/app:1`;
  const found = await lab.handlers.difference({ body: { host: 'nas', image: 'app', to } }, call);
  expect(found).toMatchObject({
    repaired: [{ flaw: 'CVE-2024-1001', accepted: null }],
    added: [{ flaw: 'CVE-2024-1003', accepted: { rule: 'rule' } }],
  });
});

test(
  'what a host has is used where the registry says nothing, and only by who may see it',
  slow,
  async () => {
    const secret = { ...labImage('other', 'gone.invalid/team/app:2'), containers: [] };
    await using lab = await openCompareLab({
      images: () => [
        [labImage('app', 'gone.invalid/team/app:1'), inventoryOf(old)],
        [secret, inventoryOf(next)],
      ],
    });
    const body = { host: 'nas', image: 'app', to: 'gone.invalid/team/app:2' };
    expect(await lab.handlers.difference({ body }, call)).toMatchObject({ added: [{ package: 'curl' }] });
    const asOperator = lab.handlers.difference({ body }, testCall({ caller: operator }));
    await expect(asOperator).rejects.toMatchObject({ code: 'registry' });
  },
);

test('who may operate one stack compares its images with their own versions only', slow, async () => {
  await using lab = await openCompareLab({ images: withApp });
  lab.push('2', rootOf(next));
  const ask = (to: string, caller: Caller) =>
    lab.handlers.difference({ body: { host: 'nas', image: 'app', to } }, testCall({ caller }));
  expect(await ask(`${lab.registry.host}/team/app:2`, operator)).toMatchObject({ kept: 1 });
  await expect(ask(`${lab.registry.host}/team/secret:2`, operator)).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path: 'to' }],
  });
  await expect(ask(`${lab.registry.host}/team/app:2`, viewer)).rejects.toMatchObject({ code: 'forbidden' });
  const elsewhere: Caller = {
    ...operator,
    grants: [{ role: 'operator', scope: { host: 'nas', stack: 'x' } }],
  };
  await expect(ask(`${lab.registry.host}/team/app:2`, elsewhere)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('what cannot be compared is refused in both languages', slow, async () => {
  const asked: string[] = [];
  await using lab = await openCompareLab({
    images: (host) => [...withApp(host), [labImage('new', 'x:1'), inventoryOf({})]],
    pending: new Set(['new']),
    fetchFor: (releases) => {
      asked.push(...releases.map(({ ecosystem, release }) => `${ecosystem} ${release}`));
      return Promise.resolve();
    },
  });
  lab.push('edge', rootOf(next, '3.99.0'));
  const ask = (to: string, image = 'app') =>
    lab.handlers.difference({ body: { host: 'nas', image, to } }, call);
  const es = expect.any(String);
  await expect(ask(`${lab.registry.host}/team/app:9`)).rejects.toMatchObject({ code: 'not-found', es });
  await expect(ask('Not A Name')).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'to' }] });
  await expect(ask('x:2', 'new')).rejects.toMatchObject({ code: 'conflict', es });
  // Of another release there are no advisories, so that everything would seem to be repaired.
  const edge = ask(`${lab.registry.host}/team/app:edge`);
  await expect(edge).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/no advisories for Alpine/),
  });
  expect(asked).toContain('alpine 3.99');
});

test('what neither side can be compared with is told; one side alone is refused', slow, async () => {
  const edge = { id: 'alpine', version: '3.99.0', codename: null, title: 'Alpine Linux v3.99' };
  await using lab = await openCompareLab({
    images: (host) => [[labImage('app', `${host}/team/app:1`), { ...inventoryOf(old), distribution: edge }]],
  });
  lab.push('edge', rootOf(next, '3.99.0'));
  lab.push('2', rootOf(next));
  const ask = (tag: string) =>
    lab.handlers.difference(
      { body: { host: 'nas', image: 'app', to: `${lab.registry.host}/team/app:${tag}` } },
      call,
    );
  expect(await ask('edge')).toMatchObject({
    repaired: [],
    added: [],
    problems: [{ id: 'missing', detail: expect.stringMatching(/^3 packages of .* were not compared/) }],
  });
  await expect(ask('2')).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/no advisories for Alpine Linux v3\.99/),
  });
});

test('who asks alone and leaves ends the read', slow, async () => {
  await using lab = await openCompareLab({ images: withApp });
  const blob = lab.push('2', rootOf(next));
  lab.blobs.set(blob, 'silent');
  const leaving = new AbortController();
  const to = `${lab.registry.host}/team/app:2`;
  const asked = lab.handlers.difference(
    { body: { host: 'nas', image: 'app', to } },
    testCall({ signal: leaving.signal }),
  );
  await expect.poll(() => lab.registry.requests.some(({ path }) => path.endsWith(blob))).toBe(true);
  leaving.abort(new Error('left'));
  await expect(asked).rejects.toThrow('left');
});

test('a read that takes too long is given up, and said so', slow, async () => {
  await using lab = await openCompareLab({ images: withApp, deadlineMs: 1500 });
  lab.blobs.set(lab.push('2', rootOf(next)), 'silent');
  const reference = `${lab.registry.host}/team/app:2`;
  await expect(lab.handlers.scanReference({ body: { reference } }, call)).rejects.toMatchObject({
    code: 'deadline',
    status: 504,
  });
});

test('an image of a host is told as it was read, and one of a registry is read there', slow, async () => {
  await using lab = await openCompareLab({ images: withApp });
  lab.push('2', rootOf(next));
  const scan = async (reference: string) =>
    security.endpoints.scanReference.result.parse(
      await lab.handlers.scanReference({ body: { reference } }, call),
    );
  const here = await scan(`${lab.registry.host}/team/app:1`);
  expect(here).toMatchObject({
    digest: 'app',
    packages: 3,
    problems: [],
    advisoriesAtMs: expect.any(Number),
  });
  expect(here.findings.map(({ flaw }) => flaw).toSorted()).toEqual(['CVE-2024-1001', 'CVE-2024-1002']);
  expect(lab.registry.requests).toEqual([]);
  const there = await scan(`${lab.registry.host}/team/app:2`);
  expect(there).toMatchObject({
    distribution: { id: 'alpine' },
    digest: expect.stringMatching(/^sha256:/),
    packages: 3,
  });
  expect(there.findings.map(({ flaw }) => flaw).toSorted()).toEqual(['CVE-2024-1002', 'CVE-2024-1003']);
});

test('an image of a host that was not read is read first', slow, async () => {
  const pending = new Set(['app']);
  await using lab = await openCompareLab({ images: withApp, pending });
  const reference = `${lab.registry.host}/team/app:1`;
  const asked = lab.handlers.scanReference({ body: { reference, host: 'nas' } }, call);
  await expect.poll(() => lab.asked).toEqual([`${reference} of nas`]);
  pending.clear();
  lab.tell();
  expect(await asked).toMatchObject({ digest: 'app', packages: 3 });
});

test('an archive is read, and nothing of it stays', slow, async () => {
  await using lab = await openCompareLab();
  const scan = (bytes: Buffer, query: { name: string; platform?: string } = { name: 'app.tar' }) =>
    lab.handlers.scanArchive({ query }, call, sent(bytes));
  const found = await scan(gzipSync(rootOf({ ...old, unknown: '1-r0' })));
  expect(security.endpoints.scanArchive.result.parse(found)).toMatchObject({
    name: 'app.tar',
    digest: null,
    packages: 4,
    counts: { hidden: 0 },
    problems: [],
  });
  expect(found.findings).toHaveLength(2);
  const other = await scan(rootOf(old, '3.99.0'));
  expect(other.problems).toMatchObject([
    { id: 'missing', detail: expect.stringMatching(/3 packages of Alpine.* not compared/) },
  ]);
  await expect(scan(Buffer.from('text'))).rejects.toMatchObject({ code: 'invalid' });
  await expect(scan(rootOf(old), { name: 'x', platform: '??' })).rejects.toMatchObject({
    issues: [{ path: 'platform' }],
  });
  expect(await readdir(lab.files)).toEqual([]);
});
