import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askHelper } from './credential-program.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexus-helper-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function helper(script: string): Promise<string> {
  const name = `h${script.length}`;
  const path = join(folder, `docker-credential-${name}`);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return name;
}

test.each([
  [
    `read s; echo '{"ServerURL":"'$s'","Username":"'$1'","Secret":"a:b"}'`,
    { kind: 'found', credentials: { kind: 'password', username: 'get', password: 'a:b' } },
  ],
  [
    `read s; echo '{"Username":"<token>","Secret":"'$s'"}'`,
    { kind: 'found', credentials: { kind: 'identity-token', token: 'r.lan:5000' } },
  ],
  ['echo credentials not found in native keychain; exit 1', { kind: 'none' }],
  ['echo Secret: hunter2; exit 1', { kind: 'failed', why: 'failed' }],
  ['echo hunter2', { kind: 'failed', why: 'wrong-answer' }],
  [`exec yes '{"Secret":"hunter2"}'`, { kind: 'failed', why: 'failed' }],
  ['exec sleep 100', { kind: 'failed', why: 'timeout' }],
])('%s', async (script, outcome) => {
  const name = await helper(script);
  const options = { folder, timeoutMs: script.includes('sleep') ? 100 : 10_000 };
  expect(await askHelper(name, 'r.lan:5000', options)).toEqual(outcome);
});

test('one that is not installed is missing', async () => {
  expect(await askHelper('nobody', 'r.lan', { folder })).toEqual({ kind: 'failed', why: 'missing' });
});
