import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** Where a browser wants its messages encrypted to: what `PushSubscription.toJSON().keys` holds, in base64url. */
export interface DeviceKeys {
  /** A point of P-256, 65 bytes. */
  readonly p256dh: string;
  /** 16 bytes. */
  readonly auth: string;
}

/** A push service takes 4,096 bytes (RFC 8030, 7.2); salt, size, key, padding mark and tag take the rest. */
export const mostContentBytes = 3_993;

const recordBytes = 4_096;

/** Made anew for each message; given by tests only. */
export interface SealWith {
  readonly salt?: Buffer;
  readonly privateKey?: Buffer;
}

/** A message for one browser, as `Content-Encoding: aes128gcm` (RFC 8188, 8291). Throws where the keys are none. */
export function sealContent(
  content: Buffer,
  { p256dh, auth }: DeviceKeys,
  { salt = randomBytes(16), privateKey }: SealWith = {},
): Buffer<ArrayBuffer> {
  const ecdh = createECDH('prime256v1');
  const publicKey = privateKey ? (ecdh.setPrivateKey(privateKey), ecdh.getPublicKey()) : ecdh.generateKeys();
  const devicePoint = Buffer.from(p256dh, 'base64url');
  const shared = ecdh.computeSecret(devicePoint);
  const keys = contentKeys({ shared, auth: Buffer.from(auth, 'base64url'), devicePoint, publicKey, salt });
  const cipher = createCipheriv('aes-128-gcm', keys.key, keys.nonce);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(recordBytes);
  return Buffer.concat([
    salt,
    size,
    Buffer.from([publicKey.length]),
    publicKey,
    cipher.update(Buffer.concat([content, Buffer.from([2])])),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

export interface KeyMaterial {
  readonly shared: Buffer;
  readonly auth: Buffer;
  readonly devicePoint: Buffer;
  /** Of the sender, for this message. */
  readonly publicKey: Buffer;
  readonly salt: Buffer;
}

/** RFC 8291, 3.4 */
export function contentKeys({ shared, auth, devicePoint, publicKey, salt }: KeyMaterial): {
  readonly key: Buffer;
  readonly nonce: Buffer;
} {
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), devicePoint, publicKey]);
  const input = derive(shared, auth, info, 32);
  return {
    key: derive(input, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    nonce: derive(input, salt, Buffer.from('Content-Encoding: nonce\0'), 12),
  };
}

function derive(input: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', input, salt, info, bytes));
}
