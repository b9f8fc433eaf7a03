import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { openBrowser, openPage, screenshot, untilNetworkIsQuiet } from './journey/browser.ts';
import { claimInBrowser } from './journey/journey.ts';
import { startNexus } from './journey/nexus-processes.ts';

const canBrowse = requireEngine('docker') && requireEngine('chromium');
const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
/** A title, a cleared screen, colours, markup, bytes that are no UTF-8, and a line of a million letters. */
const hostileLog = [
  String.raw`printf '\033]0;owned\007\033[2J\033[31mred\033[0m end-of-escapes\n'`,
  `echo '${markup} end-of-markup'`,
  String.raw`printf 'bad \377\376 end-of-bytes\n'`,
  `head -c 1000000 /dev/zero | tr '\\0' 'x'; echo`,
  'echo after-the-long-line',
  'sleep 600',
].join('; ');

describe.skipIf(!canBrowse)('hostile names, labels and log lines', () => {
  const name = `nxhostile-${randomBytes(4).toString('hex')}`;
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    const labels = ['--label', `evil=${markup}`, '--label', `com.docker.compose.project=${markup}`];
    const service = ['--label', 'com.docker.compose.service=a\u001b[2Jb'];
    await docker(['run', '-d', '--name', name, ...labels, ...service, 'busybox', 'sh', '-c', hostileLog]);
    await untilNetworkIsQuiet();
  });
  afterAll(async () => {
    await browser?.close();
    await docker(['rm', '-f', name]);
  });

  test('show as text and break nothing', async () => {
    await using nexus = await startNexus({});
    const { page, complaints } = await openPage(browser);
    await page.goto(nexus.url);
    await claimInBrowser(page, nexus.log());
    await page.getByRole('navigation').getByRole('link', { name: 'Containers' }).click();
    await page.getByRole('row', { name }).getByText(name).click();
    const drawer = page.getByRole('dialog', { name });
    await drawer.getByRole('tab', { name: 'Logs' }).click();
    await drawer.getByText('after-the-long-line').waitFor();
    await drawer.getByText('end-of-escapes').waitFor({ state: 'attached' });
    await drawer.getByRole('tab', { name: 'Settings' }).click();
    await drawer.getByText(markup).first().waitFor();
    await screenshot(page, 'hostile');
    expect(await page.title()).toBe('NEXUS');
    expect(await page.locator('img[src="x"], [onerror]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
