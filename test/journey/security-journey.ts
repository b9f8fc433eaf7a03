import type { Locator, Page } from 'playwright-core';
import type { Walk } from './walk.ts';

export interface SecurityWalk extends Walk {
  readonly url: string;
  /** As its container names it. */
  readonly image: string;
  /** Exploited, and in `musl` of the image. */
  readonly flaw: string;
}

export const slow = { timeout: 20_000 };

async function open({ page, url }: SecurityWalk, path: string): Promise<void> {
  await page.goto(`${url}/security${path}`);
}

function flawLink({ page, flaw }: SecurityWalk): Locator {
  return page.getByRole('link', { name: new RegExp(flaw) }).first();
}

/** What matters comes first, with its reason, and the drawer explains it. */
export async function readWhatMatters(walk: SecurityWalk): Promise<void> {
  const { page, look, flaw } = walk;
  await open(walk, '');
  await flawLink(walk).waitFor({ timeout: 60_000 });
  await page.getByText('One flaw wants you now.').waitFor(slow);
  await look('now');
  await flawLink(walk).click();
  const drawer = page.getByRole('dialog', { name: flaw });
  await drawer.getByText('is being exploited', { exact: false }).first().waitFor(slow);
  await drawer.getByText('1.2.5-r1').first().waitFor(slow);
  await look('flaw');
  await page.keyboard.press('Escape');
}

/** Where it came from, what was read, and what else is in there. */
export async function readImage(walk: SecurityWalk): Promise<void> {
  const { page, look, image } = walk;
  await open(walk, '/images');
  await page.getByText(image, { exact: true }).first().waitFor(slow);
  await look('images');
  await page.getByText(image, { exact: true }).first().click();
  const drawer = page.getByRole('dialog');
  for (const [tab, words] of [
    ['Packages', 'musl'],
    ['Layers', '2 packages'],
    ['Bill of materials', 'CycloneDX'],
  ] as const) {
    await drawer.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await drawer.getByText(words, { exact: false }).first().waitFor(slow);
    await look(`image-${tab.toLowerCase().replaceAll(' ', '-')}`);
  }
  await open(walk, '/packages');
  await page.getByText('musl', { exact: true }).first().waitFor(slow);
  await look('packages');
}

/** Quiet with a reason, and open again when that is taken back. */
export async function acceptAndTakeBack(walk: SecurityWalk): Promise<void> {
  const { page, look, flaw } = walk;
  await open(walk, '');
  await flawLink(walk).click();
  await page.getByRole('dialog', { name: flaw }).getByRole('button', { name: 'Accept…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept flaws' });
  await dialog.getByText('What an update repairs already stays open.', { exact: false }).waitFor(slow);
  await dialog.getByLabel('Until an update repairs it').click();
  await dialog.getByText('One finding.').waitFor(slow);
  await dialog.getByLabel('Why').fill('The port is closed here');
  await look('accept');
  await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
  await dialog.waitFor({ state: 'detached', ...slow });
  await open(walk, '/accepted');
  await page.getByText('The port is closed here').first().waitFor(slow);
  await look('accepted');
  await open(walk, '');
  await page
    .getByRole('link', { name: /CVE-2024-1002/ })
    .first()
    .waitFor(slow);
  await flawLink(walk).waitFor({ state: 'detached', ...slow });
  await look('quiet');
  await open(walk, '/accepted');
  await page.getByRole('button', { name: /Actions for/i }).click();
  await page.getByRole('menuitem', { name: 'Take back…' }).click();
  await page.getByRole('button', { name: 'Take back', exact: true }).click();
  await page.getByText('Nothing is accepted').waitFor(slow);
  await open(walk, '');
  await page.getByText('One flaw wants you now.').waitFor(slow);
}

export async function readSourcesAndDays(walk: SecurityWalk): Promise<void> {
  const { page, look } = walk;
  await open(walk, '/sources');
  await page
    .getByText(/^Alpine/)
    .first()
    .waitFor(slow);
  await look('sources');
  await page.getByRole('button', { name: 'Fetch now' }).first().click();
  await open(walk, '/over-time');
  await page.getByRole('heading', { level: 1 }).first().waitFor(slow);
  await look('over-time');
}

/** What wants somebody stands at home, and leads there. */
export async function findAtHome({ page, url, look }: SecurityWalk): Promise<void> {
  await page.goto(url);
  await page.getByText('One flaw wants you now.').waitFor(slow);
  await look('home');
}

/** Titles of pages and what they say, in the other language of people. */
export async function readInSpanish(walk: SecurityWalk): Promise<void> {
  const { page, look, flaw } = walk;
  await speak(page, 'es');
  await open(walk, '');
  await flawLink(walk).click();
  await page.getByRole('dialog', { name: flaw }).getByRole('button', { name: 'Aceptar…' }).waitFor(slow);
  await look('spanish');
}

async function speak(page: Page, language: 'en' | 'es'): Promise<void> {
  await page.evaluate(async (wanted) => {
    const headers = { 'content-type': 'application/json' };
    await fetch('/api/hub/me', { method: 'PATCH', headers, body: JSON.stringify({ language: wanted }) });
  }, language);
}
