import { constants, createHash, publicEncrypt } from 'node:crypto';

/** What proves that one knows the password, without sending it. */

/** mysql_native_password: SHA1(p) xor SHA1(nonce + SHA1(SHA1(p))). */
export function nativeScramble(password: string, nonce: Buffer): Buffer {
  return scramble('sha1', password, (twice) => [nonce, twice]);
}

/** caching_sha2_password: SHA256(p) xor SHA256(SHA256(SHA256(p)) + nonce). */
export function sha2Scramble(password: string, nonce: Buffer): Buffer {
  return scramble('sha256', password, (twice) => [twice, nonce]);
}

/** The password for a server that does not know it by heart and is not reached by TLS. @throws when `pem` is no public key */
export function rsaPassword(password: string, nonce: Buffer, pem: string): Buffer {
  const plain = Buffer.from(`${password}\0`);
  const mixed = plain.map((byte, index) => byte ^ (nonce[index % nonce.length] ?? 0));
  return publicEncrypt({ key: pem, padding: constants.RSA_PKCS1_OAEP_PADDING }, mixed);
}

function scramble(hash: string, password: string, order: (twice: Buffer) => readonly Buffer[]): Buffer {
  if (password === '') return Buffer.alloc(0);
  const digest = (...parts: readonly (Buffer | string)[]) => {
    const made = createHash(hash);
    for (const part of parts) made.update(part);
    return made.digest();
  };
  const once = digest(password);
  const mask = digest(...order(digest(once)));
  return Buffer.from(once.map((byte, index) => byte ^ (mask[index] ?? 0)));
}
