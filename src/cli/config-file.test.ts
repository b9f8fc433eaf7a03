import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { configPath, readLogin, writeLogin } from './config-file.ts';

const login = { url: 'http://nexus:9095', token: 'secret' };

test('what is written is read again, by its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const environment = { XDG_CONFIG_HOME: folder };
  await writeLogin(configPath(environment), { ...login, token: 'older' });
  await writeLogin(configPath(environment), login);
  expect(await readLogin(environment)).toEqual(login);
  expect((await stat(configPath(environment))).mode & 0o777).toBe(0o600);
  expect(await readLogin({ ...environment, NEXUS_TOKEN: 'other' })).toEqual({ ...login, token: 'other' });
});

test('a place where nothing can be written is named, with what to do', async () => {
  await expect(writeLogin('/dev/null/nexus/cli.json', login)).rejects.toThrow(
    /cannot be written.*NEXUS_CONFIG/,
  );
});
