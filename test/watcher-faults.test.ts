import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import { requireEngine } from './engines.ts';
import type { Fault, FaultProxy } from './watcher/fault-proxy.ts';
import { openWatcherLab, type WatcherLab } from './watcher/watcher-lab.ts';

const challenge = { 'www-authenticate': 'Bearer realm="http://127.0.0.1:1/token",service="lab"' };
const failing = (status: number, headers?: Record<string, string>): Fault => ({
  kind: 'status',
  status,
  ...(headers && { headers }),
});

/** What befalls a registry, and the reason that people read. */
const faults: readonly (readonly [what: string, fault: Fault, reason: string | RegExp])[] = [
  ['wants a login', failing(401, { 'www-authenticate': 'Basic realm="lab"' }), 'no-login'],
  ['sends to a place for tokens that is dead', failing(401, challenge), 'refused'],
  ['forbids it', failing(403), /^(denied|no-login)$/],
  ['knows nothing of it', failing(404), /^(absent|not-found)$/],
  ['was asked too often', failing(429, { 'retry-after': '3600' }), 'rate-limited'],
  ['has an error of its own', failing(500), 'server-error'],
  ['answers something else', { kind: 'status', status: 200, body: '<html>' }, 'wrong-answer'],
  ['cuts the connection', { kind: 'cut' }, 'broken-off'],
];

describe.skipIf(!requireEngine('docker') || !requireEngine('registry'))('a registry that fails', () => {
  let lab: WatcherLab;
  let repository: string;
  beforeAll(async () => {
    lab = await openWatcherLab();
    repository = lab.repository();
    await lab.push.image(repository, 'latest');
  });
  afterAll(() => lab?.[Symbol.asyncDispose]());

  /** A container whose image is known to be as new as can be, at a registry of its own. */
  async function watched(): Promise<{ name: string; registry: FaultProxy }> {
    const registry = await lab.openRegistry();
    const name = lab.name();
    await lab.run(name, `${registry.host}/${repository}:latest`);
    expect(await lab.verdict(name)).toMatchObject({ state: 'same', reason: null });
    return { name, registry };
  }

  test.each(faults)('%s: unknown with the reason, and the last answer stays', async (_, fault, reason) => {
    const { name, registry } = await watched();
    const { answer } = await lab.verdict(name);
    registry.befall(/manifests/, fault);
    const verdict = await lab.verdict(name);
    expect(verdict).toMatchObject({ state: 'unknown', answer: { state: 'same' } });
    expect(verdict.reason?.id).toMatch(reason);
    expect(verdict.answer?.answeredAtMs).toBe(answer?.answeredAtMs);
  });

  test.each(['other-bytes', 'half'] as const)(
    'what does not fit its digest (%s) is neither news nor proof that nothing is new',
    async (kind) => {
      const registry = await lab.openRegistry();
      const [name, own] = [lab.name(), lab.repository()];
      const pushIndex = async () => {
        await lab.push.index(own, 'latest', [await lab.push.image(own, null)]);
      };
      await pushIndex();
      await lab.run(name, `${registry.host}/${own}:latest`);
      expect(await lab.verdict(name)).toMatchObject({ state: 'same' });
      await pushIndex();
      registry.befall(/GET .*manifests/, { kind });
      expect(await lab.verdict(name)).toMatchObject({
        state: 'unknown',
        reason: { id: 'not-learned' },
        answer: { state: 'same' },
      });
    },
  );

  test('one that is dead is unknown, and right again when it is back', async () => {
    const { name, registry } = await watched();
    await registry.die();
    expect(await lab.verdict(name)).toMatchObject({ state: 'unknown', reason: { id: 'refused' } });
    await registry.revive();
    expect(await lab.verdict(name)).toMatchObject({ state: 'same', reason: null });
  });

  test('one that is silent holds up nobody else: the good one has its verdict while the other is waited for', async () => {
    const silent = await watched();
    const good = await watched();
    silent.registry.befall(/manifests/, { kind: 'silent' });
    const { checkedAtMs } = (await lab.row(good.name)).verdict;
    let isOver = false;
    const check = lab.check().then(() => (isOver = true));
    await eventually(async () => {
      const { verdict } = await lab.row(good.name);
      return (verdict.checkedAtMs ?? 0) > (checkedAtMs ?? 0) || undefined;
    }, 15_000);
    expect(isOver).toBe(false);
    expect(await lab.row(good.name)).toMatchObject({ verdict: { state: 'same' } });
    await check;
    expect(await lab.row(silent.name)).toMatchObject({
      verdict: { state: 'unknown', reason: { id: 'timeout' } },
    });
  });

  test('one that is slow answers all the same', async () => {
    const { name, registry } = await watched();
    registry.befall(/manifests/, { kind: 'slow', ms: 2_000 });
    expect(await lab.verdict(name)).toMatchObject({ state: 'same', reason: null });
  });

  test('killed, NEXUS remembers answers and leaves a registry alone for as long as it asked', async () => {
    const { name, registry } = await watched();
    registry.befall(/manifests/, failing(429, { 'retry-after': '3600' }));
    await lab.check(name);
    const before = await lab.row(name);
    expect(before.verdict).toMatchObject({ state: 'unknown', reason: { id: 'rate-limited' } });
    await lab.nexus.end('SIGKILL');
    registry.forget();
    await lab.nexus.begin();
    const after = await lab.row(name);
    expect(after.verdict).toEqual(before.verdict);
    await lab.check(name);
    expect(registry.requests).toEqual([]);
    expect((await lab.row(name)).verdict).toMatchObject({
      state: 'unknown',
      reason: { id: 'rate-limited', untilMs: before.verdict.reason?.untilMs },
      answer: { state: 'same' },
    });
  });
});
