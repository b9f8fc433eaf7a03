import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A certificate for servers in tests, with its key, both as PEM. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  readonly privateKey: KeyObject;
  readonly name: string;
}

interface Wanted {
  readonly name: string;
  /** Host names and IPv4 addresses that it is good for. */
  readonly names?: readonly string[];
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Absent: it signs itself. */
  readonly issuer?: TestCertificate;
  readonly isAuthority?: boolean;
}

const dayMs = 86_400_000;
let serial = 1;

/** Writes a certificate (RFC 5280, 4.1) by hand, so that tests need no program for it. */
export function testCertificate(wanted: Wanted): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = Date.now();
  const ecdsaWithSha256 = sequence(oid(1, 2, 840, 10_045, 4, 3, 2));
  serial += 1;
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1, serial >> 8, serial & 0xff])),
    ecdsaWithSha256,
    commonName(wanted.issuer?.name ?? wanted.name),
    sequence(time(wanted.fromMs ?? now - dayMs), time(wanted.toMs ?? now + 90 * dayMs)),
    commonName(wanted.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensionsOf(wanted))),
  );
  const signature = sign('sha256', body, wanted.issuer?.privateKey ?? privateKey);
  const whole = sequence(body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    privateKey,
    name: wanted.name,
  };
}

function extensionsOf({ names = [], isAuthority = false }: Wanted): Buffer[] {
  const alternatives = names.map((name) =>
    isIPv4(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name)),
  );
  const constraints = sequence(...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : []));
  return [
    sequence(oid(2, 5, 29, 19), der(0x04, constraints)),
    ...(names.length > 0 ? [sequence(oid(2, 5, 29, 17), der(0x04, sequence(...alternatives)))] : []),
  ];
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts);
}

function oid(first: number, second: number, ...others: readonly number[]): Buffer {
  const bytes = others.flatMap((number) => {
    const sevens = [number & 0x7f];
    for (let rest = number >> 7; rest > 0; rest >>= 7) sevens.unshift((rest & 0x7f) | 0x80);
    return sevens;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(oid(2, 5, 4, 3), der(0x0c, Buffer.from(name)))));
}

/** GeneralizedTime, `20261129090000Z`. */
function time(ms: number): Buffer {
  return der(0x18, Buffer.from(new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '')));
}
