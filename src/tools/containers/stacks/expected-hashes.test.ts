import { expect, test } from 'vitest';
import { serviceHash } from '#library/compose/service-hash.ts';
import { expectedHashes } from './expected-hashes.ts';

const needed = { condition: 'service_started', required: true };
const optional = { condition: 'service_started', required: false };
const none = { networks: {}, volumes: {}, configs: {}, warnings: [] };

test('an optional dependency without an active profile does not count, as up has it', () => {
  const app = { image: 'busybox', depends_on: { db: needed, debug: optional } };
  const alone = { image: 'busybox', depends_on: { debug: optional } };
  const services = { app, alone, db: { image: 'busybox' } };
  const project = { ...none, services, hashes: new Map<string, string>() };
  expect(expectedHashes(project, 'app', [])).toEqual([serviceHash({ ...app, depends_on: { db: needed } })]);
  expect(expectedHashes(project, 'alone', [])).toEqual([serviceHash({ image: 'busybox' })]);
});
