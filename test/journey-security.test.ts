import { afterAll, beforeAll, describe, test } from 'vitest';
import { alpineFiles, factFiles } from '#tools/security/watch-advisories/advisory-files.ts';
import { requireEngine } from './engines.ts';
import { browserOfSuite, desktop, phone } from './journey/browser.ts';
import { startNexus } from './journey/nexus-processes.ts';
import {
  acceptAndTakeBack,
  findAtHome,
  readImage,
  readInSpanish,
  readSourcesAndDays,
  readWhatMatters,
} from './journey/security-journey.ts';
import { beginWalk } from './journey/walk.ts';
import { alpineRoot } from './security/build-image.ts';
import { openSecurityThings, type SecurityThings } from './security/security-under-test.ts';

const flaw = 'CVE-2024-1001';
const canBrowse = requireEngine('docker') && requireEngine('chromium');

describe.skipIf(!canBrowse)('flaws, from the first that matters to one that is accepted', () => {
  const browser = browserOfSuite();
  let things: SecurityThings;
  let image = '';

  beforeAll(async () => {
    things = await openSecurityThings();
    things.mirror.serve(alpineFiles({ musl: { [flaw]: '1.2.5-r1' }, xz: { 'CVE-2024-1002': '5.6.2-r0' } }));
    things.mirror.serve(factFiles([flaw], { 'CVE-2024-1002': 0.02 }));
    image = await things.build('web', alpineRoot({ musl: '1.2.5-r0', xz: '5.6.1-r0' }));
    await things.run('web', image, [...things.stack('shop'), '-p', '0.0.0.0::80']);
  });
  afterAll(() => things?.[Symbol.asyncDispose]());

  test.each([
    ['at a desk', desktop, 'desktop'],
    ['on a phone', phone, 'phone'],
  ] as const)(
    '%s',
    async (_, viewport, label) => {
      await using nexus = await startNexus({
        NEXUS_TOOLS: 'hub,containers,watcher,pulse,security,notify',
        NEXUS_DOCKER_HOST: things.engine.address,
        NEXUS_DOCKER_CERT_DIR: '',
        NEXUS_ADVISORIES_MIRROR: things.mirror.origin,
      });
      const begun = await beginWalk({ nexus, browser: browser(), viewport, label: `security-${label}` });
      const walk = { ...begun, url: nexus.url, image, flaw };
      await readWhatMatters(walk);
      await readImage(walk);
      await acceptAndTakeBack(walk);
      await readSourcesAndDays(walk);
      await findAtHome(walk);
      await readInSpanish(walk);
      await walk.leave();
    },
    180_000,
  );
});
