import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { parseDockerConfig } from '#library/registry/docker-config.ts';
import { fakeRegistry } from '#library/registry/fake-registry.ts';
import type { DockerLogins } from '../settings/docker-config-file.ts';
import { openReach } from './open-reach.ts';
import type { ConfiguredRegistry } from './registry-for.ts';

/** Settings and logins that a test changes. */
function sources() {
  const state: { configured: ConfiguredRegistry[]; logins: DockerLogins } = {
    configured: [],
    logins: { config: undefined, problem: null },
  };
  const listeners = new Set<() => void>();
  return {
    state,
    changed: () => listeners.forEach((listener) => listener()),
    options: {
      settings: {
        configured: () => state.configured,
        watch: (listener: () => void) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      },
      dockerConfig: { read: async () => state.logins },
      paces: new Map(),
      clock: manualClock(),
    },
  };
}

function loginAs(username: string, host: string): DockerLogins {
  const auth = Buffer.from(`${username}:q`).toString('base64');
  return { config: parseDockerConfig(JSON.stringify({ auths: { [host]: { auth } } })), problem: null };
}

test('what is set and who is signed in counts from then on, and what is under way ends as it began', async () => {
  await using fake = await fakeRegistry();
  fake.image('team/app', {}, '1');
  const image = { domain: fake.host, path: 'team/app' };
  const { state, changed, options } = sources();
  await using reach = await openReach(options);
  const before = reach.current();
  expect([await reach.credentialsFor(image), before.loginOf(fake.host)]).toEqual([undefined, 'none']);
  const asked = await before.at(image);
  state.logins = loginAs('bob', fake.host);
  await reach.refresh();
  expect(reach.current()).not.toBe(before);
  expect(reach.current().loginOf(fake.host)).toBe('docker');
  expect(await reach.credentialsFor(image)).toMatchObject({ username: 'bob' });
  state.configured = [{ kind: 'any', settings: { domain: fake.host, username: 'ann', password: 'p' } }];
  changed();
  expect(reach.current().loginOf(fake.host)).toBe('settings');
  expect(await reach.credentialsFor(image)).toMatchObject({ username: 'ann' });
  expect(asked.kind === 'open' && (await asked.registry.readDigest(image.path, '1'))).toMatchObject({
    kind: 'found',
  });
});

test('the logins of Docker are looked at again by themselves, and stay open while they are the same', async () => {
  const { state, options } = sources();
  await using reach = await openReach(options);
  const before = reach.current();
  await reach.refresh();
  expect(reach.current()).toBe(before);
  state.logins = { config: undefined, problem: { en: 'Broken.', es: 'Roto.' } };
  const changes: string[] = [];
  reach.watch(() => changes.push(reach.loginProblem()?.en ?? ''));
  options.clock.advance(30_000);
  await expect.poll(() => changes).toEqual(['Broken.']);
});

test('what a registry says of its limit is known by its domain', async () => {
  await using fake = await fakeRegistry();
  fake.misbehave(() => ({
    status: 200,
    headers: {
      'docker-content-digest': `sha256:${'a'.repeat(64)}`,
      'ratelimit-limit': '100;w=21600',
      'ratelimit-remaining': '57;w=21600',
    },
  }));
  const { options } = sources();
  await using reach = await openReach(options);
  expect(reach.current().quotaOf(fake.host)).toBeNull();
  const open = await reach.current().at({ domain: fake.host, path: 'team/app' });
  if (open.kind === 'open') await open.registry.readDigest('team/app', '1');
  expect(reach.current().quotaOf(fake.host)).toMatchObject({ limit: 100, remaining: 57 });
  expect(reach.current().quotaOf('quay.io')).toBeNull();
});
