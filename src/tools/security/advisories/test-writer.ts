import type { FeedItem } from '../feeds/feed.ts';
import { type AdvisoryIndex, openIndex } from './open-index.ts';
import { anAdvisory, anAffected } from './test-advisories.ts';

/** For the crash test, which starts this file as a process: each generation says the same number in each of its advisories. */
export function* generation(number: number): Generator<FeedItem, void> {
  for (let at = 0; at < 300; at += 1)
    yield {
      kind: 'advisory',
      advisory: anAdvisory(`CVE-2024-${10_000 + at}`, {
        title: `Generation ${number}`,
        affected: [anAffected('lib', { spans: [{ fixed: `${number}.0.0` }] }), anAffected(`own-${at}`)],
      }),
    };
}

/** The numbers that the index tells, in titles and ranges, and of how many advisories. */
export function generationOf(index: AdvisoryIndex): {
  readonly generations: readonly number[];
  readonly advisories: number;
} {
  const found = index.candidates({ ecosystem: 'golang', release: '', name: 'lib' });
  const numbers = found.flatMap(({ advisory, affected }) => [
    Number(advisory.title?.split(' ')[1]),
    Number.parseInt(affected.spans[0]?.fixed ?? '', 10),
  ]);
  return { generations: [...new Set(numbers)], advisories: found.length };
}

async function writeForever(path: string): Promise<never> {
  const { index } = openIndex(path);
  const [before] = index.parts();
  for (let number = (before?.state.revision ?? 0) + 1; ; number += 1) {
    const part = { feed: 'osv', part: 'all', mode: 'whole', state: { revision: number } } as const;
    await index.write(part, generation(number));
    process.send?.(number);
  }
}

const [, program = '', path = ''] = process.argv;
if (program.endsWith('test-writer.ts')) await writeForever(path);
