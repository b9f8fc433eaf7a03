import { describe, expect, test } from 'vitest';
import type { PingProgram } from '#tools/pulse/checks/ping/run-ping.ts';
import { pingWith } from '#tools/pulse/checks/ping.ts';
import { requireEngine } from './engines.ts';

const programs = [
  ['ping', ['ping']],
  ['busybox', ['busybox', 'ping']],
] as const satisfies readonly (readonly [string, PingProgram])[];

for (const [engine, program] of programs)
  describe.skipIf(!requireEngine(engine))(`the ping of ${program.join(' ')}`, () => {
    const check = (host: string, timeoutMs = 10_000) => {
      const kind = pingWith([program]);
      return kind.check(kind.settings.parse({ host, count: 2 }), {
        signal: AbortSignal.timeout(timeoutMs),
        timeoutMs,
        nowMs: () => Date.now(),
        monotonicMs: () => performance.now(),
        resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
        wants: new Set(['RESPONSE_TIME']),
      });
    };

    test('hears this machine', async () => {
      const outcome = await check('here.test');
      expect(outcome).toMatchObject({ ok: true, address: '127.0.0.1' });
      expect(outcome.warning).toBeUndefined();
      expect(outcome.latencyMs).toBeLessThan(1000);
    });

    test('says why it hears nothing of an address of nobody', async () => {
      // For documentation only (RFC 5737): no host has it.
      const outcome = await check('203.0.113.5', 1500);
      expect(['lost-packets', 'unreachable']).toContain(outcome.reason?.id);
    });

    test('is not waited for after the deadline', async () => {
      const startMs = performance.now();
      const outcome = await check('here.test', 500);
      expect(performance.now() - startMs).toBeLessThan(1900);
      // One answer of two came by then.
      expect(outcome).toMatchObject({ ok: true, warning: { id: 'lost-packets' } });
    });
  });
