import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { NexusError } from '../errors.ts';
import type { SecretKey } from './secret-key.ts';
import { Secret, type Secrets } from './secrets.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM (NIST SP 800-38D). A sealed value is `nxs1.<key id>.<base64url of nonce, ciphertext and tag>`; version,
 * key id and place are authenticated with it.
 */
export function sealWith(key: SecretKey): Secrets {
  const prefix = `nxs1.${key.id}.`;
  return {
    seal(value, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key.sealing, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(prefix + place));
      const sealed = [nonce, cipher.update(value.reveal(), 'utf8'), cipher.final(), cipher.getAuthTag()];
      return prefix + Buffer.concat(sealed).toString('base64url');
    },
    open(sealed, place) {
      if (!sealed.startsWith(prefix)) throw unreadable(place);
      const text = sealed.slice(prefix.length);
      const bytes = Buffer.from(text, 'base64url');
      // Decoding passes over what is no base64url, so only the exact spelling counts.
      const isExact = bytes.toString('base64url') === text;
      if (!isExact || bytes.length < nonceBytes + tagBytes) throw unreadable(place);
      const decipher = createDecipheriv(algorithm, key.sealing, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(prefix + place));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      try {
        const value = Buffer.concat([
          decipher.update(bytes.subarray(nonceBytes, -tagBytes)),
          decipher.final(),
        ]);
        return new Secret(value.toString('utf8'));
      } catch (cause) {
        throw unreadable(place, cause);
      }
    },
  };
}

function unreadable(place: string, cause?: unknown): NexusError {
  return new NexusError(
    'secret-unreadable',
    500,
    `The secret at ${place} was changed, moved or sealed under another key. Enter it again.`,
    { cause },
  );
}
