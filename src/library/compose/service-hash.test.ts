import { expect, test } from 'vitest';
import { resolveReferences, serviceHash, sharedWith } from './service-hash.ts';

/** Printed by `compose config --format json` 2.26 for a service, and the hash that `up` gave its container. */
const printed = {
  command: ['sh', '-c', 'echo $$HOME; sleep 100'],
  entrypoint: null,
  image: 'busybox',
  networks: { default: null },
  stop_grace_period: '0s',
};

test('the hash is the one of compose', () => {
  expect(serviceHash(printed)).toMatch(/^9bb6524fd3d7/);
  expect(serviceHash({ ...printed, build: { context: '.' }, pull_policy: 'always', scale: 3 })).toBe(
    serviceHash(printed),
  );
});

test('what is shared is named by the containers of others', () => {
  const service = { network_mode: 'service:vpn', volumes_from: ['files:ro', 'container:other'], ipc: 'host' };
  expect(sharedWith(service)).toEqual(['vpn', 'files']);
  expect(resolveReferences(service, (name) => `id-of-${name}`)).toEqual({
    network_mode: 'container:id-of-vpn',
    volumes_from: ['id-of-files', 'other'],
    ipc: 'host',
  });
  expect(resolveReferences(service, () => null)).toBeNull();
});
