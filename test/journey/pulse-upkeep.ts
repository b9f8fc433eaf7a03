import { expect } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { accessibilityViolations } from './accessibility.ts';
import { openPage } from './browser.ts';
import { expectState, rowOf } from './pulse-journey.ts';
import type { Walk } from './walk.ts';

const slow = { timeout: 20_000 };
const minuteMs = 60_000;

/** Takes what its published port suggests. */
export async function takeSuggestion({ page, look }: Walk, url: string, container: string): Promise<void> {
  await page.goto(`${url}/pulse/suggestions`);
  const row = rowOf(page, container);
  await row.getByText(/^It publishes port \d+/).waitFor(slow);
  await look('suggestions');
  await row.getByRole('button', { name: 'Add' }).click();
  await page.getByText(`${container} is watched from now on`).waitFor(slow);
  await page.goto(`${url}/pulse`);
  await expectState(page, container, 'up');
}

/** Of whatever has the tag, begun a minute ago, and ended by taking it away. */
export async function planMaintenance({ page, look }: Walk, url: string): Promise<void> {
  await page.goto(`${url}/pulse/maintenance`);
  await page.getByText('No maintenance is planned').waitFor(slow);
  await page.getByRole('button', { name: 'Plan maintenance' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Plan maintenance' });
  await dialog.getByLabel('Name').fill('New disks');
  await dialog.getByLabel('From').fill(await localTime(page, Date.now() - minuteMs));
  await dialog.getByLabel('To', { exact: true }).fill(await localTime(page, Date.now() + 60 * minuteMs));
  await dialog.getByLabel('Those with one of these tags').fill('home');
  await look('window');
  await dialog.getByRole('button', { name: 'Plan', exact: true }).click();
  await dialog.waitFor({ state: 'detached', ...slow });
  await rowOf(page, 'New disks').getByText('open now').waitFor(slow);
  await rowOf(page, 'New disks').getByText('2 monitors').waitFor(slow);
  await look('windows');
  await page.goto(`${url}/pulse`);
  await expectState(page, 'Photos', 'in maintenance');
  await look('in-maintenance');
  await page.goto(`${url}/pulse/maintenance`);
  await chooseOf(page, 'New disks', 'Remove');
  const asked = page.getByRole('dialog', { name: 'Remove New disks' });
  await asked.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('No maintenance is planned').waitFor(slow);
  await page.goto(`${url}/pulse`);
  await expectState(page, 'Photos', 'up');
}

/** Both at once, then on again. */
export async function pauseTwo({ page, look }: Walk, names: readonly string[]): Promise<void> {
  if (isPhone(page)) {
    await page.getByRole('button', { name: 'Table options' }).click();
    await page.getByRole('menuitem', { name: 'Select several' }).click();
  }
  for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  const bar = page.getByRole('toolbar', { name: `${names.length} selected` });
  await bar.getByRole('button', { name: 'Pause' }).click();
  for (const name of names) await expectState(page, name, 'paused');
  await look('paused');
  await bar.getByRole('button', { name: 'Resume' }).click();
  for (const name of names) await expectState(page, name, 'up');
  await bar.getByRole('button', { name: 'Clear selection' }).click();
}

/** With the filter by tag, and with the keys alone. */
export async function findAgain({ page, look }: Walk): Promise<void> {
  await chooseTag(page, 'site=cellar');
  await rowOf(page, 'Backup').waitFor({ state: 'detached', ...slow });
  await rowOf(page, 'Photos').waitFor();
  await look('tag');
  await chooseTag(page, 'Any tag');
  await rowOf(page, 'Backup').waitFor(slow);
  await page.keyboard.press('/');
  await page.locator(':focus[role=searchbox]').waitFor(slow);
  await page.keyboard.type('backup');
  await rowOf(page, 'Photos').waitFor({ state: 'detached', ...slow });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await rowOf(page, 'Photos').waitFor(slow);
}

/** Until its list is closed, keys are for the list. */
async function chooseTag(page: Page, tag: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Tag' }).click();
  await page.getByRole('option', { name: tag }).click();
  await page.getByRole('listbox').waitFor({ state: 'detached', ...slow });
}

/** The copy is paused until somebody has looked at it. */
export async function clone({ page, look }: Walk): Promise<void> {
  await chooseOf(page, 'Photos', 'Clone');
  const form = page.getByRole('dialog', { name: 'Photos (2)' }).filter({ hasText: 'Timing' });
  await form.waitFor(slow);
  await look('clone');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached', ...slow });
  await page.keyboard.press('Escape');
  await expectState(page, 'Photos (2)', 'paused');
  await chooseOf(page, 'Photos (2)', 'Resume');
  await expectState(page, 'Photos (2)', 'up');
}

export async function lookAtOne({ page, look }: Walk): Promise<void> {
  await rowOf(page, 'Photos').getByText('Photos', { exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Photos' });
  await drawer.getByRole('figure').filter({ hasText: 'Response time' }).locator('canvas').waitFor(slow);
  await drawer.getByText(/^It answers in /).waitFor(slow);
  await look('drawer');
  for (const tab of ['Look closely', 'Incidents', 'Settings']) {
    await drawer.getByRole('tab', { name: tab }).click();
    await drawer.getByRole('tabpanel', { name: tab }).waitFor(slow);
    await look(`tab-${tab.split(' ').at(-1)?.toLowerCase()}`);
  }
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached', ...slow });
}

const ann = { name: 'ann', password: 'only looks at what there is' };

/** Sees all of it, and is offered nothing that she may not do. */
export async function lookAsViewer({ page: admin }: Walk, browser: Browser, url: string): Promise<void> {
  const { page, complaints } = await openPage(browser, admin.viewportSize() ?? undefined);
  expect(await addPerson(admin, { ...ann, role: 'viewer' })).toBe(200);
  await page.goto(url);
  await page.getByLabel('Name').fill(ann.name);
  await page.getByLabel('Password', { exact: true }).fill(ann.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor(slow);
  await page.goto(`${url}/pulse`);
  await expectState(page, 'Photos', 'up');
  for (const role of ['button', 'link'] as const)
    expect(await page.getByRole(role, { name: /New monitor|Suggestions|Import/ }).count()).toBe(0);
  expect(await page.getByRole('button', { name: /^Actions for / }).count()).toBe(0);
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await page.goto(`${url}/pulse?edit=new`);
  await expectState(page, 'Photos', 'up');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.goto(`${url}/pulse/incidents`);
  await page.getByRole('link', { name: /Photos.*nothing listens on this port/ }).click(slow);
  await page.getByText('The disk was full; the old logs are gone.').waitFor(slow);
  expect(await page.getByLabel('What was found or done').count()).toBe(0);
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
}

function addPerson(admin: Page, body: object): Promise<number> {
  return admin.evaluate(async (sent) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/hub/users', { method: 'POST', headers, body: JSON.stringify(sent) });
    return answer.status;
  }, body);
}

async function chooseOf(page: Page, name: string, action: string): Promise<void> {
  await rowOf(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** As a field for a date and a time has it, in the zone of the browser. */
function localTime(page: Page, atMs: number): Promise<string> {
  return page.evaluate((ms) => {
    const here = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
    return here.toISOString().slice(0, 16);
  }, atMs);
}

function isPhone(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) < 640;
}
