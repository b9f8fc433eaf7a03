import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSecrets } from './create-secrets.ts';
import { Secret } from './secrets.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nexus-secrets-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

function path(name: string): string {
  return join(dataDir, name);
}

test('a new data folder gets its own private key and opens what it sealed after a restart', async () => {
  const sealed = (await createSecrets({ dataDir })).seal(new Secret('hunter2'), 'hosts/1');
  expect((await stat(path('secret.key'))).mode & 0o777).toBe(0o600);
  expect(await readFile(path('secret.check'), 'utf8')).not.toContain(
    await readFile(path('secret.key'), 'utf8'),
  );
  expect((await createSecrets({ dataDir })).open(sealed, 'hosts/1').reveal()).toBe('hunter2');
});

test('a data folder that does not exist yet is made', async () => {
  const secrets = await createSecrets({ dataDir: path('new/data') });
  expect(secrets.open(secrets.seal(new Secret(''), 'p'), 'p').reveal()).toBe('');
});

test('a folder whose key is gone is refused and not given a new one', async () => {
  await createSecrets({ dataDir });
  await rm(path('secret.key'));
  await expect(createSecrets({ dataDir })).rejects.toMatchObject({
    code: 'secret-key-missing',
    message: expect.stringContaining('backup'),
  });
  await expect(stat(path('secret.key'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a folder with databases is not taken for a new one', async () => {
  await writeFile(path('hub.db'), '');
  await expect(createSecrets({ dataDir })).rejects.toMatchObject({ code: 'secret-key-missing' });
});

test('another key is refused, from the folder or given', async () => {
  await createSecrets({ dataDir });
  const other = new Secret('ab'.repeat(32));
  await expect(createSecrets({ dataDir, key: other })).rejects.toMatchObject({ code: 'secret-key-wrong' });
  await writeFile(path('secret.key'), other.reveal());
  await expect(createSecrets({ dataDir })).rejects.toMatchObject({ code: 'secret-key-wrong' });
});

test('a key that others can read is refused', async () => {
  await createSecrets({ dataDir });
  await chmod(path('secret.key'), 0o640);
  await expect(createSecrets({ dataDir })).rejects.toMatchObject({
    code: 'secret-key-exposed',
    message: expect.stringContaining('chmod 600'),
  });
});

test('a key may come from a file, in hexadecimal or base64; a short one is refused', async () => {
  const bytes = Buffer.alloc(32, 7);
  await writeFile(path('hex'), bytes.toString('hex'), { mode: 0o600 });
  await writeFile(path('base64'), `${bytes.toString('base64')}\n`, { mode: 0o600 });
  await writeFile(path('short'), 'password', { mode: 0o600 });
  const sealed = (await createSecrets({ dataDir, key: { file: path('hex') } })).seal(new Secret('x'), 'p');
  const same = await createSecrets({ dataDir, key: { file: path('base64') } });
  expect(same.open(sealed, 'p').reveal()).toBe('x');
  await expect(createSecrets({ dataDir, key: { file: path('short') } })).rejects.toMatchObject({
    code: 'secret-key-wrong',
  });
  await expect(createSecrets({ dataDir, key: { file: path('absent') } })).rejects.toMatchObject({
    code: 'secret-key-missing',
  });
});

test('processes that start together in one new folder agree on one key', async () => {
  const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => createSecrets({ dataDir })));
  const sealed = first!.seal(new Secret('shared'), 'p');
  expect(others.map((secrets) => secrets.open(sealed, 'p').reveal())).toEqual(Array(4).fill('shared'));
});
