import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { WireFormatError } from '#library/wire/wire-error.ts';

/** The client's side of SCRAM (RFC 5802) with SHA-1 or SHA-256 (RFC 7677), without channel binding. */
export interface Scram {
  readonly first: string;
  /** What to answer to the server's first message. @throws WireFormatError */
  answer(serverFirst: string): Promise<string>;
  /** Whether the server has shown that it knows the password too; only after `answer`. */
  isProven(serverFinal: string): boolean;
}

export interface ScramLogin {
  readonly hash: 'sha1' | 'sha256';
  /** Empty where the protocol names the user elsewhere, as PostgreSQL does. */
  readonly user: string;
  readonly password: string;
}

const derive = promisify(pbkdf2);
/** Of either side; servers ask for 4,096 to 15,000. More would let a hostile one burn our time. */
const mostRounds = 200_000;
const noBinding = 'n,,';

/** @param nonce printable, without a comma; handed in by tests only */
export function openScram(
  { hash, user, password }: ScramLogin,
  nonce = randomBytes(18).toString('base64'),
): Scram {
  const bare = `n=${user.replaceAll('=', '=3D').replaceAll(',', '=2C')},r=${nonce}`;
  let proofOfServer: Buffer | undefined;
  return {
    first: noBinding + bare,
    async answer(serverFirst) {
      const { both, salt, rounds } = readChallenge(serverFirst, nonce);
      const salted = await derive(password.normalize('NFKC'), salt, rounds, hash === 'sha1' ? 20 : 32, hash);
      const clientKey = hmac(hash, salted, 'Client Key');
      const storedKey = createHash(hash).update(clientKey).digest();
      const withoutProof = `c=${Buffer.from(noBinding).toString('base64')},r=${both}`;
      const messages = `${bare},${serverFirst},${withoutProof}`;
      const signature = hmac(hash, storedKey, messages);
      proofOfServer = hmac(hash, hmac(hash, salted, 'Server Key'), messages);
      const proof = clientKey.map((byte, index) => byte ^ (signature[index] ?? 0));
      return `${withoutProof},p=${Buffer.from(proof).toString('base64')}`;
    },
    isProven(serverFinal) {
      const shown = Buffer.from(attributesOf(serverFinal).get('v') ?? '', 'base64');
      return proofOfServer?.length === shown.length && timingSafeEqual(proofOfServer, shown);
    },
  };
}

function readChallenge(serverFirst: string, nonce: string) {
  const attributes = attributesOf(serverFirst);
  const both = attributes.get('r') ?? '';
  const salt = Buffer.from(attributes.get('s') ?? '', 'base64');
  const rounds = Number(attributes.get('i'));
  if (!both.startsWith(nonce) || both.length === nonce.length || salt.length === 0)
    throw new WireFormatError('Its part of the SCRAM login is not one.');
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > mostRounds)
    throw new WireFormatError(`It asks for more than ${mostRounds} rounds of SCRAM.`);
  return { both, salt, rounds };
}

function attributesOf(message: string): ReadonlyMap<string, string> {
  return new Map(message.split(',').map((part): [string, string] => [part.slice(0, 1), part.slice(2)]));
}

function hmac(hash: string, key: Buffer, text: string): Buffer {
  return createHmac(hash, key).update(text).digest();
}
