import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireEngine } from './engines.ts';
import { openExim, type Exim } from './notify/exim.ts';
import { openNotify, type NotifyUnderTest } from './notify/notify-under-test.ts';
import type { Mail } from './notify/read-mail.ts';

describe.skipIf(!requireEngine('smtp'))('mails by a real server', () => {
  let server: Exim;
  let notify: NotifyUnderTest;

  beforeAll(async () => {
    [server, notify] = await Promise.all([openExim(), openNotify()]);
  });
  afterAll(async () => {
    await notify?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });

  const settings = (changes: Readonly<Record<string, unknown>> = {}) => ({
    host: 'localhost',
    port: server.port,
    encryption: 'starttls',
    user: server.user,
    password: server.password,
    from: 'nexus@lab.test',
    to: 'ana@lab.test',
    ca: server.ca,
    ...changes,
  });
  const mailsTo = (person: string): Mail[] =>
    server.mails().filter((mail) => mail.header('envelope-to') === `${person}@lab.test`);
  const slow = { timeout: 30_000 };

  test.each([
    ['STARTTLS', () => settings({ to: 'tess@lab.test' })],
    ['TLS from the start', () => settings({ to: 'tom@lab.test', encryption: 'tls', port: server.tlsPort })],
    ['an address in place of a name', () => settings({ to: 'tim@lab.test', host: '127.0.0.1' })],
  ])('a test message goes out: %s', async (_, how) => {
    const set = how();
    expect(await notify.tryOut('email', set)).toMatchObject({ isDelivered: true, code: 250 });
    const person = set.to.slice(0, set.to.indexOf('@'));
    await expect.poll(() => mailsTo(person).length, slow).toBe(1);
    const [mail] = mailsTo(person);
    expect(mail?.header('subject')).toBe('Test: Test message from NEXUS');
    // "esmtpsa": encrypted, and signed in (RFC 3848).
    expect(mail?.header('received')).toContain('esmtpsa');
  });

  test.each([
    [
      'a wrong password',
      () => settings({ password: 'planted-wrong' }),
      /sign in: 535.*Check user and password/,
    ],
    ['an authority that nobody knows', () => settings({ ca: undefined }), /could not be encrypted/],
    ['TLS from the start where STARTTLS is', () => settings({ encryption: 'tls' }), /could not be encrypted/],
    [
      'a mailbox that is not there',
      () => settings({ to: 'nobody@lab.test' }),
      /550 There is no such mailbox/,
    ],
    ['a mailbox that is full', () => settings({ to: 'full@lab.test' }), /451 The mailbox is full/],
    ['nobody who signs in', () => settings({ user: undefined }), /550 Sign in first/],
    ['no encryption, so no sign-in', () => settings({ encryption: 'none' }), /Sign in first/],
  ])('%s: it says why', async (_, how, words) => {
    const outcome = await notify.tryOut('email', how());
    expect(outcome).toMatchObject({ isDelivered: false, text: expect.stringMatching(words) });
    expect(JSON.stringify(outcome)).not.toContain('planted-wrong');
  });

  test('who is not there keeps the mail from nobody else', async () => {
    const outcome = await notify.tryOut('email', settings({ to: 'rosa@lab.test, nobody@lab.test' }));
    expect(outcome.text).toContain('about nobody@lab.test 550');
    await expect.poll(() => mailsTo('rosa').length, slow).toBe(1);
  });

  test('an alert with hostile names comes as text and HTML, and its end into the same thread', async () => {
    const evil = 'ñandú 💾 <img src=x onerror=alert(1)> "full"\r\nBcc: eve@lab.test\r\n\r\n.\r\nQUIT';
    const labels = { alertname: 'Hostile', host: 'ñas\r\nX-Evil: 1', severity: 'critical' };
    await notify.addDestination('email', settings({ to: 'ana@lab.test' }));
    await notify.report([{ labels, annotations: { summary: evil, description: evil } }]);
    await expect.poll(() => mailsTo('ana').length, slow).toBe(1);
    const [mail] = mailsTo('ana');
    expect(mail?.header('subject')).toContain(
      'ñandú 💾 <img src=x onerror=alert(1)> "full" Bcc: eve@lab.test',
    );
    expect(mail?.header('from')).toBe('NEXUS <nexus@lab.test>');
    expect(mail?.headers.filter((line) => /^(bcc|x-evil|cc):/i.test(line))).toEqual([]);
    expect(mail?.header('auto-submitted')).toBe('auto-generated');
    expect([...(mail?.parts.keys() ?? [])]).toEqual(['text/plain', 'text/html']);
    expect(mail?.parts.get('text/plain')).toContain('ñandú 💾 <img');
    expect(mail?.parts.get('text/plain')).toContain('QUIT');
    expect(mail?.parts.get('text/html')).toContain(
      'ñandú 💾 &lt;img src=x onerror=alert(1)&gt; &quot;full&quot;',
    );
    expect(mail?.parts.get('text/html')).not.toContain('<img');
    expect(mailsTo('eve')).toEqual([]);

    await notify.report([{ labels, endsAt: new Date(Date.now() - 1_000).toISOString() }]);
    await expect.poll(() => mailsTo('ana').length, slow).toBe(2);
    const both = mailsTo('ana');
    const thread = mail?.header('references');
    expect(thread).toMatch(/^<group-[0-9a-f]{16}-\d{4}-\d\d-\d\d@lab\.test>$/);
    expect(both.map((one) => one.header('references'))).toEqual([thread, thread]);
    expect(both.map((one) => one.header('in-reply-to'))).toEqual([thread, thread]);
    expect(new Set(both.map((one) => one.header('message-id'))).size).toBe(2);
  });

  test('while the server is down the mail waits, and goes out once it is back', async () => {
    const { id } = await notify.addDestination('email', settings({ to: 'ines@lab.test' }));
    await server.kill();
    await notify.report([{ labels: { alertname: 'Late', host: 'pi', severity: 'critical' } }]);
    const health = async () => (await notify.destination(id)).health;
    await expect.poll(health, slow).toMatchObject({ state: 'waiting', waiting: 1 });
    expect(await health()).toMatchObject({ reason: expect.stringContaining('ECONNREFUSED') });
    await server.start();
    await expect.poll(() => mailsTo('ines').length, { timeout: 60_000 }).toBe(1);
    expect(mailsTo('ines')[0]?.header('subject')).toContain('Late');
    await expect.poll(health, slow).toMatchObject({ state: 'working', waiting: 0 });
  });
});
