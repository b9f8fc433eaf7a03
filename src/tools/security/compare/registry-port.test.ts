import { expect, test } from 'vitest';
import type { RegistryWay } from '#contracts/watcher/registries.ts';
import { systemClock } from '#kernel/clock.ts';
import { unavailable } from '#kernel/errors.ts';
import { fakeRegistry } from '#library/registry/fake-registry.ts';
import { readDigest } from '#library/registry/read-manifest.ts';
import { openSessions, type RegistryPort } from './registry-port.ts';

const { signal } = new AbortController();

function sessionsOf(registryWay: RegistryPort['registryWay']) {
  return openSessions({ registries: { registryWay }, clock: systemClock });
}

test('a registry is asked at the address and with the login that Watcher says', async () => {
  await using fake = await fakeRegistry();
  fake.image('team/app', {}, '1');
  fake.lock(`Basic ${Buffer.from('ann:secret').toString('base64')}`, 'Basic realm="test"');
  const way: RegistryWay = {
    kind: 'known',
    host: fake.host,
    limits: { perSecond: 100, burst: 100 },
    spareQuota: 0,
    isPlain: true,
    ca: null,
    credentials: { kind: 'password', username: 'ann', password: 'secret' },
  };
  const asked: unknown[] = [];
  const sessionTo = sessionsOf(({ body }) => {
    asked.push(body);
    return Promise.resolve(way);
  });
  using session = await sessionTo({ domain: 'registry.lan', path: 'team/app' }, signal);
  expect(await readDigest(session, 'team/app', '1', { signal })).toMatchObject({ kind: 'found' });
  expect(asked).toEqual([{ domain: 'registry.lan', path: 'team/app' }]);
});

test('a login that cannot be had is told, for without it the answer would mislead', async () => {
  const sessionTo = sessionsOf(() => Promise.resolve({ kind: 'failed', helper: 'ecr', why: 'missing' }));
  await expect(sessionTo({ domain: 'a.io', path: 'b' }, signal)).rejects.toMatchObject({
    code: 'registry',
    es: expect.stringContaining('credHelpers'),
  });
});

test('where Watcher does not run, what is public is asked without a login', async () => {
  const sessionTo = sessionsOf(() => Promise.reject(unavailable('Watcher runs nowhere.')));
  const originOf = async (domain: string) => {
    using session = await sessionTo({ domain, path: 'library/nginx' }, signal);
    return [session.origin.href, session.options.credentials];
  };
  expect(await originOf('docker.io')).toEqual(['https://registry-1.docker.io/', undefined]);
  expect(await originOf('127.0.0.1:5000')).toEqual(['http://127.0.0.1:5000/', undefined]);
  expect(await originOf('registry.lan:5000')).toEqual(['https://registry.lan:5000/', undefined]);
});

test('an address that is none is told as that', async () => {
  const sessionTo = sessionsOf(() => Promise.reject(unavailable('Watcher runs nowhere.')));
  const asked = sessionTo({ domain: '127.0.0.1:70000', path: 'a' }, signal);
  await expect(asked).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'reference' }] });
});
