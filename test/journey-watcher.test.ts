import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { requireEngine } from './engines.ts';
import { browserOfSuite } from './journey/browser.ts';
import { beginWalk } from './journey/walk.ts';
import { makeContainers } from './journey/watcher-containers.ts';
import {
  checkNow,
  goBack,
  readAndSkip,
  update,
  updateToOneThatDies,
  watchOnlyOwn,
} from './journey/watcher-journey.ts';
import { addLogin, decideAtHome, lookAsViewer, makeRule, readInSpanish } from './journey/watcher-upkeep.ts';
import { everyWay } from './journey/ways.ts';

const canBrowse = requireEngine('compose') && requireEngine('registry') && requireEngine('chromium');

describe.skipIf(!canBrowse)('updates, from the first look to one that goes by itself', () => {
  const run = randomBytes(2).toString('hex');
  const browser = browserOfSuite();

  test.each(everyWay())(
    '%s',
    async (_, viewport, label, start) => {
      await using has = await makeContainers(`nxwj-${run}-${label}`);
      await using nexus = await start();
      const begun = await beginWalk({ nexus, browser: browser(), viewport, label: `watcher-${label}` });
      const walk = { ...begun, url: nexus.url, has };
      const { page } = walk;

      await watchOnlyOwn(walk);
      await checkNow(walk);
      await page.evaluate(() => Reflect.set(globalThis, 'isSamePage', true));
      await update(walk, await readAndSkip(walk));
      expect(await page.evaluate(() => Reflect.get(globalThis, 'isSamePage'))).toBe(true);
      await goBack(walk);
      await updateToOneThatDies(walk);
      await makeRule(walk);
      await addLogin(walk);
      await decideAtHome(walk);
      await readInSpanish(walk);
      await lookAsViewer(walk, browser());
      await walk.leave();
    },
    300_000,
  );
});
