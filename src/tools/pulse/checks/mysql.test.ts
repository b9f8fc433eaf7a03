import { constants, createHash, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { expect, test } from 'vitest';
import { packetWire, type PacketWire } from '#library/mysql/packet-wire.ts';
import { nativeScramble, sha2Scramble } from '#library/mysql/scramble.ts';
import { openWire, type Wire } from '#library/wire/wire.ts';
import { mysql } from './mysql.ts';
import { testCertificate } from './testing/test-certificate.ts';
import { testContext } from './testing/test-context.ts';
import { tcpServer } from './testing/test-server.ts';

const nonce = Buffer.from('abcdefghijklmnopqrst');
const okPacket = Buffer.from([0, 0, 0, 2, 0, 0, 0]);
const endPacket = Buffer.from([0xfe, 0, 0, 2, 0]);

function greeting(plugin: string, offersTls = false): Buffer {
  return Buffer.concat([
    Buffer.from('\n8.4.0\0'),
    Buffer.from([1, 0, 0, 0]),
    nonce.subarray(0, 8),
    Buffer.from([0, 0xff, offersTls ? 0xff : 0xf7, 45, 2, 0, 0xff, 0xdf, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    nonce.subarray(8),
    Buffer.from(`\0${plugin}\0`),
  ]);
}

/** The part of a server: greets, lets the test sign in, and answers each query with the number 7. */
function mysqlServer(plugin: string, signIn: (packets: PacketWire, login: Buffer) => Promise<void>) {
  return tcpServer((socket) => {
    const wire = openWire(socket, { most: 1_000_000 });
    const packets = packetWire(wire);
    const serve = async () => {
      packets.write(greeting(plugin));
      await signIn(packets, await packets.read());
      await queries(wire);
    };
    void serve().catch(() => socket.destroy());
  });
}

/** Each command counts from zero, of which the first frame is the client's. */
async function queries(wire: Wire): Promise<void> {
  const packets = packetWire(wire);
  const command = await packets.read();
  if (command[0] !== 3) return;
  for (const packet of [Buffer.from([1]), Buffer.from('def'), endPacket, Buffer.from('\u00017'), endPacket])
    packets.write(packet);
  await queries(wire);
}

async function ask(
  plugin: string,
  signIn: (packets: PacketWire, login: Buffer) => Promise<void>,
  settings = {},
) {
  await using server = await mysqlServer(plugin, signIn);
  const set = { host: '127.0.0.1', port: server.port, user: 'nexus', password: 'planted-pw', operator: '==' };
  return await mysql.check(mysql.settings.parse({ ...set, expected: '7', ...settings }), testContext());
}

const native = 'mysql_native_password';
const caching = 'caching_sha2_password';
const has = (login: Buffer, proof: Buffer) =>
  login.includes(Buffer.concat([Buffer.from([proof.length]), proof]));

test('by the old login', async () => {
  const outcome = await ask(native, async (packets, login) => {
    packets.write(has(login, nativeScramble('planted-pw', nonce)) ? okPacket : Buffer.from([0xff, 0x15, 4]));
  });
  expect(outcome).toMatchObject({ ok: true, latencyMs: expect.any(Number) });
});

test('by the login of MySQL 8, when it remembers the password', async () => {
  const outcome = await ask(caching, async (packets, login) => {
    expect(has(login, sha2Scramble('planted-pw', nonce))).toBe(true);
    packets.write(Buffer.from([1, 3]));
    packets.write(okPacket);
  });
  expect(outcome).toMatchObject({ ok: true });
});

test('by the login of MySQL 8, when it does not, without sending the password in the clear', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const outcome = await ask(caching, async (packets) => {
    packets.write(Buffer.from([1, 4]));
    expect(await packets.read()).toEqual(Buffer.from([2]));
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    packets.write(Buffer.concat([Buffer.from([1]), Buffer.from(pem)]));
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const mixed = privateDecrypt({ key: privateKey, padding }, await packets.read());
    const password = Buffer.from(mixed.map((byte, at) => byte ^ (nonce[at % nonce.length] ?? 0)));
    packets.write(password.toString() === 'planted-pw\0' ? okPacket : Buffer.from([0xff, 0x15, 4]));
  });
  expect(outcome).toMatchObject({ ok: true });
});

test('by the login of MySQL 8 and TLS, where the password itself is sent', async () => {
  const certificate = testCertificate({ name: 'localhost', names: ['127.0.0.1'] });
  const serve = async (socket: Socket) => {
    const packets = packetWire(openWire(socket, { most: 1_000_000 }));
    packets.write(greeting(caching, true));
    expect(await packets.read()).toHaveLength(32);
    const secured = new TLSSocket(socket, { isServer: true, cert: certificate.cert, key: certificate.key });
    const wire = openWire(secured, { most: 1_000_000 });
    packets.moveTo(wire);
    expect((await packets.read()).includes('nexus')).toBe(true);
    packets.write(Buffer.from([1, 4]));
    expect(await packets.read()).toEqual(Buffer.from('planted-pw\0'));
    packets.write(okPacket);
    await queries(wire);
  };
  await using server = await tcpServer((socket) => void serve(socket).catch(() => socket.destroy()));
  const set = { host: '127.0.0.1', port: server.port, user: 'nexus', password: 'planted-pw', useTls: true };
  const settings = mysql.settings.parse({ ...set, ca: certificate.cert });
  expect(await mysql.check(settings, testContext())).toMatchObject({
    ok: true,
    certificate: { isTrusted: true },
  });
  expect(await mysql.check({ ...settings, ca: undefined }, testContext())).toMatchObject({
    reason: { id: 'tls-untrusted' },
  });
});

test('a server that changes its mind about the login', async () => {
  const second = Buffer.from('TSRQPONMLKJIHGFEDCBA');
  const outcome = await ask(caching, async (packets) => {
    packets.write(
      Buffer.concat([Buffer.from(`\u00fe`, 'latin1'), Buffer.from(`${native}\0`), second, Buffer.from([0])]),
    );
    expect(await packets.read()).toEqual(nativeScramble('planted-pw', second));
    packets.write(okPacket);
  });
  expect(outcome).toMatchObject({ ok: true });
});

test.each([
  ['an unknown kind of login', Buffer.from('\u00feclient_ed25519\0abc', 'latin1'), 'auth'],
  ['a refusal', Buffer.concat([Buffer.from([0xff, 0x15, 4]), Buffer.from('#28000no planted-pw')]), 'auth'],
  ['too many connections', Buffer.concat([Buffer.from([0xff, 0x10, 4]), Buffer.from('#08004full')]), 'busy'],
  ['an unknown database', Buffer.concat([Buffer.from([0xff, 0x19, 4]), Buffer.from('#42000?')]), 'not-found'],
  ['nonsense', Buffer.from([0x55, 1, 2]), 'bad-answer'],
  ['a key that is none', Buffer.from([1, 4]), 'bad-answer'],
])('%s', async (_, packet, id) => {
  const outcome = await ask(caching, async (packets) => {
    packets.write(packet);
    await packets.read();
    packets.write(Buffer.from([1, 0x78]));
  });
  expect(outcome).toMatchObject({ ok: false, reason: { id } });
  expect(JSON.stringify(outcome)).not.toContain('planted-pw');
});

test('a server that asks again and again, or offers no TLS', async () => {
  const again: Parameters<typeof mysqlServer>[1] = async (packets) => {
    packets.write(Buffer.concat([Buffer.from([0xfe]), Buffer.from(`${native}\0`), nonce]));
    await packets.read();
    await again(packets, nonce);
  };
  expect(await ask(native, again)).toMatchObject({ reason: { id: 'bad-answer' } });
  expect(await ask(native, again, { useTls: true })).toMatchObject({
    reason: { id: 'tls-failed', detail: 'The server offers no encryption' },
  });
});

test('the scrambles are those of the protocol', () => {
  const sha = (name: string, ...parts: (Buffer | string)[]) => {
    const hash = createHash(name);
    for (const part of parts) hash.update(part);
    return hash.digest();
  };
  const undo = (proof: Buffer, mask: Buffer) => Buffer.from(proof.map((byte, at) => byte ^ (mask[at] ?? 0)));
  const twice = (name: string) => sha(name, sha(name, 'pw'));
  expect(undo(nativeScramble('pw', nonce), sha('sha1', nonce, twice('sha1')))).toEqual(sha('sha1', 'pw'));
  expect(undo(sha2Scramble('pw', nonce), sha('sha256', twice('sha256'), nonce))).toEqual(sha('sha256', 'pw'));
  expect(nativeScramble('', nonce)).toHaveLength(0);
});
