import { openBrowser } from '#test/journey/browser.ts';
import type { Measurement } from '../benchmark.ts';
import { startNexus, temporaryFolder } from '../nexus-process.ts';
import { openSignedIn } from '../signed-in-page.ts';
import { round } from '../statistics.ts';

const scriptBytes = `performance.getEntriesByType('resource')
  .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;

/** What a browser with an empty cache has loaded when somebody who is signed in sees the first page, and how long that took. */
export async function measureFirstPage(): Promise<Measurement[]> {
  await using folder = await temporaryFolder();
  await using nexus = await startNexus(folder.path);
  await using browser = await openBrowser();
  const page = await openSignedIn(browser, nexus);
  const started = performance.now();
  await page.goto(nexus.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const drawnMs = performance.now() - started;
  const bytes = await page.evaluate<number>(scriptBytes);
  return [
    {
      name: 'webHomeKB',
      value: round(bytes / 1000),
      note: 'JavaScript as transferred, until the home page is drawn',
    },
    { name: 'webHomeMs', value: round(drawnMs) },
  ];
}
