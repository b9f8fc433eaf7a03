import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dns } from '#tools/pulse/checks/dns.ts';
import { testContext } from '#tools/pulse/checks/testing/test-context.ts';
import { programPath, requireEngine } from './engines.ts';
import { freePort } from './journey/nexus-processes.ts';
import { startServer, type ServerProcess } from './notify/server-process.ts';

const many = Array.from({ length: 120 }, (_, n) => `192.0.2.${n + 1}`);
const zone = [
  '--host-record=photos.lan,192.0.2.7,2001:db8::7',
  '--cname=pictures.lan,photos.lan',
  '--mx-host=lan,mail.lan,10',
  '--txt-record=lan,v=spf1 Include -all',
  '--srv-host=_ldap._tcp.lan,ldap.lan,389,1,2',
  '--ptr-record=7.2.0.192.in-addr.arpa,photos.lan',
  ...many.map((address) => `--txt-record=crowd.lan,${address}`),
];

describe.skipIf(!requireEngine('dnsmasq'))('a real name server', () => {
  let port: number;
  let server: ServerProcess;
  beforeAll(async () => {
    port = await freePort();
    const place = [
      '--no-daemon',
      '--conf-file=/dev/null',
      '--no-resolv',
      '--no-hosts',
      '--user=',
      '--pid-file=',
    ];
    const here = ['--listen-address=127.0.0.1', '--bind-interfaces', `--port=${port}`, '--local=/lan/'];
    server = await startServer(programPath('dnsmasq') ?? '', [...place, ...here, ...zone], [port]);
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  const ask = (settings: Readonly<Record<string, unknown>>) =>
    dns.check(
      dns.settings.parse({ server: '127.0.0.1', port, name: 'photos.lan', ...settings }),
      testContext({ wants: new Set(['BODY']), timeoutMs: 3_000 }),
    );

  test.each([
    [{ type: 'A' }, '192.0.2.7'],
    [{ type: 'AAAA' }, '2001:db8::7'],
    [{ type: 'A', name: 'pictures.lan' }, '192.0.2.7'],
    [{ type: 'CNAME', name: 'pictures.lan' }, 'photos.lan'],
    [{ type: 'MX', name: 'lan' }, '10 mail.lan'],
    [{ type: 'TXT', name: 'lan' }, 'v=spf1 Include -all'],
    [{ type: 'SRV', name: '_ldap._tcp.lan' }, '1 2 389 ldap.lan'],
    [{ type: 'PTR', name: '192.0.2.7' }, 'photos.lan'],
  ])('says %o', async (settings, text) => {
    const outcome = await ask(settings);
    expect(outcome).toMatchObject({ ok: true, latencyMs: expect.any(Number) });
    expect(outcome.values?.value('BODY')).toBe(text);
  });

  test('an answer that is too long for a datagram is asked for again by TCP', async () => {
    const outcome = await ask({ name: 'crowd.lan', type: 'TXT', expected: '192.0.2.1\n192.0.2.120' });
    expect(outcome).toMatchObject({ ok: true });
    expect(String(outcome.values?.value('BODY')).split(', ')).toHaveLength(many.length);
  });

  test('what is wrong has a name', async () => {
    expect(await ask({ name: 'nobody.lan' })).toMatchObject({ reason: { id: 'name-unknown' } });
    expect(await ask({ name: 'example.com' })).toMatchObject({ reason: { id: 'resolver-failed' } });
    expect(await ask({ expected: '192.0.2.8' })).toMatchObject({ reason: { id: 'records' } });
  });
});
