import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { Secret } from '#kernel/secrets/secrets.ts';
import { openTestKernel } from '../test-notify.ts';
import { vapidKeysReader } from './read-vapid-keys.ts';
import { makeVapidKey, vapidAuthorization, vapidKeysOf } from './vapid.ts';

test('says who sends, so that whoever knows the public key can check it', () => {
  const keys = vapidKeysOf(new Secret(makeVapidKey()));
  const header = vapidAuthorization(keys, {
    endpoint: 'https://push.example.net/send/abc',
    contact: 'https://nexus.example',
    nowMs: 1_000_000,
  });
  const [, head = '', claims = '', signature = '', key = ''] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header) ?? [];
  expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ typ: 'JWT', alg: 'ES256' });
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
    aud: 'https://push.example.net',
    exp: 1_000 + 12 * 3_600,
    sub: 'https://nexus.example',
  });
  const point = Buffer.from(key, 'base64url');
  expect([key, point[0]]).toEqual([keys.publicKey, 4]);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  const options = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  expect(verify('sha256', signed, options, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('there is one pair, sealed, for all processes and after a restart', async () => {
  await using kernel = await openTestKernel();
  const readers = [vapidKeysReader(kernel), vapidKeysReader(kernel)];
  const [first, second] = await Promise.all(readers.map((read) => read()));
  expect(second?.publicKey).toBe(first?.publicKey);
  expect((await vapidKeysReader(kernel)()).publicKey).toBe(first?.publicKey);
  const [row] = await kernel.database.query.selectFrom('vapid_keys').selectAll().execute();
  const { d } = JSON.parse(first?.privateKey.reveal() ?? '{}');
  expect(row?.sealed).not.toContain(d);
});
