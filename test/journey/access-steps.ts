import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { accessibilityViolations } from './accessibility.ts';

export const eva = { name: 'eva', password: 'the second sentence of two' };

/** Adds a guest and, in the dialog that follows, grants a role on whatever has the label. */
export async function addGuest(page: Page, url: string, label: string, covers: string): Promise<void> {
  await page.goto(`${url}/people`);
  await page.getByRole('button', { name: 'Add a person' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a person' });
  await adding.getByLabel('Name').fill(eva.name);
  await adding.getByLabel('Password').fill(eva.password);
  await choose(page, 'Role', /^Guest/);
  await expectAccessible(page);
  await adding.getByRole('button', { name: 'Add a person' }).click();
  const access = page.getByRole('dialog', { name: 'What eva may do' });
  await access.getByRole('button', { name: 'Grant a part' }).click();
  await access.getByRole('button', { name: 'Save' }).click();
  await access.getByText('Choose a host, a stack or a label.').waitFor();
  await choose(page, 'Role', /^Operator/);
  await access.getByLabel('Label').fill(label);
  await access.getByText(`Now: ${covers}.`).waitFor();
  await expectAccessible(page);
}

export async function save(page: Page): Promise<void> {
  const access = page.getByRole('dialog', { name: 'What eva may do' });
  await access.getByRole('button', { name: 'Save' }).click();
  await access.waitFor({ state: 'detached' });
}

/** Takes the granted part down to looking on. */
export async function grantLess(page: Page): Promise<void> {
  await page.getByRole('row', { name: eva.name }).getByText(eva.name).click();
  await page.getByRole('dialog', { name: 'What eva may do' }).waitFor();
  await choose(page, 'Role', /^Viewer/);
  await save(page);
}

export async function signIn(page: Page, url?: string): Promise<void> {
  if (url !== undefined) await page.goto(url);
  const door = page.getByRole('heading', { name: 'Sign in' });
  await door.waitFor();
  await page.getByLabel('Name').fill(eva.name);
  await page.getByLabel('Password', { exact: true }).fill(eva.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await door.waitFor({ state: 'detached' });
}

/** What the page's own session is answered, by path below /api. */
export function statusOf(page: Page, method: string, path: string): Promise<number> {
  return page.evaluate(async ([asked, at]) => (await fetch(`/api${at}`, { method: asked })).status, [
    method,
    path,
  ] as const);
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityViolations(page)).toEqual([]);
}

async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).last().click();
  await page.getByRole('option', { name: option }).click();
}
