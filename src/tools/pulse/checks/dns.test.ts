import { describe, expect, test } from 'vitest';
import { dns } from './dns.ts';
import { reverseName } from './dns/record-types.ts';
import { soon, testContext } from './testing/test-context.ts';
import {
  nameBytes,
  nameServer,
  type NameServerAnswer,
  numbers,
  textBytes,
} from './testing/test-name-server.ts';

const addresses = [Buffer.from([192, 0, 2, 7]), Buffer.from([192, 0, 2, 8])];
const soa = Buffer.concat([
  nameBytes('ns1.lan'),
  nameBytes('ana.lan'),
  numbers(0, 7, 0, 60, 0, 30, 0, 90, 0, 5),
]);
const records: Readonly<Record<number, readonly Buffer[]>> = {
  1: addresses,
  2: [nameBytes('ns1.lan')],
  5: [nameBytes('nas.lan')],
  6: [soa],
  12: [nameBytes('photos.lan')],
  15: [Buffer.concat([numbers(10), nameBytes('mail.lan')])],
  16: [textBytes('v=spf1 ', 'Include -all')],
  28: [Buffer.from('20010db8000000000000000000000001', 'hex')],
  33: [Buffer.concat([numbers(1, 2, 389), nameBytes('ldap.lan')])],
  257: [Buffer.concat([Buffer.from([0]), textBytes('issue'), Buffer.from('letsencrypt.org')])],
};

async function ask(
  settings: Readonly<Record<string, unknown>>,
  answer: (name: string, type: number) => NameServerAnswer = (_, type) => ({ records: records[type] ?? [] }),
  changes = {},
) {
  await using server = await nameServer(answer);
  const place = { server: '127.0.0.1', port: server.port, name: 'photos.lan' };
  const parsed = dns.settings.parse({ ...place, ...settings });
  const outcome = await dns.check(parsed, testContext({ wants: new Set(['BODY']), ...changes }));
  return { outcome, questions: server.questions };
}

describe('records', () => {
  test.each([
    ['A', '192.0.2.7, 192.0.2.8'],
    ['AAAA', '2001:db8::1'],
    ['CNAME', 'nas.lan'],
    ['MX', '10 mail.lan'],
    ['NS', 'ns1.lan'],
    ['TXT', 'v=spf1 Include -all'],
    ['SRV', '1 2 389 ldap.lan'],
    ['SOA', 'ns1.lan ana.lan 7 60 30 90 5'],
    ['CAA', '0 issue letsencrypt.org'],
    ['PTR', 'photos.lan'],
  ])('of type %s are read as %s', async (type, text) => {
    const name = type === 'PTR' ? '192.0.2.7' : 'photos.lan';
    const { outcome, questions } = await ask({ type, name, expected: text.replaceAll(', ', '\n') });
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.values?.value('BODY')).toBe(text);
    expect(outcome.values?.value('DNS_RCODE')).toBe('NOERROR');
    expect(questions[0]?.name).toBe(type === 'PTR' ? '7.2.0.192.in-addr.arpa' : name);
  });

  test.each([
    [{ expected: '192.0.2.8' }, true],
    [{ expected: '192.0.2.8', others: 'refused' }, false],
    [{ expected: '192.0.2.8\n192.0.2.7\n', others: 'refused' }, true],
    [{ expected: '192.0.2.9' }, false],
    [{ type: 'MX', expected: '10  MAIL.lan.' }, true],
    [{ type: 'MX', expected: '20 mail.lan' }, false],
    [{ type: 'TXT', expected: '"v=spf1 Include -all"' }, true],
    [{ type: 'TXT', expected: '"v=spf1 " "Include -all"' }, true],
    [{ type: 'TXT', expected: 'v=spf1 include -all' }, false],
    [{ type: 'AAAA', expected: '2001:0DB8:0:0::0.0.0.1' }, true],
    [{ type: 'AAAA', expected: 'fe80::1%eth0' }, false],
    [{ type: 'CAA', expected: '0 issue "letsencrypt.org"' }, true],
  ])('are compared: %o', async (settings, ok) => {
    const { outcome } = await ask(settings);
    expect(outcome.ok).toBe(ok);
    if (!ok)
      expect(outcome).toMatchObject({ reason: { id: 'records' }, evidence: [{ seen: expect.any(String) }] });
  });
});

describe('what goes wrong has a name', () => {
  test.each([
    [3, 'name-unknown', 'NXDOMAIN'],
    [2, 'resolver-failed', 'SERVFAIL'],
    [5, 'resolver-failed', 'REFUSED'],
    [0, 'name-unknown', 'The name is there, but has no A record'],
  ])('response code %i', async (code, id, detail) => {
    const { outcome } = await ask({}, () => ({ records: [], code }));
    expect(outcome).toMatchObject({ ok: false, reason: { id, detail } });
  });

  test('that a name does not exist can be what is wanted', async () => {
    const wanted = { responseCode: 'NXDOMAIN' };
    expect((await ask(wanted, () => ({ records: [], code: 3 }))).outcome.ok).toBe(true);
    expect((await ask(wanted)).outcome).toMatchObject({
      ok: false,
      reason: { id: 'records', detail: 'NOERROR' },
    });
  });

  test('silence, and bytes that are no answer', async () => {
    expect((await ask({}, () => 'silent', soon())).outcome.reason).toEqual({ id: 'resolver-silent' });
    const garbage = () => Buffer.from('no answer at all');
    expect((await ask({}, garbage)).outcome.reason?.id).toBe('resolver-failed');
  });

  test('a packet that gets lost is sent again', async () => {
    let asked = 0;
    const second = (): NameServerAnswer => ((asked += 1) === 1 ? 'silent' : { records: addresses });
    const { outcome } = await ask({}, second, { timeoutMs: 600 });
    expect(outcome.ok).toBe(true);
    expect(asked).toBe(2);
  });

  test('a name server that nobody knows', async () => {
    const settings = dns.settings.parse({ name: 'photos.lan', server: 'nobody.example' });
    expect(await dns.check(settings, testContext())).toMatchObject({
      reason: { id: 'name-unknown', detail: 'The name server itself: name-unknown' },
    });
  });
});

test.each([
  ['192.0.2.7', '7.2.0.192.in-addr.arpa'],
  ['2001:db8::567:89ab', 'b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'],
  ['::ffff:192.0.2.7', '7.0.2.0.0.0.0.c.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.ip6.arpa'],
])('%s is looked up as %s', (address, name) => {
  expect(reverseName(address)).toBe(name);
});

test.each([
  { name: '192.0.2.7' },
  { name: 'a b' },
  { name: 'a.lan', server: 'a b;c' },
  { name: 'a.lan', type: 'X' },
])('settings such as %o are refused', (settings) => {
  expect(dns.settings.safeParse(settings).success).toBe(false);
});
