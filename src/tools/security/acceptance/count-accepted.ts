import type { SecurityParts } from '../security-parts.ts';
import { findingsByFlaw } from '../findings/flaw-query-store.ts';

type Counts = ReadonlyMap<string, number>;

interface CountParts {
  readonly kernel: Pick<SecurityParts['kernel'], 'database'>;
  readonly findings: Pick<SecurityParts['findings'], 'all' | 'watch'>;
}

const accepted = { rank: [], severity: [], state: 'accepted' } as const;

/** How many findings each rule keeps quiet, by its id: counted once, and again when findings changed. */
export function openAcceptedCounts({ kernel: { database }, findings }: CountParts): () => Promise<Counts> {
  let known: Promise<Counts> | undefined;
  findings.watch(() => {
    known = undefined;
  });
  const count = async (): Promise<Counts> => {
    const counts = new Map<string, number>();
    for await (const { finding } of findingsByFlaw(database, findings.all(), accepted)) {
      const rule = finding.accepted?.rule;
      if (rule !== undefined) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
    return counts;
  };
  return async () => {
    const counting = (known ??= count());
    try {
      return await counting;
    } catch (error) {
      if (known === counting) known = undefined;
      throw error;
    }
  };
}
