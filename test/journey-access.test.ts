import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docker } from './docker-command.ts';
import { requireEngine } from './engines.ts';
import { addGuest, expectAccessible, grantLess, save, signIn, statusOf } from './journey/access-steps.ts';
import { desktop, openBrowser, openPage, phone, screenshot, untilNetworkIsQuiet } from './journey/browser.ts';
import { claimInBrowser } from './journey/journey.ts';
import { startNexus } from './journey/nexus-processes.ts';

const canBrowse = requireEngine('docker') && requireEngine('chromium');

describe.skipIf(!canBrowse)('somebody with a part of the lab, in a real browser', () => {
  const run = randomBytes(4).toString('hex');
  const label = `nexus.part-${run}=kids`;
  const [shared, secret] = [`nxpart-${run}-shared`, `nxpart-${run}-secret`];
  const ids = new Map<string, string>();
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
    ids.set(shared, await start(shared, ['--label', label]));
    // It needs the shared one, and is not for eva's eyes.
    ids.set(secret, await start(secret, ['--network', `container:${shared}`]));
    await untilNetworkIsQuiet();
  });
  afterAll(async () => {
    await browser?.close();
    await docker(['rm', '-f', secret, shared]);
  });

  async function start(name: string, options: readonly string[]): Promise<string> {
    const printing = 'while true; do echo tick; sleep 1; done';
    const named = ['run', '-d', '--name', name, '--label', 'nexus.test=journey-access'];
    const printed = await docker([...named, ...options, 'busybox', 'sh', '-c', printing]);
    return printed.trim();
  }

  test.each([
    ['at a desk', desktop],
    ['on a phone', phone],
  ] as const)('%s', async (where, viewport) => {
    await using nexus = await startNexus({});
    const look = (page: Page, name: string) => screenshot(page, `access-${where.split(' ').at(-1)}-${name}`);
    const { page: admin, complaints } = await openPage(browser, viewport);
    await admin.goto(nexus.url);
    await claimInBrowser(admin, nexus.log());
    await addGuest(admin, nexus.url, label, shared);
    await look(admin, 'grant');
    await save(admin);
    await admin.getByText('1 part').waitFor();
    await look(admin, 'people');

    const { page: guest, complaints: guestComplaints } = await openPage(browser, viewport);
    await signIn(guest, nexus.url);
    await guest.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
    await guest.goto(`${nexus.url}/containers`);
    await guest.getByRole('row', { name: shared }).getByText('running').waitFor();
    expect(await guest.getByRole('row').filter({ hasText: 'nxpart-' }).count()).toBe(1);
    await expectAccessible(guest);
    await look(guest, 'list');
    await lookAround(guest, ids.get(shared)!, ids.get(secret)!);
    await guest.getByRole('row', { name: shared }).getByText(shared).click();
    await guest.getByText('1 container that you may not see').waitFor();
    expect(await guest.content()).not.toContain(secret);
    expect(await guest.getByRole('tab').allInnerTexts()).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/Terminal|Files|Edit/)]),
    );
    await expectAccessible(guest);
    await look(guest, 'drawer');
    await guest.getByRole('button', { name: 'What to do with it' }).click();
    await guest.getByRole('menuitem', { name: 'Restart' }).waitFor();
    await guest.keyboard.press('Escape');
    await guest.goto(`${nexus.url}/account`);
    await guest.getByText(`Operator: whatever has the label ${label}`).waitFor();
    await expectAccessible(guest);
    await look(guest, 'account');

    await grantLess(admin);
    await guest.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: 5000 });
    await signIn(guest);
    await guest.goto(`${nexus.url}/containers`);
    await guest.getByRole('row', { name: shared }).getByText(shared).click();
    await guest.getByText('1 container that you may not see').waitFor();
    expect(await guest.getByRole('button', { name: 'What to do with it' }).count()).toBe(0);
    expect([...complaints, ...guestComplaints]).toEqual([]);
    await Promise.all([admin, guest].map((page) => page.context().close()));
  });

  async function lookAround(guest: Page, sharedId: string, secretId: string): Promise<void> {
    const seen = `/containers/hosts/local/containers/${sharedId}`;
    const hidden = `/containers/hosts/local/containers/${secretId}`;
    // Until the engine has told everything, its host does not answer for single containers.
    await expect.poll(() => statusOf(guest, 'GET', seen), { timeout: 20_000 }).toBe(200);
    expect(await statusOf(guest, 'GET', `${seen}/removal`)).toBe(200);
    expect(await statusOf(guest, 'POST', `${seen}/reveal-environment`)).toBe(403);
    expect(await statusOf(guest, 'GET', hidden)).toBe(404);
    expect(await statusOf(guest, 'GET', `${hidden}/removal`)).toBe(404);
    expect(await statusOf(guest, 'GET', `${hidden}/logs?follow=false`)).toBe(404);
    expect(await statusOf(guest, 'GET', '/hub/users')).toBe(403);
    expect(await statusOf(guest, 'GET', '/hub/overview')).toBe(403);
    expect(await statusOf(guest, 'GET', '/containers/hosts')).toBe(200);
  }
});
