import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumPath } from '../engines.ts';
import { type GooglePush, openGooglePush } from './google-push.ts';

/** A browser that gets push messages, as a person's does: with a profile (no private window does) and its maker's service. */
export interface PushBrowser extends AsyncDisposable {
  readonly context: BrowserContext;
  readonly google: GooglePush;
}

export async function openPushBrowser(): Promise<PushBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-push-'));
  const tls = makeCertificate(folder);
  const google = await openGooglePush(tls);
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: chromiumPath() ?? '/usr/bin/chromium',
    locale: 'en-GB',
    ignoreDefaultArgs: ['--disable-background-networking'],
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
      `--gcm-checkin-url=${google.url}/checkin`,
      `--gcm-registration-url=${google.url}/register`,
      `--gcm-mcs-endpoint=https://127.0.0.1:${google.connectionPort}`,
      `--ignore-certificate-errors-spki-list=${fingerprintOf(tls.cert)}`,
    ],
  });
  return {
    context,
    google,
    async [Symbol.asyncDispose]() {
      await context.close();
      await google[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeCertificate(folder: string) {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert];
  execFileSync('openssl', [...made, ...subject], { stdio: 'pipe' });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

function fingerprintOf(cert: string): string {
  const publicKey = createPublicKey(cert).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(publicKey).digest('base64');
}
