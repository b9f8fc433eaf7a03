import { createDecipheriv, createECDH, randomBytes } from 'node:crypto';
import { contentKeys, type DeviceKeys } from './seal-content.ts';

/** A browser's end of a subscription. */
export interface TestPushDevice {
  readonly keys: DeviceKeys;
  /** Throws where it was not encrypted for this device. */
  open(sealed: Buffer): string;
}

export function testPushDevice(): TestPushDevice {
  const ecdh = createECDH('prime256v1');
  const devicePoint = ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: devicePoint.toString('base64url'), auth: auth.toString('base64url') },
    open(sealed) {
      const salt = sealed.subarray(0, 16);
      const keyEnd = 21 + (sealed[20] ?? 0);
      const publicKey = sealed.subarray(21, keyEnd);
      const shared = ecdh.computeSecret(publicKey);
      const { key, nonce } = contentKeys({ shared, auth, devicePoint, publicKey, salt });
      const decipher = createDecipheriv('aes-128-gcm', key, nonce);
      decipher.setAuthTag(sealed.subarray(-16));
      const content = Buffer.concat([decipher.update(sealed.subarray(keyEnd, -16)), decipher.final()]);
      return content.subarray(0, content.lastIndexOf(2)).toString();
    },
  };
}
