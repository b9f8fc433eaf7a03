import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** Screenshots to look at; not kept in the repository. */
const output = fileURLToPath(new URL('../.output/', import.meta.url));

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.NEXUS_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** For a suite: one browser, from its first test to its last. */
export function browserOfSuite(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error('The browser is there while tests run.');
    return browser;
  };
}

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** A page that collects what no page may ever do: throw, or break the content security policy. */
export async function openPage(
  browser: Browser,
  viewport = desktop,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    colorScheme: 'dark',
    hasTouch: viewport === phone,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text()))
      complaints.push(message.text());
  });
  return { page, complaints };
}

export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(output, { recursive: true });
  await page.screenshot({ path: `${output}${name}.png` });
}

/**
 * Chromium drops requests under way when a network interface comes or gets its address, as happens for a few seconds
 * after a container has started on the same machine (net::ERR_NETWORK_CHANGED).
 */
export function untilNetworkIsQuiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 4000));
}
