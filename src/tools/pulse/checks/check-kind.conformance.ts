import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isPlaceholderName } from '#library/conditions/placeholders.ts';
import type { CheckContext, CheckKind, CheckOutcome } from './check-kind.ts';
import { reasons } from './reasons.ts';
import { testContext } from './testing/test-context.ts';
import { closedPort, tcpServer, type TestServer } from './testing/test-server.ts';

export interface Conformance {
  // oxlint-disable-next-line typescript/no-explicit-any -- of whatever settings
  readonly kind: CheckKind<any>;
  /** Settings that check what listens on a port of 127.0.0.1. Undefined: it connects to none. */
  readonly settingsFor: ((port: number) => Readonly<Record<string, unknown>>) | undefined;
  /** Of a UDP protocol: nobody sees a connection. */
  readonly isDatagram?: boolean;
  /** Settings that hold secrets, each of which has this text in it. */
  readonly secretly?: { readonly secret: string; readonly settings: Readonly<Record<string, unknown>> };
}

/** What hostile servers send to whoever connects. */
const hostile: Readonly<
  Record<string, (socket: Parameters<Parameters<typeof tcpServer>[0] & {}>[0]) => void>
> = {
  'hangs up at once': (socket) => socket.end(),
  'resets at once': (socket) => socket.resetAndDestroy(),
  'resets after the first word': (socket) => socket.once('data', () => socket.resetAndDestroy()),
  'sends noise': (socket) =>
    socket.end(Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256))),
  'sends zeros': (socket) => socket.end(Buffer.alloc(4096)),
  'sends 0xff': (socket) => socket.end(Buffer.alloc(4096, 0xff)),
  'sends one line without end': (socket) => pour(socket, Buffer.alloc(65_536, 'x')),
  'sends lines without end': (socket) =>
    pour(socket, Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'.repeat(1000))),
};

function pour(
  socket: { writable: boolean; write(bytes: Buffer): boolean; on(name: 'drain', run: () => void): unknown },
  bytes: Buffer,
): void {
  const more = () => {
    while (socket.writable && socket.write(bytes));
  };
  socket.on('drain', more);
  more();
}

/** What each kind keeps to, whatever it speaks. */
export function describeCheckKind({ kind, settingsFor, isDatagram = false, secretly }: Conformance): void {
  const check = (settings: Readonly<Record<string, unknown>>, changes: Partial<CheckContext> = {}) =>
    kind.check(kind.settings.parse(settings), testContext(changes));

  describe(kind.kind, () => {
    test('every field has words in both languages', () => {
      const schema = z.toJSONSchema(kind.settings, { io: 'input', unrepresentable: 'any' });
      const worded = expect.objectContaining({
        title: expect.any(String),
        es: expect.objectContaining({ title: expect.any(String) }),
      });
      for (const field of Object.values(schema.properties ?? {})) expect(field).toEqual(worded);
      expect(kind.help.en).not.toBe(kind.help.es);
      expect(kind.values.every(({ name }) => isPlaceholderName(name))).toBe(true);
    });

    test('fields that hold secrets are marked, and no target tells one', () => {
      const { properties = {} } = z.toJSONSchema(kind.settings, { io: 'input', unrepresentable: 'any' });
      for (const [name, field] of Object.entries(properties))
        if (/secret|password|token|key$/i.test(name)) expect(field).toMatchObject({ secret: true });
      if (secretly === undefined) return;
      expect(kind.target(kind.settings.parse(secretly.settings))).not.toContain(secretly.secret);
    });

    if (settingsFor === undefined) return;

    test('nobody listens: a reason is named', async () => {
      const outcome = await check(settingsFor(await closedPort()));
      expectNamed(outcome);
      expect(outcome.reason?.id).toBe('refused');
    });

    test('ends soon after the signal, whatever hangs, and leaves nothing open', async () => {
      await using silent = await tcpServer();
      const controller = new AbortController();
      const checking = check(settingsFor(silent.port), { signal: controller.signal, timeoutMs: 60_000 });
      if (!isDatagram) await expect.poll(() => silent.open()).toBe(1);
      controller.abort('timeout');
      expectNamed(await checking);
      await expectClosed(silent);
    });

    test('does not begin when the signal came before', async () => {
      await using silent = await tcpServer();
      expectNamed(await check(settingsFor(silent.port), { signal: AbortSignal.abort('timeout') }));
      await expectClosed(silent);
    });

    if (isDatagram) return;

    test.each(Object.entries(hostile))('one that %s is told apart from an answer', async (_, act) => {
      await using server = await tcpServer(act);
      const before = process.memoryUsage();
      const outcome = await check(settingsFor(server.port), {
        signal: AbortSignal.timeout(300),
        timeoutMs: 300,
      });
      const after = process.memoryUsage();
      expectNamed(outcome);
      expect(after.external + after.heapUsed - before.external - before.heapUsed).toBeLessThan(
        64 * 1024 * 1024,
      );
      await expectClosed(server);
    });
  });
}

function expectNamed(outcome: CheckOutcome): void {
  expect(outcome.ok).toBe(false);
  expect(Object.keys(reasons)).toContain(outcome.reason?.id);
  expect(outcome.reason?.detail?.length ?? 0).toBeLessThanOrEqual(300);
  for (const { label, expected = '', seen } of outcome.evidence ?? [])
    for (const text of [label, expected, seen]) expect(text.length).toBeLessThanOrEqual(300);
}

async function expectClosed(server: TestServer): Promise<void> {
  await expect.poll(() => server.open()).toBe(0);
}
