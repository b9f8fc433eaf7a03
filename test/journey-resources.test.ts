import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { accessibilityViolations } from './journey/accessibility.ts';
import { desktop, openBrowser, openPage, phone, screenshot, untilNetworkIsQuiet } from './journey/browser.ts';
import { claimInBrowser } from './journey/journey.ts';
import { startNexus } from './journey/nexus-processes.ts';
import { registryOf, type TestRegistry } from './test-registry.ts';

const canBrowse = requireEngine('docker') && requireEngine('chromium');
const slow = { timeout: 20_000 };

describe.skipIf(!canBrowse)('images, networks, volumes and files in a real browser', () => {
  const id = randomBytes(4).toString('hex');
  const container = `nxres-${id}`;
  const volume = `nxres-volume-${id}`;
  const network = `nxres-net-${id}`;
  const subnet = `10.${200 + (Number.parseInt(id.slice(0, 2), 16) % 50)}.${Number.parseInt(id.slice(2, 4), 16)}`;
  let browser: Browser;
  let registry: TestRegistry;

  beforeAll(async () => {
    browser = await openBrowser();
    registry = await registryOf();
    const label = ['--label', 'nexus.test=nxres'];
    await docker(['volume', 'create', ...label, volume]);
    const mount = ['--mount', `type=volume,source=${volume},target=/data`];
    const script =
      'echo hello > /data/note.txt; mkdir -p "/data/<b>markup"; touch "$(printf \'/data/line\\nbreak\')"; exec sleep 10000';
    await docker(['run', '-d', '--name', container, ...label, ...mount, 'busybox', 'sh', '-c', script]);
    await untilNetworkIsQuiet();
  });

  afterAll(async () => {
    await browser?.close();
    await docker(['rm', '-f', container]);
    for (const leftover of [
      ['volume', 'rm', '-f', volume],
      ['network', 'rm', network],
      ['rmi', `${registry.host}/team/app:1`],
    ]) {
      await docker(leftover).catch(() => undefined);
    }
    await registry[Symbol.asyncDispose]();
  });

  async function look(page: Page, name: string): Promise<void> {
    expect(await accessibilityViolations(page)).toEqual([]);
    await screenshot(page, `resources-${name}`);
  }

  test.each([
    ['at a desk', desktop, 'desktop'],
    ['on a phone', phone, 'phone'],
  ])(
    '%s',
    async (_, viewport, label) => {
      await using nexus = await startNexus({});
      const { page, complaints } = await openPage(browser, viewport);
      await page.goto(nexus.url);
      await claimInBrowser(page, nexus.log());
      await page.goto(`${nexus.url}/containers/images`);
      await pullAndCancel(page, label);
      await previewAndRemove(page, label);
      await page.goto(`${nexus.url}/containers/networks`);
      await createConnectDisconnect(page, label);
      await page.goto(`${nexus.url}/containers/volumes`);
      await browseVolume(page, label);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    240_000,
  );

  async function pullAndCancel(page: Page, label: string): Promise<void> {
    await page.getByRole('button', { name: 'Pull', exact: true }).waitFor(slow);
    await page.getByText(/\d+ images?/).waitFor(slow);
    await look(page, `${label}-images`);
    registry.hold();
    const begin = async (reference: string) => {
      await page.getByRole('button', { name: 'Pull', exact: true }).click();
      const ask = page.getByRole('dialog', { name: 'Pull an image' });
      await ask.getByLabel('Image').fill(reference);
      await ask.getByRole('button', { name: 'Pull' }).click();
      return page.getByRole('dialog', { name: `Pull ${reference}` });
    };
    const big = await begin(`${registry.host}/team/big:1`);
    await big.getByText('Downloading').waitFor(slow);
    await look(page, `${label}-pulling`);
    await big.getByRole('button', { name: 'Cancel' }).click();
    await big.getByText('Cancelled', { exact: true }).waitFor(slow);
    await big.getByRole('button', { name: 'Close' }).last().click();
    registry.release();
    const app = await begin(`${registry.host}/team/app:1`);
    await app.getByText(/Done in/).waitFor(slow);
    await app.getByRole('button', { name: 'Close' }).last().click();
  }

  async function previewAndRemove(page: Page, label: string): Promise<void> {
    const tag = `${registry.host}/team/app:1`;
    const row = page.getByRole('row', { name: tag });
    await row.getByText(tag).click();
    const drawer = page.getByRole('dialog', { name: tag });
    await drawer.getByText('COPY file /file').waitFor(slow);
    await look(page, `${label}-image`);
    await drawer.getByRole('button', { name: 'Image' }).click();
    await page.getByRole('menuitem', { name: 'Remove…' }).click();
    const ask = page.getByRole('dialog', { name: 'Remove 1 image' });
    await ask.getByText(`${tag}: frees`).waitFor(slow);
    await look(page, `${label}-remove-image`);
    await ask.getByRole('button', { name: 'Remove' }).click();
    const done = page.getByRole('dialog', { name: `Remove ${tag}` });
    await done.getByText(/Done in/).waitFor(slow);
    await done.getByRole('button', { name: 'Close' }).last().click();
    await page.goto(page.url().replace(/\/containers\/images.*/, '/containers/images'));
    await page.getByText(/\d+ images?/).waitFor(slow);
    await expect.poll(() => row.count(), slow).toBe(0);
  }

  async function createConnectDisconnect(page: Page, label: string): Promise<void> {
    await page.getByRole('row', { name: 'bridge' }).first().waitFor(slow);
    await page.getByRole('button', { name: 'New network' }).click();
    const form = page.getByRole('dialog', { name: 'New network' });
    await form.getByLabel('Name').fill(network);
    await form.getByLabel('Subnet', { exact: true }).fill(`${subnet}.0/24`);
    await form.getByLabel('Gateway', { exact: true }).fill('192.0.2.1');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.getByText(`The gateway 192.0.2.1 is not in ${subnet}.0/24.`).waitFor(slow);
    await look(page, `${label}-new-network`);
    await form.getByLabel('Gateway', { exact: true }).fill('');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.waitFor({ state: 'detached', ...slow });
    await page.getByRole('row', { name: network }).getByText(network).click();
    const drawer = page.getByRole('dialog', { name: network });
    await drawer.getByRole('button', { name: 'Connect', exact: true }).click();
    const connect = page.getByRole('dialog', { name: `Connect a container to ${network}` });
    await connect.getByRole('combobox', { name: 'Container' }).click();
    await page.getByRole('option', { name: container }).click();
    await connect.getByLabel('Further names there').fill('db');
    await connect.getByLabel('Static address').fill(`${subnet}.77`);
    await connect.getByRole('button', { name: 'Connect' }).click();
    await drawer.getByText(`${subnet}.77`).waitFor(slow);
    await drawer.getByText('also db').waitFor(slow);
    await look(page, `${label}-network`);
    await drawer.getByRole('button', { name: `Disconnect ${container}` }).click();
    const leave = page.getByRole('dialog', { name: `Disconnect ${container} from ${network}` });
    await leave.getByText('docker network disconnect').waitFor(slow);
    await look(page, `${label}-disconnect`);
    await leave.getByRole('button', { name: 'Disconnect' }).click();
    await drawer.getByText('Nobody is on it.').waitFor(slow);
    await docker(['network', 'rm', network]);
    await untilNetworkIsQuiet();
  }

  async function browseVolume(page: Page, label: string): Promise<void> {
    await page.getByRole('row', { name: volume }).getByText(volume).click();
    const drawer = page.getByRole('dialog', { name: volume });
    await drawer.getByRole('tab', { name: 'Files' }).click();
    await drawer.getByText('note.txt').waitFor(slow);
    await drawer.getByText(String.raw`line\nbreak`).waitFor(slow);
    const name = `${label} año.txt`;
    await drawer
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('from the browser') });
    await drawer.getByText(`${name}: uploaded`).waitFor(slow);
    await look(page, `${label}-files`);
    expect(await docker(['exec', container, 'cat', `/data/${name}`])).toContain('from the browser');
    await drawer.getByRole('row', { name }).getByText(name).click();
    const preview = page.getByRole('dialog', { name });
    await preview.getByText('from the browser').waitFor(slow);
    await look(page, `${label}-preview`);
    const download = page.waitForEvent('download');
    await preview.getByRole('link', { name: 'Download' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(name);
    expect(await readFile(await file.path(), 'utf8')).toBe('from the browser');
    await page.keyboard.press('Escape');
    await drawer.getByText('<b>markup').click();
    await drawer.getByText('This folder is empty').waitFor(slow);
  }
});
