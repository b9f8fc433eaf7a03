import type { Page } from 'playwright-core';
import type { Walk } from './walk.ts';

const slow = { timeout: 20_000 };

/** @returns the address that Uptime Kuma would be given, which is shown this once. */
export async function addKuma({ page, look }: Walk, url: string): Promise<string> {
  await page.goto(`${url}/notify/inputs`);
  await page.getByText('Nothing else reports here yet').waitFor(slow);
  await look('none');
  await page.getByRole('button', { name: 'Webhook of another product' }).click();
  const dialog = page.getByRole('dialog', { name: 'New webhook' });
  await dialog.getByText('Photos: timeout of 48000ms exceeded').waitFor(slow);
  await look('webhook');
  await dialog.getByRole('button', { name: 'Make the address' }).click();
  return shownAddress({ page, look }, 'Uptime Kuma');
}

export async function addHeartbeat({ page, look }: Walk, url: string): Promise<string> {
  await page.goto(`${url}/notify/inputs`);
  await page.getByRole('button', { name: 'New input' }).click();
  await page.getByRole('menuitem', { name: 'Heartbeat of a job' }).click();
  const dialog = page.getByRole('dialog', { name: 'New heartbeat' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nightly backup');
  await look('heartbeat');
  await dialog.getByRole('button', { name: 'Make the address' }).click();
  return shownAddress({ page, look }, 'Nightly backup');
}

async function shownAddress({ page, look }: Pick<Walk, 'page' | 'look'>, name: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: `${name} takes reports now` });
  const address = dialog.locator('code').filter({ hasText: '/api/notify/in/' }).first();
  await address.waitFor(slow);
  await look('address');
  const text = (await address.textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'detached', ...slow });
  return text;
}

/** A mistake is told with its place before it is saved. */
export async function writeTemplate({ page, look }: Walk, url: string): Promise<void> {
  await page.goto(`${url}/notify/templates`);
  await page.getByText('Messages use the built-in words').waitFor(slow);
  await look('no-templates');
  await page.getByRole('button', { name: 'New template' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Short');
  await setTitle(page, '{{ titel }}');
  await page.getByText('There is no value "titel"').first().waitFor(slow);
  await look('template-wrong');
  await setTitle(page, 'Lab: {{ title }}');
  await page.getByText(/^Lab: photos stopped/).waitFor(slow);
  await look('template');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'All templates' }).click();
  await page.getByRole('row', { name: 'Short' }).waitFor(slow);
}

async function setTitle(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
}
