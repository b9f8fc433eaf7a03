import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import { docker } from '../docker-command.ts';
import { untilNetworkIsQuiet } from './browser.ts';
import { beginWalk, type Walk, type WalkOptions } from './walk.ts';

export interface EditJourneyOptions extends WalkOptions {
  /** A running container with a variable SECRET and 64 MiB of memory, whose network `<container>-side` uses. */
  readonly container: string;
}

type EditWalk = EditJourneyOptions & Walk;

const workMs = 60_000;

/** Change a limit live, then the user by recreating, mistype a port, edit as JSON, copy, and rename. */
export async function walkEdit(options: EditJourneyOptions): Promise<void> {
  const walk = { ...options, ...(await beginWalk(options)) };
  await changeLimit(walk);
  await mistypeAndRecreate(walk);
  await editAsJson(walk);
  await copy(walk);
  await rename(walk);
  await walk.leave();
}

async function openEdit({ page, nexus, container }: EditWalk): Promise<Locator> {
  const id = await inspect(container, '{{.Id}}');
  await page.goto(`${nexus.url}/containers/local/${id}?tab=edit`);
  const drawer = page.getByRole('dialog', { name: container });
  await drawer.getByText('Nothing changed yet.').waitFor();
  return drawer;
}

async function changeLimit(walk: EditWalk): Promise<void> {
  const { container, look } = walk;
  const startedAt = await inspect(container, '{{.State.StartedAt}}');
  const drawer = await openEdit(walk);
  await drawer.getByText('Limits and restart').click();
  await drawer.getByLabel('Memory', { exact: true }).fill('96m');
  await drawer.getByText('applied live, no restart').waitFor();
  await look('form');
  await drawer.getByRole('button', { name: 'Review' }).click();
  await drawer.getByText('Applied live, no restart.').waitFor();
  await drawer.getByText(`docker update --memory 96m --memory-swap 192m ${container}`).waitFor();
  await look('review-live');
  await drawer.getByRole('button', { name: 'Apply' }).click();
  await finish(walk);
  expect(await inspect(container, '{{.HostConfig.Memory}} {{.State.StartedAt}}')).toBe(
    `${96 * 1024 * 1024} ${startedAt}`,
  );
  await drawer.getByText('Nothing changed yet.').waitFor();
}

async function mistypeAndRecreate(walk: EditWalk): Promise<void> {
  const { container, look } = walk;
  const before = await inspect(container, '{{.Id}}');
  const drawer = await openEdit(walk);
  await drawer.getByText('Ports', { exact: true }).click();
  await drawer.getByRole('button', { name: 'Add to Ports' }).click();
  await drawer.getByLabel('Ports, entry 1: Container port').fill('70000');
  await drawer.getByText('A port is a number from 1 to 65535.').waitFor();
  await look('problem');
  await drawer.getByLabel('Ports, entry 1: Container port').fill('80');
  await drawer.getByText('needs a new container').waitFor();
  await drawer.getByRole('button', { name: 'Review' }).click();
  await drawer.getByText(/Recreated: at most about/).waitFor();
  await drawer.getByText(`${container}-side`).waitFor();
  await look('review-recreate');
  await drawer.getByRole('button', { name: 'Recreate' }).click();
  await finish(walk);
  await untilNetworkIsQuiet();
  expect(await inspect(container, '{{.Id}}')).not.toBe(before);
  expect(await inspect(container, '{{range .Config.Env}}{{.}} {{end}}')).toContain('SECRET=hunter2');
  await drawer.getByText('Nothing changed yet.').waitFor();
}

async function editAsJson(walk: EditWalk): Promise<void> {
  const { look } = walk;
  const drawer = await openEdit(walk);
  await drawer.getByLabel('Hostname').fill('typed-before');
  await drawer.getByText('1 change').waitFor();
  await drawer.getByRole('button', { name: 'JSON' }).click();
  await drawer.getByText('typed-before').waitFor();
  expect(await drawer.getByText('hunter2').count()).toBe(0);
  await look('json');
  await drawer.getByRole('button', { name: 'Form' }).click();
  expect(await drawer.getByLabel('Hostname').inputValue()).toBe('typed-before');
  await drawer.getByRole('button', { name: 'Discard' }).click();
  await drawer.getByText('Nothing changed yet.').waitFor();
}

async function copy(walk: EditWalk): Promise<void> {
  const { page, container, look } = walk;
  await openEdit(walk);
  await page.getByRole('button', { name: 'What to do with it' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await page.getByRole('heading', { name: 'New container' }).waitFor();
  await page.getByText(`Copy of ${container}`).waitFor();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(`${container}-copy`);
  await page.getByText(`docker run --detach --name ${container}-copy`).waitFor();
  await look('copy');
  await page.getByRole('button', { name: 'Create and start' }).click();
  await page.getByRole('link', { name: `Show ${container}-copy` }).waitFor({ timeout: workMs });
  await look('copied');
  expect(await inspect(`${container}-copy`, '{{.State.Running}}')).toBe('true');
  await untilNetworkIsQuiet();
}

async function rename(walk: EditWalk): Promise<void> {
  const { page, container, look } = walk;
  await page.getByRole('link', { name: `Show ${container}-copy` }).click();
  await page.getByRole('dialog', { name: `${container}-copy` }).waitFor();
  await page.getByRole('button', { name: 'What to do with it' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog', { name: `Rename ${container}-copy` });
  await dialog.getByLabel('New name').fill(container);
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await dialog.getByText(`Another container is called ${container}`).waitFor();
  await look('rename');
  await dialog.getByLabel('New name').fill(`${container}-two`);
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await finish(walk);
  await page.getByRole('dialog', { name: `${container}-two` }).waitFor();
}

/** Waits for the end of what was begun, and puts its report away. */
async function finish({ page }: EditWalk): Promise<void> {
  const report = page.getByRole('dialog', { name: /^(Editing|Renaming)/ });
  await report.getByText(/^Done/).waitFor({ timeout: workMs });
  await report.getByRole('button', { name: 'Close' }).last().click();
}

function inspect(container: string, format: string): Promise<string> {
  return docker(['inspect', '--format', format, container]);
}
