import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { Walk } from './walk.ts';
import { type WatchedContainers, whatRuns } from './watcher-containers.ts';

export interface WatcherWalk extends Walk {
  readonly url: string;
  readonly has: WatchedContainers;
}

export const slow = { timeout: 20_000 };
const replaced = { timeout: 60_000 };

export function rowOf(page: Page, name: string): Locator {
  return page.getByRole('row', { name, exact: true });
}

export async function expectState(page: Page, name: string, state: string): Promise<void> {
  await rowOf(page, name).getByText(state, { exact: true }).waitFor(slow);
}

/** Containers of others on this machine are left alone. */
export async function watchOnlyOwn({ page, has }: WatcherWalk): Promise<void> {
  const settings = { mode: 'ask', gateSeconds: 1, pulseSeconds: 0 };
  const rule = { name: 'Mine', match: { container: `*${has.prefix}*` }, settings };
  const status = await page.evaluate(
    async (sent) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/api/watcher/policies', {
        method: 'PUT',
        headers,
        body: JSON.stringify(sent),
      });
      return answer.status;
    },
    { default: { mode: 'off' }, rules: [rule] },
  );
  expect(status).toBe(200);
}

/** Nothing is claimed of whom nobody could ask. */
export async function checkNow({ page, url, look, has }: WatcherWalk): Promise<void> {
  await page.goto(`${url}/watcher`);
  await rowOf(page, has.behind.name).waitFor(slow);
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText('The registries have been asked').waitFor(slow);
  for (const { name } of [has.behind, has.moved, has.fragile, has.ofStack])
    await expectState(page, name, 'newer');
  await expectState(page, has.current, 'up to date');
  await expectState(page, has.cut, 'unknown');
  await rowOf(page, has.ofStack.name)
    .getByTitle(has.ofStack.stack, { exact: true })
    .waitFor({ state: 'attached' });
  for (const words of ['4 updates', '1 unknown', '1 up to date'])
    await page.getByRole('button', { name: words, exact: true }).waitFor(slow);
  await look('updates');
  await page.getByRole('button', { name: '1 unknown', exact: true }).click();
  await rowOf(page, has.behind.name).waitFor({ state: 'detached', ...slow });
  await rowOf(page, has.cut).waitFor(slow);
  await page.goto(`${url}/watcher`);
  await rowOf(page, has.behind.name).waitFor(slow);
}

/** What holds it, what else there is, and a version that is not wanted until it is wanted again. */
export async function readAndSkip({ page, look, has: { behind } }: WatcherWalk): Promise<Locator> {
  await rowOf(page, behind.name).getByText(behind.name, { exact: true }).click();
  const drawer = page.getByRole('dialog', { name: behind.name });
  await drawer.getByText('2.0.0 is out; 1.0.0 runs.').waitFor(slow);
  await look('now');
  await drawer.getByRole('tab', { name: 'Why this tag' }).click();
  const listed = drawer.getByRole('tabpanel', { name: 'Why this tag' }).getByRole('listitem');
  for (const tag of ['2.1.0-rc.1', 'nightly']) await listed.filter({ hasText: tag }).first().waitFor(slow);
  await look('tags');
  await drawer.getByRole('tab', { name: 'Rules' }).click();
  await drawer.getByText('rule “Mine”').first().waitFor(slow);
  await look('tab-rules');
  await drawer.getByRole('tab', { name: 'Now' }).click();
  const card = drawer.getByRole('article').filter({ hasText: '2.0.0' });
  await card.getByRole('button', { name: 'Skip this version' }).click();
  await card.getByText('Kept back:').waitFor(slow);
  await look('skipped');
  await card.getByRole('button', { name: 'Offer it again' }).click();
  await drawer.getByText('2.0.0 is out; 1.0.0 runs.').waitFor(slow);
  return drawer;
}

