import { expect, test } from 'vitest';
import { http } from '../http.ts';
import { testCertificate } from '../testing/test-certificate.ts';
import { soon, testContext } from '../testing/test-context.ts';
import { httpServer, httpsServer, tcpServer } from '../testing/test-server.ts';

const dayMs = 86_400_000;
const authority = testCertificate({ name: 'Authority of the lab', isAuthority: true });
const names = ['photos.test', '*.wild.test', '127.0.0.1'];
const good = testCertificate({ name: 'photos.test', names, issuer: authority });

async function ask(
  certificate: typeof good,
  settings: Readonly<Record<string, unknown>> = {},
  host = 'photos.test',
) {
  let heard = 0;
  await using server = await httpsServer(certificate, (_, response) => {
    heard += 1;
    response.end('fine');
  });
  const url = `https://${host}:${server.port}/`;
  const parsed = http.settings.parse({ url, ca: authority.cert, ...settings });
  const outcome = await http.check(parsed, testContext({ wants: new Set(['CERTIFICATE_EXPIRATION']) }));
  return { outcome, heard };
}

test.each(['photos.test', 'a.wild.test', '127.0.0.1'])('a good certificate for %s is told', async (host) => {
  const { outcome } = await ask(good, {}, host);
  expect(outcome).toMatchObject({
    ok: true,
    certificate: {
      subject: 'photos.test',
      issuer: 'Authority of the lab',
      daysLeft: 89,
      isSelfSigned: false,
      isTrusted: true,
      names,
    },
  });
  expect(outcome.timings?.tlsMs).toBeGreaterThan(0);
  expect(Number(outcome.values?.value('CERTIFICATE_EXPIRATION'))).toBeGreaterThan(89 * dayMs);
});

const now = Date.now();
test.each([
  ['tls-untrusted', testCertificate({ name: 'x', names }), 'photos.test'],
  ['tls-name', good, 'other.test'],
  [
    'tls-expired',
    testCertificate({ name: 'x', names, issuer: authority, toMs: now - dayMs, fromMs: now - 9 * dayMs }),
    'photos.test',
  ],
  [
    'tls-expired',
    testCertificate({ name: 'x', names, issuer: authority, fromMs: now + dayMs }),
    'photos.test',
  ],
  [
    'tls-expired',
    testCertificate({ name: 'x', names, toMs: now - dayMs, fromMs: now - 9 * dayMs }),
    'photos.test',
  ],
])('%s: nothing is sent to such a server', async (id, certificate, host) => {
  const { outcome, heard } = await ask(certificate, { user: 'ana', password: 'geheim' }, host);
  expect(outcome).toMatchObject({ ok: false, reason: { id }, certificate: { isTrusted: false } });
  expect(outcome.evidence?.[0]).toMatchObject({ label: 'Certificate', expected: `trusted, for ${host}` });
  expect(heard).toBe(0);
  const accepting = await ask(certificate, { ignoreTls: true }, host);
  expect(accepting.outcome).toMatchObject({ ok: true, certificate: { isTrusted: false } });
});

test('one that ends soon is a warning, unless nobody wants it', async () => {
  const ending = testCertificate({ name: 'x', names, issuer: authority, toMs: now + 5.5 * dayMs });
  const { outcome } = await ask(ending);
  expect(outcome).toMatchObject({ ok: true, warning: { id: 'tls-expiring' }, certificate: { daysLeft: 5 } });
  expect((await ask(ending, { certificateWarnDays: 5 })).outcome.warning).toBeUndefined();
  expect((await ask(ending, { certificateWarnDays: 0 })).outcome.warning).toBeUndefined();
});

test('without an authority of one’s own, a server at home is not trusted', async () => {
  expect((await ask(good, { ca: undefined })).outcome).toMatchObject({ reason: { id: 'tls-untrusted' } });
});

test('a server without TLS, one that is silent, and one that hangs up', async () => {
  const check = async (port: number, changes = {}) => {
    const settings = http.settings.parse({ url: `https://photos.test:${port}/` });
    return (await http.check(settings, testContext(changes))).reason;
  };
  await using plain = await httpServer((_, response) => response.end());
  expect(await check(plain.port)).toMatchObject({ id: 'tls-failed' });
  await using silent = await tcpServer();
  expect(await check(silent.port, soon())).toMatchObject({ id: 'timeout-answer' });
  await expect.poll(silent.open).toBe(0);
  await using cutting = await tcpServer((socket) => socket.destroy());
  expect(await check(cutting.port)).toMatchObject({ id: 'reset' });
});

test.each([
  ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine', {}],
  ['GET', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine and more', { keyword: 'fine' }],
  [
    'GET',
    'HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\nfine',
    { keyword: 'fine', keywordIsUnwanted: true },
  ],
])('after %s, what follows a complete answer takes nothing from it', async (method, said, settings) => {
  await using server = await tcpServer((socket) => socket.once('data', () => socket.end(said)));
  const url = `http://127.0.0.1:${server.port}/`;
  const outcome = await http.check(http.settings.parse({ url, method, ...settings }), testContext());
  expect(outcome).toMatchObject({ ok: true });
});
