import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { containers } from '#contracts/containers.ts';
import { docker } from '../docker-command.ts';
import { untilNetworkIsQuiet } from './browser.ts';

/** The rows as a person reads them. */
export async function screenText(page: Page): Promise<string> {
  const rows = await page.locator('.xterm-rows > div').allInnerTexts();
  return rows
    .map((row) => row.replaceAll('\u00a0', ' ').trimEnd())
    .join('\n')
    .trimEnd();
}

export async function untilScreenShows(page: Page, wanted: string | RegExp): Promise<void> {
  const matcher =
    typeof wanted === 'string' ? expect.stringContaining(wanted) : expect.stringMatching(wanted);
  await expect.poll(() => screenText(page), { timeout: 20_000 }).toEqual(matcher);
}

/** Opens a page; again, when a network interface that came or went made the browser drop its requests. */
export async function visit(page: Page, url: string, sign: Locator): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await page.goto(url);
      return await sign.waitFor({ timeout: 8_000 });
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

/** With the keyboard, from the row of the list to a prompt. */
export async function openTerminal(page: Page, url: string, container: string): Promise<Locator> {
  const running = page.getByRole('row', { name: container }).getByText('running');
  await visit(page, `${url}/containers?q=${container}`, running);
  // The first is the heading of its group.
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('t');
  const drawer = page.getByRole('dialog', { name: container });
  await drawer.getByRole('button', { name: 'Open terminal' }).click();
  await drawer.getByText('connected').waitFor();
  await untilNetworkIsQuiet();
  return drawer;
}

export async function typeLine(page: Page, line: string): Promise<void> {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

/** Command lines of what runs in the container. */
export async function processesIn(container: string): Promise<string> {
  return await docker(['top', container, '-eo', 'pid,args']);
}

/** Of a word that stands in a colour of its own. */
export async function colourOf(page: Page, word: string): Promise<string> {
  const span = `[...document.querySelectorAll('.xterm-rows span')].find((one) => one.textContent === '${word}')`;
  return await page.evaluate<string>(`getComputedStyle(${span}).color`);
}

/** Ends what a test left open, so that the next one begins with none. */
export async function closeTerminals(url: string, cookie: string): Promise<void> {
  const headers = { cookie, origin: url };
  const answer = await fetch(`${url}/api/containers/terminals`, { headers });
  for (const { id } of containers.endpoints.terminals.result.parse(await answer.json())) {
    await fetch(`${url}/api/containers/terminals/${id}`, { method: 'DELETE', headers });
  }
}
