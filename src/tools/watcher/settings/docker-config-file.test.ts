import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dockerConfigOf } from './docker-config-file.ts';

async function folderWith(text: string | undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-docker-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'config.json');
  if (text !== undefined) await writeFile(path, text);
  return { folder, path };
}

const login = (name: string) =>
  JSON.stringify({ auths: { 'quay.io': { auth: Buffer.from(`${name}:p`).toString('base64') } } });

test('logins are read again when the file changes, and only then', async () => {
  const { folder, path } = await folderWith(login('ann'));
  const file = dockerConfigOf({ DOCKER_CONFIG: folder });
  const first = await file.read();
  expect(first.config?.logins).toMatchObject([{ domain: 'quay.io', credentials: { username: 'ann' } }]);
  expect(await file.read()).toBe(first);
  await writeFile(path, login('robert'));
  expect((await file.read()).config?.logins).toMatchObject([{ credentials: { username: 'robert' } }]);
  await rm(path);
  expect(await file.read()).toEqual({ config: undefined, problem: null });
});

test('without DOCKER_CONFIG, the folder at home counts; none is no problem', async () => {
  const { folder } = await folderWith(undefined);
  expect(await dockerConfigOf({ HOME: folder }).read()).toEqual({ config: undefined, problem: null });
});

test('a file that is broken says so, and is well again when it is repaired', async () => {
  const { folder, path } = await folderWith('{"auths":');
  const file = dockerConfigOf({ DOCKER_CONFIG: folder });
  const broken = await file.read();
  expect(broken.config).toBeUndefined();
  expect(broken.problem?.en).toContain('is no JSON');
  expect(broken.problem?.es).toContain('no es JSON');
  await writeFile(path, login('ann'));
  expect((await file.read()).problem).toBeNull();
});

test('what is there but is no file says so', async () => {
  const { folder, path } = await folderWith(login('ann'));
  await rm(path);
  await mkdir(path);
  expect((await dockerConfigOf({ DOCKER_CONFIG: folder }).read()).problem?.en).toContain('EISDIR');
});
