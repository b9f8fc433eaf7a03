import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { parseDockerConfig } from '#library/registry/docker-config.ts';
import { fakeRegistry } from '#library/registry/fake-registry.ts';
import type { DockerLogins } from '../settings/docker-config-file.ts';
import { openCurrentRegistries } from './current-registries.ts';
import { pullLogin } from './pull-login.ts';
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
  await using registries = await openCurrentRegistries(options);
  const before = registries.now();
  expect([await pullLogin(before, image), before.loginOf(fake.host)]).toEqual([undefined, 'none']);
  const asked = await before.at(image);
  state.logins = loginAs('bob', fake.host);
  options.clock.advance(30_000);
  await expect.poll(() => registries.now().loginOf(fake.host)).toBe('docker');
  expect(await pullLogin(registries.now(), image)).toEqual({ username: 'bob', password: 'q' });
  state.configured = [{ kind: 'any', settings: { domain: fake.host, username: 'ann', password: 'p' } }];
  changed();
  expect(registries.now().loginOf(fake.host)).toBe('settings');
  expect(await pullLogin(registries.now(), image)).toEqual({ username: 'ann', password: 'p' });
  expect(asked.kind === 'open' && (await asked.registry.readDigest(image.path, '1'))).toMatchObject({
    kind: 'found',
  });
});

test('the logins of Docker are looked at again by themselves, and what is wrong with them is said', async () => {
  const { state, changed, options } = sources();
  await using registries = await openCurrentRegistries(options);
  const before = registries.now();
  state.logins = { config: undefined, problem: { en: 'Broken.', es: 'Roto.' } };
  expect([registries.now(), registries.logins().problem]).toEqual([before, null]);
  options.clock.advance(30_000);
  await expect.poll(() => registries.logins().problem?.en).toBe('Broken.');
  const again = registries.now();
  expect(again).not.toBe(before);
  changed();
  expect(registries.now()).not.toBe(again);
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
  await using registries = await openCurrentRegistries(options);
  expect(registries.now().quotaOf(fake.host)).toBeNull();
  const open = await registries.now().at({ domain: fake.host, path: 'team/app' });
  if (open.kind === 'open') await open.registry.readDigest('team/app', '1');
  expect(registries.now().quotaOf(fake.host)).toMatchObject({ limit: 100, remaining: 57 });
  expect(registries.now().quotaOf('quay.io')).toBeNull();
});
