import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { claimNexus, signIn as signInOverHttp } from './first-admin.ts';
import { accessibilityViolations } from './journey/accessibility.ts';
import { desktop, openBrowser, openPage, phone, screenshot, untilNetworkIsQuiet } from './journey/browser.ts';
import { startNexus, type NexusProcess } from './journey/nexus-processes.ts';
import {
  closeTerminals,
  colourOf,
  openTerminal,
  processesIn,
  screenText,
  typeLine,
  untilScreenShows,
  visit,
} from './journey/terminal-journey.ts';

const canBrowse = requireEngine('docker') && requireEngine('chromium');

describe.skipIf(!canBrowse)('a terminal in a real browser', () => {
  const container = `nxterminal-${randomBytes(4).toString('hex')}`;
  let browser: Browser;
  let nexus: NexusProcess;

  beforeAll(async () => {
    browser = await openBrowser();
    const label = ['--label', 'nexus.test=terminal'];
    await docker(['run', '-d', '--name', container, ...label, 'busybox', 'sleep', '100000']);
    await untilNetworkIsQuiet();
    nexus = await startNexus({});
    await claimNexus(nexus.url, nexus.log());
  });

  afterAll(async () => {
    await browser?.close();
    await nexus?.[Symbol.asyncDispose]();
    await docker(['rm', '-f', container]);
  });

  afterEach(async () => {
    await closeTerminals(nexus.url, await signInOverHttp(nexus.url));
  });

  async function signIn(page: Page): Promise<void> {
    const [name = '', value = ''] = (await signInOverHttp(nexus.url)).split(/=(.*)/s);
    await page.context().addCookies([{ name, value, url: nexus.url, sameSite: 'Strict', httpOnly: true }]);
    await visit(page, nexus.url, page.getByRole('heading', { name: 'Home', level: 1 }));
  }

  test('open, type, resize, reload, exit: at a desk', async () => {
    const { page, complaints } = await openPage(browser, desktop);
    await signIn(page);
    const drawer = await openTerminal(page, nexus.url, container);

    const colours = String.raw`printf '\033[31mred\033[0m \033[38;2;80;160;240mblue\033[0m \033[1mbold\033[0m ñ 漢\n'`;
    await typeLine(page, colours);
    await untilScreenShows(page, /red blue bold ñ 漢/);
    expect(await colourOf(page, 'red')).toBe('rgb(255, 123, 123)');
    expect(await colourOf(page, 'blue')).toBe('rgb(80, 160, 240)');

    await typeLine(
      page,
      String.raw`printf '\033]0;owned\007\033]8;;javascript:alert(1)\033\\click\033]8;;\033\\\n'`,
    );
    await untilScreenShows(page, /^click$/m);
    await page.getByText('click', { exact: true }).last().click({ force: true });
    expect(page.context().pages()).toHaveLength(1);
    expect(await page.getByRole('dialog').count()).toBe(1);
    expect(await page.title()).not.toContain('owned');
    await screenshot(page, 'terminal-desktop');
    expect(await accessibilityViolations(page)).toEqual([]);

    await typeLine(page, 'stty size');
    await untilScreenShows(page, /^\d+ \d{2,3}$/m);
    const before = /^(\d+) \d{2,3}$/m.exec(await screenText(page))?.[1];
    await page.setViewportSize({ width: 1440, height: 600 });
    await typeLine(page, 'clear; stty size');
    await expect.poll(() => screenText(page)).not.toMatch(new RegExp(`^${before} `, 'm'));

    await typeLine(page, 'clear; vi /tmp/x');
    await untilScreenShows(page, /~\n~/);
    await page.keyboard.type('ihello');
    await untilScreenShows(page, /^hello$/m);
    await page.keyboard.press('Escape');
    // Right behind it, a colon would be read as Alt and a colon.
    await page.waitForTimeout(500);
    await page.keyboard.type(':q!');
    await page.keyboard.press('Enter');
    await untilScreenShows(page, /\/ #$/);
    // BusyBox asks where the cursor is, and drops keys that it reads together with the answer.
    await page.waitForTimeout(500);
    await typeLine(page, 'echo still-$((40+2))');
    await untilScreenShows(page, 'still-42');

    await page.reload();
    await untilScreenShows(page, 'still-42');
    await typeLine(page, 'echo again-$((40+3))');
    await untilScreenShows(page, 'again-43');
    expect(await screenText(page)).not.toMatch(/\[\?|\[>|;1R/);

    await typeLine(page, 'exit 3');
    await drawer.getByText('The program ended with code 3.').waitFor();
    await screenshot(page, 'terminal-ended');
    expect(await processesIn(container)).not.toContain('sh');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the keys that a phone lacks, and the button that ends it', async () => {
    const { page, complaints } = await openPage(browser, phone);
    await signIn(page);
    const name = page.getByRole('row', { name: container }).getByText(container);
    await visit(page, `${nexus.url}/containers?q=${container}`, name);
    await name.click();
    const drawer = page.getByRole('dialog', { name: container });
    await drawer.getByRole('tab', { name: 'Terminal' }).click();
    await drawer.getByRole('button', { name: 'Open terminal' }).click();
    await drawer.getByText('connected').waitFor();
    await typeLine(page, 'sleep 4321');
    await expect.poll(() => processesIn(container)).toContain('sleep 4321');
    await drawer.getByRole('button', { name: 'Ctrl', exact: true }).click();
    await page.keyboard.type('c');
    await expect.poll(() => processesIn(container)).not.toContain('sleep 4321');
    await drawer.getByRole('button', { name: 'Up' }).click();
    await untilScreenShows(page, /\^C[\s\S]*sleep 4321/);
    await screenshot(page, 'terminal-phone');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => processesIn(container)).toContain('sleep 4321');
    await drawer.getByRole('button', { name: 'End terminal' }).click();
    await drawer.getByText('The terminal was closed.').waitFor();
    expect(await processesIn(container)).not.toMatch(/sleep 4321|sh$/m);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a flood is stopped by Ctrl-C, and the page stays quick', async () => {
    const { page, complaints } = await openPage(browser, desktop);
    await signIn(page);
    await openTerminal(page, nexus.url, container);
    await typeLine(page, 'yes');
    await untilScreenShows(page, /(y\n){5}/);
    await page.waitForTimeout(2_000);
    await page.keyboard.press('Control+c');
    await typeLine(page, 'echo stopped-$((40+2))');
    await untilScreenShows(page, 'stopped-42');
    await typeLine(page, 'exit');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the end of the sign-in ends the terminal and what runs in it', async () => {
    const { page } = await openPage(browser, desktop);
    await signIn(page);
    await openTerminal(page, nexus.url, container);
    await typeLine(page, 'sleep 5432');
    await expect.poll(() => processesIn(container)).toContain('sleep 5432');
    const ended = await page.evaluate(
      async () => (await fetch('/api/hub/sign-out', { method: 'POST' })).status,
    );
    expect(ended).toBeLessThan(300);
    await expect.poll(() => processesIn(container), { timeout: 10_000 }).not.toMatch(/sleep 5432|sh$/m);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.context().close();
  });
});
