import { describe, expect, test } from 'vitest';
import { containers } from '#contracts/containers.ts';
import { claimNexus } from './first-admin.ts';
import { requireEngine } from './engines.ts';
import { browserOfSuite, openPage, screenshot } from './journey/browser.ts';
import { claimInBrowser } from './journey/journey.ts';
import { startNexus } from './journey/nexus-processes.ts';

const noEngine = { NEXUS_DOCKER_HOST: 'unix:///var/run/nexus-test-has-no-docker.sock' };

describe('without Docker', () => {
  test('NEXUS starts, answers, and says what is missing and how to mend it', async () => {
    await using nexus = await startNexus(noEngine);
    const cookie = await claimNexus(nexus.url, nexus.log());
    const answer = await fetch(`${nexus.url}/api/containers/hosts`, { headers: { cookie } });
    const [host] = containers.endpoints.hosts.result.parse(await answer.json());
    expect(host).toMatchObject({ state: 'missing' });
    expect(host?.reason).toContain('nexus-test-has-no-docker.sock');
    expect(host?.fixes).toHaveLength(3);
  });

  describe.skipIf(!requireEngine('chromium'))('in the browser', () => {
    const browser = browserOfSuite();

    test('the page shows the three ways instead of an empty list', async () => {
      await using nexus = await startNexus(noEngine);
      const { page, complaints } = await openPage(browser());
      await page.goto(nexus.url);
      await claimInBrowser(page, nexus.log());
      await page.getByRole('navigation').getByRole('link', { name: 'Containers' }).click();
      await page.getByText('Three ways to mend it').waitFor();
      await screenshot(page, 'without-docker');
      expect(complaints).toEqual([]);
    });
  });
});
