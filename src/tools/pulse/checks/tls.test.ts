import { expect, test } from 'vitest';
import { testCertificate } from './testing/test-certificate.ts';
import { testContext } from './testing/test-context.ts';
import { closedPort, httpsServer } from './testing/test-server.ts';
import { tls } from './tls.ts';

const dayMs = 86_400_000;
const now = Date.now();
const authority = testCertificate({ name: 'Lab', isAuthority: true });

async function ask(
  wanted: Omit<Parameters<typeof testCertificate>[0], 'name'>,
  settings: Readonly<Record<string, unknown>> = {},
) {
  const certificate = testCertificate({
    name: 'mail.test',
    names: ['mail.test'],
    issuer: authority,
    ...wanted,
  });
  await using server = await httpsServer(certificate, (_, response) => response.end());
  const parsed = tls.settings.parse({
    host: 'mail.test',
    port: server.port,
    ca: authority.cert,
    ...settings,
  });
  const outcome = await tls.check(parsed, testContext({ wants: new Set(['CERTIFICATE_EXPIRATION']) }));
  await expect.poll(server.open).toBe(0);
  return outcome;
}

const inDays = (days: number) => ({ fromMs: now - 30 * dayMs, toMs: now + (days + 0.5) * dayMs });

test.each([
  [30, { ok: true, certificate: { daysLeft: 30, isTrusted: true } }],
  [
    10,
    { ok: true, warning: { id: 'tls-expiring', detail: expect.stringMatching(/^10 days left, until 20/) } },
  ],
  [2, { ok: false, reason: { id: 'tls-expiring' }, evidence: [{ label: 'Certificate' }] }],
  [-1, { ok: false, reason: { id: 'tls-expired', detail: expect.stringContaining('Valid until 20') } }],
])('%i days left', async (days, expected) => {
  const outcome = await ask(inDays(days), { failDays: 5 });
  expect(outcome).toMatchObject(expected);
  if (days === 30) expect(outcome.warning).toBeUndefined();
  expect(Number(outcome.values?.value('CERTIFICATE_EXPIRATION'))).toBeLessThan((days + 0.5) * dayMs + 1);
});

test('another name is wrong, unless it is the one that was meant', async () => {
  const other = { names: ['imap.test', 'pop.test'] };
  expect(await ask(other)).toMatchObject({
    ok: false,
    reason: { id: 'tls-name', detail: 'mail.test is not among imap.test, pop.test' },
  });
  expect(await ask(other, { serverName: 'imap.test' })).toMatchObject({ ok: true });
});

test('any authority can be accepted; a date that has passed never', async () => {
  const self = { issuer: undefined };
  expect(await ask(self)).toMatchObject({ ok: false, reason: { id: 'tls-untrusted' } });
  expect(await ask(self, { ignoreTls: true })).toMatchObject({
    ok: true,
    certificate: { isSelfSigned: true },
  });
  const expired = { ...self, ...inDays(-2) };
  expect(await ask(expired, { ignoreTls: true })).toMatchObject({ ok: false, reason: { id: 'tls-expired' } });
});

test('nobody listens', async () => {
  const settings = tls.settings.parse({ host: 'mail.test', port: await closedPort() });
  expect(await tls.check(settings, testContext())).toMatchObject({ ok: false, reason: { id: 'refused' } });
});

test('what is no certificate is no authority', () => {
  expect(tls.settings.safeParse({ host: 'x', ca: 'hello' }).success).toBe(false);
});
