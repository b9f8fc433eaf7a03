import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { docker } from '../docker-command.ts';
import { untilNetworkIsQuiet } from './browser.ts';
import { beginWalk, type Walk, type WalkOptions } from './walk.ts';

export interface StacksJourneyOptions extends WalkOptions {
  /** Started from the command line, of one service `web` with the host name `before`. */
  readonly stack: string;
  readonly folder: string;
  readonly compose: string;
}

type StacksWalk = StacksJourneyOptions & Walk;

const deployMs = 60_000;

/** Adopt a stack, edit it with a mistake, mend that, plan, deploy, go back to the version before, and take it down. */
export async function walkStacks(options: StacksJourneyOptions): Promise<void> {
  const walk = { ...options, ...(await beginWalk(options)) };
  await adopt(walk);
  await makeMistakeAndMendIt(walk);
  await meetSomebodyElse(walk);
  await planAndDeploy(walk);
  await goBack(walk);
  await takeDown(walk);
  await walk.leave();
}

async function adopt({ page, look, stack, nexus }: StacksWalk): Promise<void> {
  await page.goto(`${nexus.url}/containers/stacks`);
  await page.getByLabel('Filter').fill(stack);
  const row = page.getByRole('row', { name: stack });
  await row.getByText('not adopted yet').waitFor();
  await look('list');
  const before = await startedAt(stack);
  await row.getByText(stack).click();
  await page.getByRole('heading', { name: stack }).waitFor();
  await look('found');
  await page.getByRole('button', { name: 'Adopt' }).click();
  await page.getByText(`${stack} is adopted; nothing was restarted`).waitFor();
  await page.getByRole('tab', { name: 'Versions' }).waitFor();
  expect(await startedAt(stack)).toBe(before);
  await look('services');
}

async function makeMistakeAndMendIt({ page, look, folder, compose }: StacksWalk): Promise<void> {
  await page.getByRole('tab', { name: 'Files' }).click();
  await page.getByRole('tab', { name: 'compose.yaml' }).waitFor();
  const reveal = page.getByRole('button', { name: 'Show and edit' });
  await reveal.click();
  await reveal.waitFor({ state: 'hidden' });
  await replaceLastLine(page, '    hostnam: after');
  await page.getByText('compose.yaml, line 10').waitFor();
  await look('mistake');
  await replaceLastLine(page, '    hostname: after');
  await page.getByText('compose.yaml, line 10').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+s');
  await page.getByText('Saved; nothing is deployed yet').waitFor();
  const saved = await readFile(join(folder, 'compose.yaml'), 'utf8');
  expect(saved).toBe(compose.replace('hostname: before', 'hostname: after'));
}

/** Somebody edits the file by other means while a person types: both texts are shown and the choice is theirs. */
async function meetSomebodyElse({ page, look, folder }: StacksWalk): Promise<void> {
  const path = join(folder, 'compose.yaml');
  const saved = await readFile(path, 'utf8');
  await replaceLastLine(page, '    hostname: typed-here');
  await writeFile(path, `${saved}    domainname: elsewhere.test\n`);
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Take the one on disk' }).waitFor();
  await look('overtaken');
  await page.getByRole('button', { name: 'Take the one on disk' }).click();
  await page.getByText('domainname: elsewhere.test').waitFor();
}

async function planAndDeploy({ page, look, stack }: StacksWalk): Promise<void> {
  await page.getByRole('textbox', { name: 'compose.yaml' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('gets a new container').waitFor();
  await look('plan');
  await page.getByText('hostname (changed)').waitFor();
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await page.getByRole('heading', { name: `Deploy ${stack}` }).waitFor();
  await page.getByText(/^Done in/).waitFor({ timeout: deployMs });
  await untilNetworkIsQuiet();
  await look('deployed');
  expect(await hostname(stack)).toBe('after');
}

async function goBack({ page, look, stack, folder, compose }: StacksWalk): Promise<void> {
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('button', { name: /adopted/ }).click();
  await page.getByText('Images that ran').waitFor();
  await look('version');
  await page.getByRole('button', { name: 'Plan going back' }).click();
  await page.getByText('gets a new container').waitFor();
  await look('way-back');
  await page.getByRole('button', { name: 'Go back to this version' }).click();
  await page.getByRole('heading', { name: `Roll back ${stack}` }).waitFor();
  await page.getByText(/^Done in/).waitFor({ timeout: deployMs });
  await untilNetworkIsQuiet();
  expect(await hostname(stack)).toBe('before');
  expect(await readFile(join(folder, 'compose.yaml'), 'utf8')).toBe(compose);
}

async function takeDown({ page, look, stack }: StacksWalk): Promise<void> {
  await page.getByRole('button', { name: 'What to do with it' }).click();
  await page.getByRole('menuitem', { name: 'Take down' }).click();
  const dialog = page.getByRole('dialog', { name: `Take ${stack} down` });
  await dialog.getByText(`${stack}-web-1, which is removed`).waitFor();
  await look('down');
  await dialog.getByRole('button', { name: 'Take down' }).click();
  await page.getByRole('heading', { name: `Take down ${stack}` }).waitFor();
  await page.getByText(/^Done in/).waitFor({ timeout: deployMs });
  await page.getByText('not deployed', { exact: true }).waitFor();
  expect(await containerIds(stack)).toBe('');
  await untilNetworkIsQuiet();
  await look('absent');
}

/** The last line that says something; below it is the empty one after the last newline. */
async function replaceLastLine(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'compose.yaml' }).click();
  for (const key of ['Control+End', 'ArrowUp', 'End', 'Shift+Home', 'Shift+Home'])
    await page.keyboard.press(key);
  await page.keyboard.type(text);
}

function containerIds(stack: string): Promise<string> {
  return docker(['ps', '--all', '--quiet', '--filter', `label=com.docker.compose.project=${stack}`]);
}

async function startedAt(stack: string): Promise<string> {
  return await docker(['inspect', '--format', '{{.State.StartedAt}}', await containerIds(stack)]);
}

async function hostname(stack: string): Promise<string> {
  return await docker(['inspect', '--format', '{{.Config.Hostname}}', await containerIds(stack)]);
}
