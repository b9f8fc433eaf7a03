import { describe, expect, test } from 'vitest';
import { ping, pingWith } from './ping.ts';
import { soon, testContext } from './testing/test-context.ts';

/** A program that prints its arguments among the words of a ping, and ends. */
const program = (said: string, complained = '') =>
  [
    process.execPath,
    '-e',
    `process.stdout.write(${JSON.stringify(said)}.replace('ARGS', process.argv.slice(1).join(' ')));
     process.stderr.write(${JSON.stringify(complained)});`,
    '--',
  ] as const;

const statistics = (sent: number, received: number, rtt = '\nrtt min/avg/max/mdev = 1.0/2.5/4.0/0.1 ms\n') =>
  `${sent} packets transmitted, ${received} received, x% packet loss${received > 0 ? rtt : '\n'}`;

async function ask(programs: Parameters<typeof pingWith>[0], settings = {}, changes = {}) {
  const parsed = ping.settings.parse({ host: 'nas.test', ...settings });
  return pingWith(programs).check(parsed, testContext(changes));
}

describe('packets', () => {
  test.each([
    [statistics(3, 3), {}, { ok: true, latencyMs: 2.5 }],
    [statistics(3, 2), {}, { ok: true }],
    [statistics(3, 1), {}, { ok: true, warning: { id: 'lost-packets', detail: '2 of 3 did not come back' } }],
    [statistics(3, 0), {}, { ok: false, reason: { id: 'lost-packets', detail: '3 of 3 did not come back' } }],
    [statistics(4, 3), { failLoss: 0 }, { ok: false, evidence: [{ expected: 'at most 0 %', seen: '25 %' }] }],
    [statistics(0, 0), {}, { ok: false }],
  ])('%j with %o', async (said, settings, expected) => {
    const outcome = await ask([program(said)], settings);
    expect(outcome).toMatchObject({ ...expected, address: '127.0.0.1', addresses: ['127.0.0.1'] });
    if (said.includes('3, 3')) expect(outcome.warning).toBeUndefined();
  });

  test('the program is given an address and numbers, nothing else', async () => {
    const outcome = await ask([program('ARGS')], { count: 2, size: 100 });
    expect(outcome.reason?.detail).toBe('ping said: -4 -c 2 -s 100 127.0.0.1');
  });

  test('the values of conditions are those of the answers', async () => {
    const { values } = await ask([program(statistics(3, 2))], {}, { wants: new Set(['RESPONSE_TIME']) });
    expect(values?.value('RESPONSE_TIME')).toBe(3);
    expect(values?.value('CONNECTED')).toBe(true);
  });
});

describe('the program', () => {
  const missing = ['a-program-that-is-not-there'] as const;

  test('may be missing, and the next one is taken', async () => {
    expect(await ask([missing, program(statistics(1, 1))])).toMatchObject({ ok: true });
    expect(await ask([missing])).toMatchObject({ ok: false, reason: { id: 'no-program' } });
  });

  test.each([
    ['ping: socktype: SOCK_RAW\nping: socket: Operation not permitted', 'no-permission'],
    ['ping: permission denied (are you root?)', 'no-permission'],
    ['ping: sendto: Network unreachable', 'unreachable'],
    ['ping: applet not found', 'no-program'],
    ['ping: what?', 'bad-answer'],
  ])('complains: %s', async (complained, id) => {
    expect(await ask([program('', complained)])).toMatchObject({ ok: false, reason: { id } });
  });

  test('hears from a router that there is no way', async () => {
    const said = `From 192.0.2.1 icmp_seq=1 Destination Host Unreachable\n${statistics(1, 0)}`;
    expect(await ask([program(said)])).toMatchObject({
      ok: false,
      reason: { id: 'unreachable', detail: 'From 192.0.2.1 icmp_seq=1 Destination Host Unreachable' },
    });
  });

  test('is ended at the deadline', async () => {
    const hanging = [process.execPath, '-e', 'setInterval(() => {}, 1000)', '--'] as const;
    expect(await ask([hanging], {}, soon())).toMatchObject({
      ok: false,
      reason: { id: 'lost-packets', detail: '3 of 3 did not come back' },
    });
  });

  test('that talks without end is bounded', async () => {
    const talking = [
      process.execPath,
      '-e',
      "setInterval(() => process.stdout.write('x'.repeat(1e6)), 1)",
      '--',
    ] as const;
    expect(await ask([talking], {}, soon())).toMatchObject({ ok: false, reason: { id: 'lost-packets' } });
  });
});

test.each(['-f', '; reboot', '$(id)', '`id`', '-c1 x', 'a\nb', '192.0.2.1 -f'])('%j is no host', (host) => {
  expect(ping.settings.safeParse({ host }).success).toBe(false);
});
