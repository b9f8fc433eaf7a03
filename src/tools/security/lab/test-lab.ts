import type { Caller } from '#contracts/access.ts';
import type { Finding } from '#contracts/security/finding.ts';
import type { FeedState } from '#contracts/security/feeds.ts';
import { manualClock } from '#kernel/clock.ts';
import { viewer } from '#kernel/test-call.ts';
import { openTestKernelOf } from '#kernel/test-kernel.ts';
import type { ContentNote } from '../contents/open-contents.ts';
import { countFindings, isOpen } from '../findings/count-findings.ts';
import { fakeContainer } from '../findings/fake-lab.ts';
import { imageLine } from '../findings/image-line.ts';
import type { JudgedImage } from '../findings/judged-image.ts';
import { writeJudged } from '../findings/judged-store.ts';
import type { KeptInventory } from '../inventories/open-inventories.ts';
import type { ReadingKnowledge } from '../reading/knowledge.ts';
import { imageKey, type ImageKey, type LabImage } from '../reading/lab-image.ts';
import type { ReadingStatus } from '../reading/reading-status.ts';
import type { ReadingChange } from '../reading/reading-view.ts';
import { securityMigrations } from '../security-migrations.ts';
import type { SecuritySchema } from '../security-schema.ts';
import type { AdvisoryNews } from '../watch-advisories/advisories.ts';

/** Sees the stack `media` on `nas`, and nothing else. */
export const child: Caller = {
  ...viewer,
  role: 'guest',
  grants: [{ role: 'viewer', scope: { host: 'nas', stack: 'media' } }],
};

/** An image with one container in `stack`; its content is named after it. */
export function testImage(name: string, stack: string | null, change: Partial<LabImage> = {}): LabImage {
  return {
    host: 'nas',
    id: `sha256:${name}`,
    digest: `d-${name}`,
    references: [`${name}:1`],
    containers: [{ ...fakeContainer(name), stack, image: `${name}:1` }],
    sizeBytes: 1,
    isHere: true,
    isHostLive: true,
    ...change,
  };
}

const read: ReadingKnowledge = { state: 'known', reason: null, readAtMs: 5 };
const idle: ReadingStatus = { reading: [], waiting: 0, troubles: [] };
const noChange: ReadingChange = { images: [], gone: [], inventories: [], isStatusChanged: false };

/** For tests: parts with a real database, and around it what the test says. */
export async function openTestLab(images: readonly LabImage[]) {
  const clock = manualClock();
  const kernel = await openTestKernelOf<SecuritySchema>('security', securityMigrations, { clock });
  const lab = {
    images,
    isRead: true,
    knowledge: new Map<string, ReadingKnowledge>(),
    inventories: new Map<string, KeptInventory>(),
    notes: new Map<string, ContentNote>(),
    judged: new Map<string, JudgedImage>(),
    status: idle,
    advisoriesAtMs: clock.now() as number | null,
    feeds: [] as FeedState[],
    asked: [] as string[],
    /** How often somebody went through all images. */
    looks: 0,
  };
  const ears = {
    reading: new Set<(change: ReadingChange) => void>(),
    findings: new Set<(changed: readonly ImageKey[]) => void>(),
    contents: new Set<(digests: readonly string[]) => void>(),
    acceptances: new Set<() => void>(),
    advisories: new Set<(news: AdvisoryNews) => void>(),
  };
  const listen = <Listener>(all: Set<Listener>) => {
    return (listener: Listener) => {
      all.add(listener);
      return () => void all.delete(listener);
    };
  };
  const parts = {
    kernel,
    reading: {
      isRead: () => lab.isRead,
      subjects: () => {
        lab.looks += 1;
        return lab.images;
      },
      knowledge: (host: string, id: string) => lab.knowledge.get(imageKey({ host, id })) ?? read,
      inventoryOf: (digest: string) => Promise.resolve(lab.inventories.get(digest)),
      status: () => lab.status,
      readNow: (host?: string, image?: string) => {
        lab.asked.push(`${host ?? 'all'} ${image ?? 'all'}`);
        return Promise.resolve(1);
      },
      watch: listen(ears.reading),
    },
    contents: {
      of: (digest: string) => lab.notes.get(digest),
      watch: (listener: (digests: readonly string[]) => void) => void ears.contents.add(listener),
    },
    advisories: {
      feeds: () => lab.feeds,
      oldestCheckMs: () => lab.advisoriesAtMs,
      isFetching: () => false,
      watch: (listener: (news: AdvisoryNews) => void) => {
        const stop = listen(ears.advisories)(listener);
        return { [Symbol.dispose]: stop };
      },
    },
    acceptances: { watch: listen(ears.acceptances) },
    findings: { get: (key: ImageKey) => lab.judged.get(imageKey(key)), watch: listen(ears.findings) },
  };
  return {
    lab,
    parts,
    clock,
    kernel,
    /** As the lead writes it down and everybody hears of it. */
    judge: async (image: LabImage, findings: readonly Finding[], unmatched = 0): Promise<void> => {
      const worst = findings.filter(isOpen).slice(0, 3);
      const judged: JudgedImage = {
        host: image.host,
        id: image.id,
        digest: image.digest ?? '',
        line: imageLine(image),
        judgedAtMs: 6,
        matchedAtMs: 6,
        summary: { counts: countFindings(findings), worst, unmatched },
      };
      await kernel.database.transaction((tx) => writeJudged(tx, judged, findings));
      lab.judged.set(imageKey(image), judged);
      for (const listener of ears.findings) listener([{ host: image.host, id: image.id }]);
    },
    changed: (change: Partial<ReadingChange>): void => {
      for (const listener of ears.reading) listener({ ...noChange, ...change });
    },
    rulesChanged: (): void => {
      for (const listener of ears.acceptances) listener();
    },
    statesChanged: (): void => {
      for (const listener of ears.advisories) listener({ kind: 'states' });
    },
    [Symbol.asyncDispose]: () => kernel[Symbol.asyncDispose](),
  };
}
