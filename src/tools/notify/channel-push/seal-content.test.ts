import { expect, test } from 'vitest';
import { mostContentBytes, sealContent } from './seal-content.ts';
import { testPushDevice } from './test-push-device.ts';

test('encrypts as the example of RFC 8291, 5 does', () => {
  const sealed = sealContent(
    Buffer.from('When I grow up, I want to be a watermelon'),
    {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
    {
      salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
      privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
    },
  );
  expect(sealed.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('the largest message fits into what a push service takes, and the device reads it', () => {
  const device = testPushDevice();
  const content = 'x'.repeat(mostContentBytes);
  const sealed = sealContent(Buffer.from(content), device.keys);
  expect(sealed).toHaveLength(4_096);
  expect(device.open(sealed)).toBe(content);
  expect(() => testPushDevice().open(sealed)).toThrow();
});
