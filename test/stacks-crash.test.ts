import { once } from 'node:events';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import { requireEngine } from './engines.ts';
import { claimNexus, signIn } from './first-admin.ts';
import { startNexus } from './journey/nexus-processes.ts';

const run = promisify(execFile);
const service = 'image: busybox\n    stop_grace_period: 3s\n    labels: {nexus.test: stacks}';
const composeOf = (first: string, second: string) =>
  `services:\n  one:\n    ${service}\n    command: ${first}\n  two:\n    ${service}\n    command: ${second}\n    depends_on: [one]\n`;

describe.skipIf(!requireEngine('compose'))('a deploy that NEXUS does not survive', () => {
  test('is shown as interrupted, and comes to its end all the same', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'nexus-stack-crash-'));
    const name = `nxcrash-${process.pid}`;
    const at = `/api/containers/hosts/local/stacks/${name}`;
    try {
      await using nexus = await startNexus({ NEXUS_DATA_DIR: dataDir });
      const before = apiOf(nexus.url, await claimNexus(nexus.url, nexus.log()));
      const body = { name, compose: composeOf('sleep 1000', 'sleep 1000') };
      const { files } = await before('POST', '/api/containers/hosts/local/stacks', body);
      expect(await before('POST', `${at}/deploy?wait=true`, {})).toMatchObject({
        operation: { state: 'succeeded' },
      });
      const [{ path, hash }] = files;
      const text = composeOf('sleep 1001', 'sleep 1001');
      const begun = await before('POST', `${at}/deploy`, { files: [{ path, text, hash }] });
      await eventually(async () => {
        const [operation] = await before('GET', '/api/containers/operations?limit=1');
        return operation.parts?.some((part: { status: string }) => part.status === 'Recreate') || undefined;
      }, 20_000);
      nexus.child.kill('SIGKILL');
      await once(nexus.child, 'exit');

      await using again = await startNexus({ NEXUS_DATA_DIR: dataDir });
      const after = apiOf(again.url, await signIn(again.url));
      await eventually(async () => {
        const [host] = await after('GET', '/api/containers/hosts');
        return host.state === 'live' || undefined;
      }, 20_000);
      const [operation] = await after('GET', '/api/containers/operations?limit=1');
      expect(operation).toMatchObject({ id: begun.operation.id, state: 'interrupted' });
      const [version] = await after('GET', `${at}/versions`);
      expect(version).toMatchObject({ state: 'interrupted', changed: [path] });
      const details = await after('GET', at);
      expect(details.files[0].text).toBe(text);
      // Compose goes on without NEXUS, so that nothing is left half done.
      await eventually(async () => {
        const plan = await after('POST', `${at}/plan`, {});
        return plan.isNothingToDo || undefined;
      }, 60_000);
      expect(await after('POST', `${at}/deploy?wait=true`, {})).toMatchObject({
        operation: { state: 'succeeded' },
      });
      const settled = await after('GET', at);
      expect(settled).toMatchObject({ state: 'running', drift: 'same' });
      expect(settled.services).toMatchObject([
        { name: 'one', containers: [{ state: 'running' }] },
        { name: 'two', containers: [{ state: 'running' }] },
      ]);
    } finally {
      await run('docker', ['compose', '-p', name, 'down', '-v', '--remove-orphans', '-t', '0'], { cwd: '/' });
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

/** What the browser would send and read. */
function apiOf(url: string, cookie: string) {
  return async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text);
  };
}
