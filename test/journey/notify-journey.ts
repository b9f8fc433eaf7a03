import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { TestReceiver } from '#tools/notify/channel-http/test-receiver.ts';
import { person } from './journey.ts';
import type { Walk } from './walk.ts';

const slow = { timeout: 20_000 };

/** Tries the address before it is kept. */
export async function addWebhook({ page, look }: Walk, url: string, sink: TestReceiver): Promise<void> {
  await page.goto(`${url}/notify/channels`);
  await page.getByText('Nobody is told yet').waitFor(slow);
  await look('no-channels');
  await page.getByRole('button', { name: 'New channel' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New channel' });
  await dialog.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Webhook' }).click();
  await dialog.getByLabel('Name').fill('Home automation');
  await dialog.getByLabel('Address').fill(`${sink.url}/hook`);
  await dialog.getByLabel('Secret').fill('a secret of some length');
  await dialog.getByRole('button', { name: 'Send a test' }).click();
  await dialog.getByText('Delivered', { exact: true }).waitFor(slow);
  expect(sink.received.at(-1)).toMatchObject({ method: 'POST', path: '/hook' });
  expect(sink.received.at(-1)?.headers['webhook-signature']).toMatch(/^v1,/);
  await look('tested');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached', ...slow });
  await page.getByRole('row', { name: 'Home automation' }).waitFor(slow);
  await look('channels');
}

/** Reads what it means, and says who is on it. */
export async function answerAlert({ page, look }: Walk, row: Locator, container: string): Promise<void> {
  await row.getByText(`${container} stopped`).click();
  const drawer = page.getByRole('dialog', { name: `${container} stopped` });
  await drawer.getByText('it ended with exit code 3').waitFor(slow);
  await drawer.getByText('it runs', { exact: true }).waitFor(slow);
  await look('alert');
  await drawer.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Acknowledge' }).click();
  await drawer.getByText(`${person.name} is on it`).waitFor(slow);
  await look('acknowledged');
  await page.keyboard.press('Escape');
  await row.getByText('Acknowledged', { exact: true }).waitFor(slow);
}

export async function silenceStack({ page, look }: Walk, url: string): Promise<void> {
  await page.goto(`${url}/notify/silences`);
  await page.getByText('No silences').waitFor(slow);
  await page.getByRole('button', { name: 'New silence' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New silence' });
  await dialog.getByLabel('Keeps quiet').fill('stack="media"');
  await dialog.getByText('Keeps 0 alerts of now quiet').waitFor(slow);
  await dialog.getByLabel('Why').fill('Moving the disks');
  await look('silence');
  await dialog.getByRole('button', { name: 'Silence', exact: true }).click();
  await page.getByRole('row').filter({ hasText: 'stack=' }).getByText('Active').waitFor(slow);
  await look('silences');
}
