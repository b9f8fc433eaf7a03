import { expect } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { accessibilityViolations } from './accessibility.ts';
import { openPage } from './browser.ts';
import { whatRuns } from './watcher-containers.ts';
import { expectState, rowOf, slow, type WatcherWalk } from './watcher-journey.ts';

const byItself = { timeout: 60_000 };

/** Those that nobody cares about much are updated by themselves, from the moment that the rule is saved. */
export async function makeRule({ page, url, look, has }: WatcherWalk): Promise<void> {
  await page.goto(`${url}/watcher/rules`);
  await page.getByRole('button', { name: 'New rule' }).click(slow);
  const card = page.getByRole('article').filter({ has: page.getByRole('button', { name: 'Done' }) });
  await card.getByLabel('Name', { exact: true }).fill('By themselves');
  await card.getByLabel('Label', { exact: true }).fill(`nexus.test.care=${has.prefix}`);
  await choose(page, card, 'Newer versions', 'applied by itself');
  await card.getByRole('button', { name: 'Move By themselves up' }).click();
  const preview = page.getByRole('region', { name: 'What would happen' });
  const row = preview.getByRole('row', { name: has.moved.name, exact: true });
  await row.getByText('applied', { exact: true }).waitFor(slow);
  await row.getByText('changes', { exact: true }).waitFor();
  await preview.getByRole('checkbox', { name: 'Only what changes' }).check();
  await preview
    .getByRole('row', { name: has.behind.name, exact: true })
    .waitFor({ state: 'detached', ...slow });
  await look('dry-run');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The rules hold now').waitFor(slow);
  await look('rules');
  const { configDigest: image } = has.moved.next;
  await expect
    .poll(() => whatRuns(has.moved.name).catch(() => null), byItself)
    .toMatchObject({ image, state: 'running' });
  await page.goto(`${url}/watcher`);
  await expectState(page, has.moved.name, 'up to date');
}

/** Tried before it is kept. */
export async function addLogin({ page, url, look, has }: WatcherWalk): Promise<void> {
  await page.goto(`${url}/watcher/registries`);
  await rowOf(page, has.registry).getByText('answers', { exact: true }).waitFor(slow);
  await look('registries');
  await page.getByRole('button', { name: 'Add a login' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a login' });
  await choose(page, dialog, 'Kind', 'Another registry');
  await dialog.getByLabel('Registry', { exact: true }).fill(has.registry);
  await dialog.getByLabel(/^User/).fill('alvaro');
  await dialog
    .getByLabel(/^(Password|Token)/)
    .first()
    .fill('for reading only');
  await dialog
    .getByRole('checkbox', { name: 'Without TLS' })
    .or(dialog.getByRole('switch', { name: 'Without TLS' }))
    .click();
  await dialog.getByRole('button', { name: 'Try' }).click();
  await dialog.getByText(/^It works, /).waitFor(slow);
  await look('login');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached', ...slow });
  await rowOf(page, has.registry).waitFor(slow);
}

/** What waits for somebody, with the one thing to do about each. */
export async function decideAtHome({ page, url, look, has }: WatcherWalk): Promise<void> {
  await page.goto(url);
  const heading = page.getByRole('heading', { name: 'Updates to decide on' });
  await heading.waitFor(slow);
  await page.getByRole('link', { name: /was tried and taken back/ }).waitFor(slow);
  await look('home');
  await page.getByRole('button', { name: `Update ${has.ofStack.name}…` }).click();
  const dialog = page.getByRole('dialog', { name: `Update ${has.ofStack.name}` });
  await dialog.getByText('3.0.1').first().waitFor(slow);
  await look('home-plan');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
}

export async function readInSpanish({ page, url, look, has }: WatcherWalk): Promise<void> {
  await page.evaluate(() => localStorage.setItem('nexus.language', 'es'));
  await page.goto(`${url}/watcher`);
  await expectState(page, has.current, 'al día');
  await look('updates-es');
  await rowOf(page, has.cut).getByText(has.cut, { exact: true }).click();
  const drawer = page.getByRole('dialog', { name: has.cut });
  await drawer.getByText('No se puede saber si hay algo más nuevo.').waitFor(slow);
  await look('unknown-es');
  for (const [part, words] of [
    ['history', 'deshecho'],
    ['rules', 'Todo lo demás'],
    ['registries', 'Añadir un acceso'],
  ] as const) {
    await page.goto(`${url}/watcher/${part}`);
    await page.getByText(words, { exact: true }).first().waitFor(slow);
    await look(`${part}-es`);
  }
  await page.evaluate(() => localStorage.setItem('nexus.language', 'en'));
}

const ann = { name: 'ann', password: 'only looks at what there is' };

/** Sees all of it, and is offered nothing that she may not do. */
export async function lookAsViewer({ page: admin, url, has }: WatcherWalk, browser: Browser): Promise<void> {
  const { page, complaints } = await openPage(browser, admin.viewportSize() ?? undefined);
  expect(await addPerson(admin, { ...ann, role: 'viewer' })).toBe(200);
  await page.goto(url);
  await page.getByLabel('Name').fill(ann.name);
  await page.getByLabel('Password', { exact: true }).fill(ann.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Updates to decide on' }).waitFor(slow);
  await expectNoButtons(page);
  await page.goto(`${url}/watcher`);
  await expectState(page, has.behind.name, 'newer');
  await expectNoButtons(page);
  await rowOf(page, has.behind.name)
    .getByRole('button', { name: `Actions for ${has.behind.name}` })
    .click();
  await page.getByRole('menuitem').first().waitFor(slow);
  expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Open the container']);
  await page.keyboard.press('Escape');
  await rowOf(page, has.behind.name).getByText(has.behind.name, { exact: true }).click();
  await page.getByText('1.1.0 is out; 1.0.0 runs.').waitFor(slow);
  await expectNoButtons(page);
  await page.goto(`${url}/watcher/history`);
  await rowOf(page, `${has.behind.name} 1.0.0`).getByText(has.behind.name, { exact: true }).click(slow);
  await page.getByText('What it was').waitFor(slow);
  await expectNoButtons(page);
  for (const [part, words] of [
    ['rules', 'By themselves'],
    ['registries', has.registry],
  ] as const) {
    await page.goto(`${url}/watcher/${part}`);
    await page.getByText(words).first().waitFor(slow);
    await expectNoButtons(page);
  }
  expect(await accessibilityViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
}

const deciding =
  /^(Update\b.*…|Check now|Skip .*|Offer it again|Snooze|Go back to .*|New rule|Edit .*|Move .*|Remove .*|Add a login)$/;

async function expectNoButtons(page: Page): Promise<void> {
  expect(await page.getByRole('button', { name: deciding }).allInnerTexts()).toEqual([]);
  expect(await page.getByRole('checkbox').count()).toBe(0);
}

async function choose(page: Page, within: Locator, label: string, option: string): Promise<void> {
  await within.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.getByRole('listbox').waitFor({ state: 'detached', ...slow });
}

function addPerson(admin: Page, body: object): Promise<number> {
  return admin.evaluate(async (sent) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/hub/users', { method: 'POST', headers, body: JSON.stringify(sent) });
    return answer.status;
  }, body);
}
