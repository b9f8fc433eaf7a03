import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { ownAuthority } from './own-authority.ts';

const [root = ''] = rootCertificates;

test('a certificate is taken as it was copied, and nothing else', () => {
  for (const pem of [root, root.replaceAll('\n', '\r\n'), `\n${root}\n`, '', undefined])
    expect(ownAuthority.safeParse(pem).success).toBe(true);
  for (const pem of ['garbage', root.slice(0, 200), root.replaceAll('\n', ' ')])
    expect(ownAuthority.safeParse(pem).error?.issues[0]?.message).toContain('This is no certificate');
});
