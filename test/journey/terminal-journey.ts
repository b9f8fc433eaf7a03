import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
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

/** With the keyboard, from the row of the list to a prompt. */
export async function openTerminal(page: Page, url: string, container: string): Promise<Locator> {
  await page.goto(`${url}/containers?q=${container}`);
  await page.getByRole('row', { name: container }).getByText('running').waitFor();
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

/** Of the cell that shows `character` first. */
export async function colourOf(page: Page, text: string): Promise<string> {
  return await page
    .locator('.xterm-rows span', { hasText: text })
    .first()
    .evaluate((element) => getComputedStyle(element).color);
}
