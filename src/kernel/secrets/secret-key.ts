import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { NexusError } from '../errors.ts';
import { Secret } from './secrets.ts';

const keyBytes = 32;

/** The one key of an installation, split by purpose so that no use reveals another (HKDF, RFC 5869). */
export interface SecretKey {
  /** Names the key without telling it: stands before every value it sealed. */
  readonly id: string;
  /** For AES-256-GCM. */
  readonly sealing: Uint8Array;
  /** Stored beside the data, to recognise the key later. */
  readonly checkValue: string;
}

/** A new key as the text that goes into its file: 64 hexadecimal digits. */
export function newSecretKeyText(): Secret {
  return new Secret(randomBytes(keyBytes).toString('hex'));
}

/** @throws NexusError `secret-key-wrong` unless the text is 32 bytes in hexadecimal or base64. */
export function parseSecretKey(text: Secret): SecretKey {
  const written = text.reveal().trim();
  const isHex = /^[0-9a-f]{64}$/i.test(written);
  const isBase64 = /^[A-Za-z0-9+/_-]{43}=?$/.test(written);
  if (!isHex && !isBase64) {
    throw new NexusError(
      'secret-key-wrong',
      500,
      'The secret key must be 32 random bytes, written as 64 hexadecimal digits or in base64 (openssl rand -hex 32).',
    );
  }
  const key = Buffer.from(written, isHex ? 'hex' : 'base64');
  const id = derive(key, 'id', 4).toString('hex');
  const check = createHmac('sha256', derive(key, 'check', keyBytes))
    .update(id)
    .digest('hex');
  return { id, sealing: derive(key, 'seal', keyBytes), checkValue: `${id}:${check}` };
}

/** True when `stored` was made from the same key. */
export function matchesCheckValue(key: SecretKey, stored: string): boolean {
  const given = Buffer.from(key.checkValue);
  const known = Buffer.from(stored.trim());
  return given.length === known.length && timingSafeEqual(given, known);
}

function derive(key: Uint8Array, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `nexus secret key: ${purpose}`, length));
}
