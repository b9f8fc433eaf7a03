import { WireFormatError, WireRefusal } from '#library/wire/wire-error.ts';
import type { Wire } from '#library/wire/wire.ts';
import { type PacketWire, packetWire } from './packet-wire.ts';
import {
  cachingSha2,
  capability,
  loginPacket,
  nativePassword,
  readGreeting,
  textUntilZero,
  tlsRequest,
} from './packets.ts';
import { nativeScramble, rsaPassword, sha2Scramble } from './scramble.ts';

export interface MysqlLogin {
  readonly user: string;
  readonly password: string;
  readonly database?: string | undefined;
  /** Absent: not encrypted. */
  readonly encrypt?: (() => Promise<Wire>) | undefined;
}

export interface MysqlSession {
  readonly packets: PacketWire;
  readonly isMariaDb: boolean;
}

/** @throws WireRefusal, WireClosed, WireFormatError */
export async function signIn(wire: Wire, login: MysqlLogin): Promise<MysqlSession> {
  const packets = packetWire(wire);
  const greeting = readGreeting(await packets.read());
  if (greeting === undefined) throw new WireFormatError('It does not answer as MySQL does.');
  const { plugin: offered, nonce } = greeting;
  const plugin = offered === cachingSha2 ? cachingSha2 : nativePassword;
  const isSecure = login.encrypt !== undefined;
  const { user, database } = login;
  const packet = { user, database, plugin, isSecure, answer: proof(plugin, login.password, nonce) };
  if (login.encrypt) {
    if ((greeting.capabilities & capability.tls) === 0)
      throw new WireRefusal('plain', 'The server offers no encryption');
    packets.write(tlsRequest(packet));
    packets.moveTo(await login.encrypt());
  }
  packets.write(loginPacket(packet));
  await prove(packets, login, plugin, nonce);
  return { packets, isMariaDb: /mariadb/i.test(greeting.version) };
}

const switchPlugin = 0xfe;
const moreData = 0x01;

/** A server asks a few times at most, so a login has an end. */
async function prove(packets: PacketWire, login: MysqlLogin, first: string, given: Buffer): Promise<void> {
  let [plugin, nonce] = [first, given];
  for (let step = 0; step < 5; step++) {
    const packet = await packets.read();
    if (packet[0] === 0) return;
    if (packet[0] === switchPlugin) {
      plugin = textUntilZero(packet.subarray(1));
      nonce = packet.subarray(plugin.length + 2, plugin.length + 22);
      packets.write(proof(plugin, login.password, nonce));
    } else if (packet[0] === moreData && plugin === cachingSha2)
      await proveFully(packets, login, nonce, packet[1]);
    else break;
  }
  throw new WireFormatError('It does not answer as MySQL does.');
}

const isRemembered = 3;
const askForKey = Buffer.from([2]);

/** The server has to see the password itself, because it does not remember it from before. */
async function proveFully(
  packets: PacketWire,
  login: MysqlLogin,
  nonce: Buffer,
  state: number | undefined,
): Promise<void> {
  if (state === isRemembered) return;
  if (login.encrypt) return packets.write(Buffer.from(`${login.password}\0`));
  packets.write(askForKey);
  const pem = (await packets.read()).toString('latin1', 1);
  packets.write(lockedPassword(login.password, nonce, pem));
}

function lockedPassword(password: string, nonce: Buffer, pem: string): Buffer {
  try {
    return rsaPassword(password, nonce, pem);
  } catch {
    throw new WireFormatError('Its key for the password is none.');
  }
}

function proof(plugin: string, password: string, nonce: Buffer): Buffer {
  if (plugin === nativePassword) return nativeScramble(password, nonce);
  if (plugin === cachingSha2) return sha2Scramble(password, nonce);
  throw new WireRefusal(
    'login',
    `It asks for a kind of login that is not known here (${plugin.slice(0, 60)}).`,
  );
}
