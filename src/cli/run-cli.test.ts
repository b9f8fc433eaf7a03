import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commands } from './commands.ts';
import { type Answer, openServer, run } from './test-cli.ts';

const startServer = (answer: Answer) => openServer(answer, onTestFinished);

function problem(response: ServerResponse, status: number): void {
  const body = { type: 'about:blank', title: 'No', status, code: 'code', detail: 'No, because.' };
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body));
}

test('help lists every command, and each explains itself', async () => {
  const { code, stdout } = await run([]);
  expect(code).toBe(0);
  for (const { calls } of commands) {
    expect(stdout).toContain(`nexus ${calls[0]}`);
    const own = await run([...(calls[0] ?? '').split(' '), '--help']);
    expect(own).toMatchObject({ code: 0, stderr: '' });
    expect(own.stdout).toContain('--json');
  }
});

test.each([
  [['frobnicate'], /There is no command "frobnicate"/],
  [['containers', 'stpo', 'x'], /"stpo" is not understood\. See: nexus containers list --help/],
  [['containers', 'stop'], /Which\? nexus containers stop NAME…/],
  [['containers', 'stop', 'x', '--tiem', '3'], /Unknown option '--tiem'.*See: nexus containers stop --help/],
  [['logs', 'x', '--tail', 'many'], /--tail takes a number/],
  [['logs', 'x', '--since', 'yesterday'], /"yesterday" is no time/],
  [['stacks', 'deploy', 'x', '--pull', 'maybe'], /--pull takes missing, always, never/],
  [['containers', '--state', 'asleep'], /--state takes created, running/],
  [['login'], /Where is NEXUS\?/],
])('%j is wrong usage', async (words, message) => {
  expect(await run(words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
});

test('nobody in particular is told how to sign in', async () => {
  expect(await run(['containers'])).toMatchObject({
    code: 4,
    stderr: expect.stringContaining('nexus login --url'),
  });
});

test.each([
  [401, 4, /Sign in with: nexus login/],
  [403, 4, /No, because\./],
  [404, 3, /No, because\./],
  [503, 5, /No, because\./],
  [500, 1, /No, because\./],
])('an answer of %i ends with %i', async (status, code, message) => {
  const NEXUS_URL = await startServer((_, response) => problem(response, status));
  const result = await run(['containers'], { NEXUS_URL, NEXUS_TOKEN: 't' });
  expect(result).toMatchObject({ code, stderr: expect.stringMatching(message) });
});

test('no NEXUS there is told apart from a refusal', async () => {
  const result = await run(['containers'], { NEXUS_URL: 'http://127.0.0.1:9', NEXUS_TOKEN: 't' });
  expect(result).toMatchObject({ code: 5, stderr: 'nexus: NEXUS could not be reached.\n' });
});

test('login checks the token and saves it for its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const NEXUS_CONFIG = join(folder, 'deep', 'cli.json');
  const url = await startServer((_, response) => problem(response, 401));
  const refused = await run(['login', '--url', url], { NEXUS_CONFIG }, 'wrong\n');
  expect(refused.code).toBe(4);
  await expect(stat(NEXUS_CONFIG)).rejects.toThrow('ENOENT');
  await writeFile(join(folder, 'broken'), '{');
  const broken = await run(['containers'], { NEXUS_CONFIG: join(folder, 'broken') });
  expect(broken).toMatchObject({ code: 4, stderr: expect.stringContaining('is not JSON') });
});

test('what login saved is used, and the environment goes before it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const NEXUS_CONFIG = join(folder, 'cli.json');
  const seen: (string | undefined)[] = [];
  const url = await startServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"hosts":[],"containers":[]}');
  });
  await writeFile(NEXUS_CONFIG, JSON.stringify({ url, token: 'saved' }));
  expect(await run(['containers', '--json'], { NEXUS_CONFIG })).toEqual({
    code: 0,
    stdout: '[]\n',
    stderr: '',
  });
  await run(['containers'], { NEXUS_CONFIG, NEXUS_TOKEN: 'given' });
  expect(seen).toEqual(['Bearer saved', 'Bearer given']);
  expect(await readFile(NEXUS_CONFIG, 'utf8')).toContain('saved');
});
