import { expect } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { accessibilityViolations } from './accessibility.ts';
import { openPage, screenshot } from './browser.ts';
import { claimInBrowser } from './journey.ts';
import type { NexusProcess } from './nexus-processes.ts';

export interface WalkOptions {
  /** Not claimed yet. */
  readonly nexus: NexusProcess;
  readonly browser: Browser;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Begins the names of its screenshots. */
  readonly label: string;
}

export interface Walk {
  readonly page: Page;
  /** Takes a screenshot, and expects that everybody can use what it shows. */
  readonly look: (name: string) => Promise<void>;
  /** Expects that the browser had nothing to complain about. */
  readonly leave: () => Promise<void>;
}

/** Claims a new NEXUS in a page of its own. */
export async function beginWalk({ nexus, browser, viewport, label }: WalkOptions): Promise<Walk> {
  const { page, complaints } = await openPage(browser, viewport);
  await page.goto(nexus.url);
  await claimInBrowser(page, nexus.log());
  return {
    page,
    async look(name) {
      await screenshot(page, `${label}-${name}`);
      expect(await accessibilityViolations(page)).toEqual([]);
    },
    async leave() {
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  };
}
