import type { Browser, Page } from 'playwright-core';
import { claimNexus } from '#test/first-admin.ts';
import type { ServerProcess } from './nexus-process.ts';

/** Claims a new NEXUS and opens an empty page that is signed in to it. */
export async function openSignedIn(browser: Browser, nexus: ServerProcess): Promise<Page> {
  const [name = '', value = ''] = (await claimNexus(nexus.url, nexus.output())).split(/=(.*)/s);
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  await page.context().addCookies([{ name, value, url: nexus.url }]);
  return page;
}