/** From the plan to its end, in the same page. */
export async function update({ page, look, has: { behind } }: WatcherWalk, drawer: Locator): Promise<void> {
  const card = drawer.getByRole('article').filter({ hasText: '2.0.0' });
  await card.getByRole('button', { name: 'Update…' }).click();
  const dialog = page.getByRole('dialog', { name: `Update ${behind.name}` });
  await dialog.getByText('What happens').waitFor(slow);
  await dialog.getByText(`${behind.image}:2.0.0`, { exact: true }).waitFor();
  await look('plan');
  await dialog.getByRole('button', { name: 'Update now' }).click();
  await dialog.getByText('Replace the container').waitFor(slow);
  await look('replacing');
  await dialog.getByText(`${behind.name} runs 2.0.0.`).waitFor(replaced);
  await look('updated');
  expect(await whatRuns(behind.name)).toEqual({
    reference: `${behind.image}:2.0.0`,
    image: behind.versions[2]?.configDigest,
    state: 'running',
  });
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await drawer.getByText('2.0.0 is the newest.').waitFor(slow);
  await page.keyboard.press('Escape');
  await expectState(page, behind.name, 'up to date');
}

export async function goBack({ page, url, look, has: { behind } }: WatcherWalk): Promise<void> {
  await page.goto(`${url}/watcher/history`);
  const row = rowOf(page, `${behind.name} 2.0.0`);
  await row.getByText('done', { exact: true }).waitFor(slow);
  await look('history');
  await row.getByText(behind.name, { exact: true }).click();
  const drawer = page.getByRole('dialog', { name: behind.name, exact: true });
  await drawer.getByText('What it was').waitFor(slow);
  await look('run');
  await drawer.getByRole('button', { name: 'Go back to 1.0.0…' }).click();
  const dialog = page.getByRole('dialog', { name: `${behind.name}: go back to 1.0.0` });
  await dialog.getByText('What happens').waitFor(slow);
  await look('plan-back');
  await dialog.getByRole('button', { name: 'Go back now' }).click();
  await dialog.getByText(`${behind.name} runs 1.0.0.`).waitFor(replaced);
  expect(await whatRuns(behind.name)).toEqual({
    reference: `${behind.image}:1.0.0`,
    image: behind.versions[0]?.configDigest,
    state: 'running',
  });
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await drawer.getByText('Was taken back').waitFor(slow);
  await page.keyboard.press('Escape');
  await rowOf(page, `${behind.name} 1.0.0`).getByText('done', { exact: true }).waitFor(slow);
  // What somebody went back from is not put before them again.
  await page.goto(`${url}/watcher`);
  await rowOf(page, behind.name).getByTitle('1.0.0 → 1.1.0').waitFor(slow);
}

/** The new image ends by itself: the one before runs again, and the page says why. */
export async function updateToOneThatDies({ page, url, look, has: { fragile } }: WatcherWalk): Promise<void> {
  await page.goto(`${url}/watcher`);
  await expectState(page, fragile.name, 'newer');
  await rowOf(page, fragile.name).getByText(fragile.name, { exact: true }).click();
  const drawer = page.getByRole('dialog', { name: fragile.name });
  await drawer.getByRole('article').getByRole('button', { name: 'Update…' }).click();
  const dialog = page.getByRole('dialog', { name: `Update ${fragile.name}` });
  await dialog.getByText('What happens').waitFor(slow);
  await dialog.getByRole('button', { name: 'Update now' }).click();
  const told = dialog.getByRole('alert');
  await told.getByText(`${fragile.name} could not be updated`).waitFor(replaced);
  await told.getByText(/\b3\b/).first().waitFor();
  await told.getByText(`${fragile.name} runs latest again.`).waitFor();
  await look('taken-back');
  expect(await whatRuns(fragile.name)).toMatchObject({
    image: fragile.first.configDigest,
    state: 'running',
  });
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await drawer.getByText('Tried and taken back').waitFor(slow);
  await look('refused');
  await page.keyboard.press('Escape');
  await expectState(page, fragile.name, 'held');
}
