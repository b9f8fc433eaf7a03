import { expect } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { docker } from '../docker-command.ts';
import { accessibilityViolations } from './accessibility.ts';
import { openPage, screenshot, untilNetworkIsQuiet } from './browser.ts';
import { claimInBrowser } from './journey.ts';
import type { NexusProcess } from './nexus-processes.ts';

export interface RecreateJourneyOptions {
  readonly nexus: NexusProcess;
  readonly browser: Browser;
  readonly viewport: { readonly width: number; readonly height: number };
  /**
   * A running container with `kept` in `/data/file` (a volume without a name) and `/named/file`, and a file outside any volume. Its
   * network `<container>-side` uses; the image `<container>:breaks` cannot run.
   */
  readonly container: string;
  readonly label: string;
}

interface Walk extends RecreateJourneyOptions {
  readonly page: Page;
  readonly look: (name: string) => Promise<void>;
}

const workMs = 60_000;

/** Make it anew with its data, try an image that fails, read why, and go back to the first version. */
export async function walkRecreate(options: RecreateJourneyOptions): Promise<void> {
  const { page, complaints } = await openPage(options.browser, options.viewport);
  const look = async (name: string) => {
    await screenshot(page, `${options.label}-${name}`);
    expect(await accessibilityViolations(page)).toEqual([]);
  };
  const walk = { ...options, page, look };
  await page.goto(options.nexus.url);
  await claimInBrowser(page, options.nexus.log());
  await seeNothingYet(walk);
  await recreate(walk);
  await tryBreakingImage(walk);
  await readVersions(walk);
  await goBack(walk);
  await readInSpanish(walk);
  expect(complaints).toEqual([]);
  await page.context().close();
}

async function seeNothingYet({ page, nexus, container, look }: Walk): Promise<void> {
  await page.goto(`${nexus.url}/containers/local/${await inspect(container, '{{.Id}}')}?tab=versions`);
  await page.getByText('It has not been replaced yet').waitFor();
  await look('none');
}

async function openDialog({ page, container }: Walk): Promise<Locator> {
  await page.getByRole('button', { name: 'What to do with it' }).click();
  await page.getByRole('menuitem', { name: 'Recreate…' }).click();
  return page.getByRole('dialog', { name: `Recreate ${container}` });
}

async function recreate(walk: Walk): Promise<void> {
  const { page, container, look } = walk;
  const before = await inspect(container, '{{.Id}}');
  const dialog = await openDialog(walk);
  await dialog.getByText(/At most about .* of downtime/).waitFor();
  await dialog.getByRole('group', { name: 'Worth knowing' }).getByText('/srv/only-here').waitFor();
  await dialog.getByText('Every setting stays as it is.').waitFor();
  await dialog.getByText(`${container}-side`, { exact: true }).waitFor();
  await dialog.getByText(`docker stop ${container} && docker rename`).waitFor();
  await look('plan');
  await dialog.getByLabel('It must prove itself for').fill('soon');
  await dialog.getByText('Whole seconds, from 0 to 3600.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Recreate' }).isDisabled()).toBe(true);
  await dialog.getByLabel('It must prove itself for').fill('1');
  await dialog.getByLabel('Why').fill('it hung again');
  await dialog.getByRole('button', { name: 'Recreate' }).click();
  await finish(walk, /^Done/, 'progress');
  const id = await inspect(container, '{{.Id}}');
  expect(id).not.toBe(before);
  await page.waitForURL(`**/containers/local/${id}**`);
  expect(await docker(['exec', container, 'cat', '/data/file', '/named/file'])).toBe('kept\nkept');
  await page.getByText('it hung again').waitFor();
  await page.getByText(/^All \d+ fields are as intended\.$/).waitFor();
  await look('recreated');
}

