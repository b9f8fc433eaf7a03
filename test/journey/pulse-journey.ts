import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { docker } from '../docker-command.ts';
import { person } from './journey.ts';
import type { Walk } from './walk.ts';

const slow = { timeout: 20_000 };

export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('row', { name, exact: true });
}

export async function expectState(page: Page, name: string, state: string): Promise<void> {
  await rowOf(page, name).getByText(state, { exact: true }).waitFor(slow);
}

/** Tries it before it is kept, and has it looked at every second. */
export async function addWebsite({ page, look }: Walk, url: string, target: string): Promise<void> {
  await page.goto(`${url}/pulse`);
  await page.getByText('Nothing is watched yet').waitFor(slow);
  await look('none');
  await page.getByRole('button', { name: 'New monitor' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New monitor' });
  await dialog.getByLabel('Name').fill('Photos');
  await dialog.getByLabel('Address').fill(target);
  await everySecond(page, dialog);
  await dialog.getByText('Where it belongs').click();
  await dialog.getByLabel('Tags').fill('home, site=cellar');
  await dialog.getByRole('button', { name: 'Try it' }).click();
  const result = dialog.getByRole('region', { name: 'Result of the try' });
  await result.getByText('It is up', { exact: true }).waitFor(slow);
  await result.getByText('Where the time went').waitFor();
  await look('tried');
  await add(page, dialog, 'Photos');
  await expectState(page, 'Photos', 'up');
  const bars = rowOf(page, 'Photos').getByRole('img', { name: /^The last (check|\d+ checks): / });
  await bars.waitFor(slow);
  await look('up');
}

export async function addContainer({ page, look }: Walk, url: string, container: string): Promise<void> {
  await page.goto(`${url}/pulse`);
  const dialog = await newMonitor(page, 'Docker container');
  await dialog.getByLabel('Name').fill('Photos database');
  await dialog.getByRole('textbox', { name: 'Container' }).first().fill(container);
  await everySecond(page, dialog);
  await look('container-form');
  await add(page, dialog, 'Photos database');
  await expectState(page, 'Photos database', 'up');
  await docker(['stop', '--time', '0', container]);
  await expectState(page, 'Photos database', 'down');
  await rowOf(page, 'Photos database').getByText('it does not run').waitFor(slow);
  await look('container-down');
}

/** It waits for its first report, which comes as from the job itself. */
export async function addBackup({ page, look }: Walk, url: string): Promise<void> {
  await page.goto(`${url}/pulse`);
  const dialog = await newMonitor(page, 'Report of a job');
  await dialog.getByLabel('Name').fill('Backup');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Backup' });
  await drawer.getByText('Nothing has reported yet.').waitFor(slow);
  await look('waits');
  await drawer.getByRole('button', { name: 'Show the address' }).click();
  const command = await drawer.locator('code').first().textContent(slow);
  const address = /https?:\S+$/.exec(command ?? '')?.[0] ?? '';
  expect((await fetch(address, { method: 'POST', body: 'copied 12 GB' })).status).toBe(200);
  await drawer.getByText('up', { exact: true }).waitFor(slow);
  await drawer.getByText('done', { exact: true }).waitFor(slow);
  await look('reported');
  await page.keyboard.press('Escape');
  await expectState(page, 'Backup', 'up');
}

/** From the row to the cause. Leaves the page of the incident open. */
export async function readIncident({ page, look }: Walk): Promise<void> {
  await rowOf(page, 'Photos').getByText('nothing listens on this port').waitFor(slow);
  await look('down');
  await rowOf(page, 'Photos').getByText('Photos', { exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'Photos' });
  await drawer.getByText(/^down\s+for \d+/i).waitFor(slow);
  await drawer.getByRole('link', { name: 'See the incident' }).click();
  await page.getByRole('heading', { name: /^Photos has been down for \d+/ }).waitFor(slow);
  const cause = page.getByRole('region', { name: 'Cause' });
  await cause.getByText('The host is there, but nothing listens on this port.').waitFor();
  await page.getByText('The first check failed: nothing listens on this port').waitFor();
  await page.getByText('Confirmed as down').waitFor();
  await page.getByText('Last good check').waitFor();
  await page.getByLabel('What was found or done').fill('The disk was full; the old logs are gone.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByText(`Note by ${person.name}`).waitFor(slow);
  await look('incident');
}

/** On the page of the incident, which is still open. */
export async function seeRecovery({ page, look }: Walk): Promise<void> {
  await page.getByRole('heading', { name: /^Photos was down for \d+/ }).waitFor(slow);
  await page.getByText('It works again').waitFor();
  await page.getByText('The disk was full; the old logs are gone.').waitFor();
  await look('recovered');
  await page.getByRole('link', { name: 'All incidents' }).click();
  await page.getByRole('link', { name: /Photos.*nothing listens on this port/ }).waitFor(slow);
  await look('incidents');
}

async function newMonitor(page: Page, kind: string): Promise<Locator> {
  await page.getByRole('button', { name: 'New monitor' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New monitor' });
  await dialog.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: kind }).click();
  return dialog;
}

async function everySecond(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByText('Timing', { exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Check every: Unit' }).click();
  await page.getByRole('option', { name: 'seconds', exact: true }).click();
}

async function add(page: Page, dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'detached', ...slow });
  await rowOf(page, name).waitFor(slow);
}
