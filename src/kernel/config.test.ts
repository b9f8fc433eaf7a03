import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('an empty environment gives one process on SQLite', () => {
  const config = readConfig({});
  expect(config.NEXUS_TOOLS).toBeUndefined();
  expect(config.NEXUS_DATABASE_URL).toBeUndefined();
  expect(config.NEXUS_DATA_DIR).toBe('data');
  expect(config.NEXUS_ALLOW_HTTP).toBe(false);
});

test('an unknown variable stops start-up by name, with the likely one', () => {
  expect(() => readConfig({ NEXUS_DATA_FOLDER: '/x' })).toThrow(
    /NEXUS_DATA_FOLDER is unknown\. Did you mean NEXUS_DATA_DIR\?/,
  );
});

test('an invalid value names the variable and does not repeat the value', () => {
  const attempt = () => readConfig({ NEXUS_PORT: 'ninety', NEXUS_PEER_SECRET: 'short-one' });
  expect(attempt).toThrow(/NEXUS_PORT/);
  expect(attempt).toThrow(/NEXUS_PEER_SECRET needs at least 16 characters/);
  expect(attempt).not.toThrow(/ninety|short-one/);
});

test('a value comes from a file, and only from one place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-config-'));
  try {
    const file = join(folder, 'secret');
    writeFileSync(file, 'correct horse battery staple\n');
    expect(readConfig({ NEXUS_PEER_SECRET_FILE: file }).NEXUS_PEER_SECRET?.reveal()).toBe(
      'correct horse battery staple',
    );
    expect(() => readConfig({ NEXUS_PEER_SECRET_FILE: file, NEXUS_PEER_SECRET: 'x'.repeat(20) })).toThrow(
      /keep one/,
    );
    expect(() => readConfig({ NEXUS_PEER_SECRET_FILE: join(folder, 'none') })).toThrow(
      /cannot be read \(ENOENT\)/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('peers are tools with addresses', () => {
  const config = readConfig({ NEXUS_PEERS: 'containers=http://10.0.0.2:9090, hub=https://hub.lan' });
  expect([...config.NEXUS_PEERS]).toEqual([
    ['containers', 'http://10.0.0.2:9090'],
    ['hub', 'https://hub.lan'],
  ]);
  expect(() => readConfig({ NEXUS_PEERS: 'mailer=http://x' })).toThrow(/not <tool>=<http address>/);
});

test('secrets do not print', () => {
  const config = readConfig({ NEXUS_DATABASE_URL: 'postgres://nexus:hunter2@db/nexus' });
  expect(JSON.stringify(config)).not.toContain('hunter2');
});

test('variables of the test suites are left alone', () => {
  expect(() => readConfig({ NEXUS_TEST_REQUIRE: 'docker' })).not.toThrow();
  expect(() => readConfig({ NEXUS_URL: 'http://nas:9095', NEXUS_TOKEN: 'x' })).not.toThrow();
});