async function tryBreakingImage(walk: Walk): Promise<void> {
  const { page, container, look } = walk;
  const before = await inspect(container, '{{.Id}}');
  const dialog = await openDialog(walk);
  await dialog.getByLabel('Image', { exact: true }).click();
  await page.getByRole('option', { name: /Another one/ }).click();
  await dialog.getByLabel('Image reference').fill('no such');
  await dialog.getByText(/A name like nginx/).waitFor();
  await dialog.getByLabel('Image reference').fill(`${container}:breaks`);
  await dialog.getByLabel('Ask the registry for it first').uncheck();
  await dialog.getByText(`${container}:breaks`).last().waitFor();
  await look('other-image');
  await dialog.getByRole('button', { name: 'Recreate' }).click();
  await finish(walk, 'It did not work', 'failed');
  expect(await inspect(container, '{{.Id}} {{.State.Running}}')).toBe(`${before} true`);
}

async function readVersions({ page, container, look }: Walk): Promise<void> {
  const [failed, first] = [0, 1].map((index) => versions(page).nth(index));
  await failed!.getByText('Updated, went back').waitFor({ timeout: workMs });
  await failed!.getByText(`The new ${container} did not prove itself: it ended with exit code 3.`).waitFor();
  await failed!.getByText('cannot open database').waitFor();
  expect(await failed!.getByRole('button', { name: /Go back/ }).count()).toBe(0);
  await first!.getByText('Recreated, succeeded').waitFor();
  await first!.getByText('Details').click();
  await first!.getByText('proved itself').waitFor();
  await first!.getByText('/srv/only-here', { exact: true }).waitFor();
  await look('versions');
}

async function goBack(walk: Walk): Promise<void> {
  const { page, container, look } = walk;
  await untilNetworkIsQuiet();
  const before = await inspect(container, '{{.Id}}');
  await versions(page).nth(1).getByRole('button', { name: 'Go back to before this…' }).click();
  const dialog = page.getByRole('dialog', { name: `Take ${container} back` });
  await dialog.getByText(/At most about .* of downtime/).waitFor();
  await look('way-back');
  await dialog.getByRole('button', { name: 'Go back' }).click();
  await finish(walk, /^Done/, 'taken-back');
  expect(await inspect(container, '{{.Id}}')).not.toBe(before);
  expect(await docker(['exec', container, 'cat', '/data/file'])).toBe('kept');
  await versions(page).nth(0).getByText('Taken back, succeeded').waitFor({ timeout: workMs });
  await look('all-versions');
}

/** In the other language, and in the light. */
async function readInSpanish({ page, look, container }: Walk): Promise<void> {
  await page.evaluate(() => localStorage.setItem('nexus.language', 'es'));
  await page.reload();
  await page.getByText('Devuelto, con éxito').waitFor();
  // Without motion, no colour is caught half-way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // The account's own theme wins over what this browser remembers.
  await page.locator('html').evaluate((html) => html.setAttribute('data-theme', 'light'));
  const drawn = 'new Promise((resolve) => requestAnimationFrame(resolve))';
  for (let frame = 0; frame < 3; frame += 1) await page.evaluate(drawn);
  await look('versions-es-light');
  await page.getByRole('button', { name: 'Qué hacer con él' }).click();
  await page.getByRole('menuitem', { name: 'Volver a crear…' }).click();
  const dialog = page.getByRole('dialog', { name: `Volver a crear ${container}` });
  await dialog.getByText(/Como mucho unos .* de parada/).waitFor();
  await look('plan-es-light');
}

function versions(page: Page): Locator {
  return page.getByRole('list', { name: 'Replacements of this container' }).locator('> li');
}

/** Waits for the end of what was begun, and puts its report away. */
async function finish({ page, look }: Walk, ending: string | RegExp, name: string): Promise<void> {
  const report = page.getByRole('dialog', { name: /^(Recreating|Taking)/ });
  await report.getByText(ending).waitFor({ timeout: workMs });
  await untilNetworkIsQuiet();
  await look(name);
  await report.getByRole('button', { name: 'Close' }).last().click();
}

function inspect(container: string, format: string): Promise<string> {
  return docker(['inspect', '--format', format, container]);
}
