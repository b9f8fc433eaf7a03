import { expect } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { docker } from '../docker-command.ts';
import { accessibilityViolations } from './accessibility.ts';
import { openPage, screenshot, untilNetworkIsQuiet } from './browser.ts';
import type { NexusProcess } from './nexus-processes.ts';

export const person = { name: 'alvaro', password: 'a sentence easy to keep' };

export interface JourneyOptions {
  readonly nexus: NexusProcess;
  readonly browser: Browser;
  readonly viewport: { readonly width: number; readonly height: number };
  /** A running container that prints `tick N` each second. */
  readonly container: string;
  readonly label: string;
}

/** As a new user: claim, see the real containers, stop one from outside, follow its log, restart it, sign out and back in. */
export async function walkJourney(options: JourneyOptions): Promise<void> {
  const { nexus, browser, container, label } = options;
  const { page, complaints } = await openPage(browser, options.viewport);
  const look = (name: string) => screenshot(page, `${label}-${name}`);
  await page.goto(nexus.url);
  await claimInBrowser(page, nexus.log());
  await expectAccessible(page);
  await look('home');

  await page.getByRole('navigation').getByRole('link', { name: 'Containers' }).click();
  const row = page.getByRole('row', { name: container });
  await row.getByText('running').waitFor();
  await expectAccessible(page);
  await look('containers');

  await stopFromOutside(container, () => row.getByText(/exited/).waitFor({ timeout: 15_000 }));
  await docker(['start', container]);
  await row.getByText('running').waitFor();
  await untilNetworkIsQuiet();

  await row.getByText(container).click();
  const drawer = page.getByRole('dialog', { name: container });
  await drawer.getByRole('tab', { name: 'Logs' }).click();
  await drawer
    .getByText(/tick \d+/)
    .last()
    .waitFor();
  await look('logs');
  await restartFromDrawer(page, container);
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await signOutAndIn(page, options);
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
}

/** From the first page to Home, with the code from the log. */
export async function claimInBrowser(page: Page, log: string): Promise<void> {
  const code = /\b[0-9A-Z]{5}(-[0-9A-Z]{5}){3}\b/.exec(log)?.[0] ?? '';
  await page.getByRole('heading', { name: 'Make this NEXUS yours' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('Claim code').fill(code);
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Claim and sign in' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
}

/** The stop itself may take as long as it takes; the page must follow within a second of it. */
async function stopFromOutside(container: string, seen: () => Promise<void>): Promise<void> {
  const shown = seen().then(() => Date.now());
  await docker(['stop', '--time', '0', container]);
  const stoppedAt = Date.now();
  expect((await shown) - stoppedAt).toBeLessThan(1000);
}

async function restartFromDrawer(page: Page, container: string): Promise<void> {
  const before = await docker(['inspect', '--format', '{{.State.StartedAt}}', container]);
  await page.getByRole('button', { name: 'What to do with it' }).click();
  await page.getByRole('menuitem', { name: 'Restart' }).click();
  await page
    .getByRole('dialog', { name: `Restart ${container}` })
    .getByRole('button', { name: 'Restart' })
    .click();
  await page.getByText(`${container} restarted`).waitFor({ timeout: 30_000 });
  expect(await docker(['inspect', '--format', '{{.State.StartedAt}}', container])).not.toBe(before);
}

async function signOutAndIn(page: Page, { viewport }: JourneyOptions): Promise<void> {
  const isPhone = viewport.width < 640;
  await page.getByRole('button', { name: isPhone ? 'More' : /account and settings/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityViolations(page)).toEqual([]);
}
