import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { createWorkLimit, type WorkLimit } from './work-limit.ts';

/** Cost of argon2id (RFC 9106): memory in KiB, passes, lanes. */
export interface HashCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP's first choice; 19 MiB a hash, so two at once are affordable everywhere. */
const defaultCost: HashCost = { memoryKiB: 19_456, passes: 2, lanes: 1 };
const saltBytes = 16;
const hashBytes = 32;

export interface PasswordHasher {
  /** A PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
  hash(password: string): Promise<string>;
  /** Without `stored` it takes as long, and is false. */
  verify(password: string, stored: string | undefined): Promise<boolean>;
  /** True when `stored` was made at another cost than hashes are made now. */
  isOutdated(stored: string): boolean;
}

export interface PasswordHasherOptions {
  readonly cost?: HashCost;
  readonly limit?: WorkLimit;
}

export function createPasswordHasher(options: PasswordHasherOptions = {}): PasswordHasher {
  const { cost = defaultCost, limit = createWorkLimit({ atOnce: 2, waiting: 16 }) } = options;
  const nobody = phcString(cost, randomBytes(saltBytes), randomBytes(hashBytes));
  return {
    async hash(password) {
      const salt = randomBytes(saltBytes);
      return phcString(cost, salt, await limit.run(() => derive(password, salt, cost)));
    },
    async verify(password, stored) {
      const known = parsePhcString(stored ?? nobody);
      const hash = await limit.run(() => derive(password, known.salt, known.cost));
      const isSame = hash.length === known.hash.length && timingSafeEqual(hash, known.hash);
      return isSame && stored !== undefined;
    },
    isOutdated: (stored) => !stored.startsWith(phcPrefix(cost)),
  };
}

function derive(
  password: string,
  nonce: Uint8Array,
  { memoryKiB, passes, lanes }: HashCost,
): Promise<Buffer> {
  const parameters = {
    // The same characters may be typed as different code points on another keyboard.
    message: Buffer.from(password.normalize('NFC')),
    nonce,
    parallelism: lanes,
    tagLength: hashBytes,
    memory: memoryKiB,
    passes,
  };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}

function phcPrefix({ memoryKiB, passes, lanes }: HashCost): string {
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$`;
}

function phcString(cost: HashCost, salt: Buffer, hash: Buffer): string {
  return `${phcPrefix(cost)}${unpadded(salt)}$${unpadded(hash)}`;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

function parsePhcString(text: string): { cost: HashCost; salt: Buffer; hash: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(text);
  if (!match) throw new Error('A stored password hash is not a PHC string of argon2id.');
  const [, memory, passes, lanes, salt = '', hash = ''] = match;
  return {
    cost: { memoryKiB: Number(memory), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}
