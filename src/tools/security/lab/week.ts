import type { LabOverview } from '#contracts/security/lab.ts';
import type { LabParts } from './lab-parts.ts';
import { type LineMoment, readLineMoments } from './week-store.ts';

/** What appeared and went within seven days. */
export interface Week {
  of(lines: ReadonlySet<string>): Promise<LabOverview['week']>;
  /** Something was written down since it was read. */
  forget(): void;
}

const weekMs = 7 * 86_400_000;
/** However quiet it is, days go by. */
const freshMs = 60_000;

/** Read once for all who ask, until something changes. */
export function openWeek({ database, clock }: Pick<LabParts['kernel'], 'database' | 'clock'>): Week {
  let known: { readonly atMs: number; readonly moments: Promise<readonly LineMoment[]> } | undefined;
  const read = () => {
    const atMs = clock.now();
    const moments = readLineMoments(database, atMs - weekMs);
    const reading = { atMs, moments };
    known = reading;
    moments.catch(() => {
      if (known === reading) known = undefined;
    });
    return reading;
  };
  return {
    async of(lines) {
      const isFresh = known !== undefined && Math.abs(clock.now() - known.atMs) < freshMs;
      const moments = await (isFresh && known ? known : read()).moments;
      return sumOf(moments.filter(({ line }) => lines.has(line)));
    },
    forget: () => (known = undefined),
  };
}

function sumOf(moments: readonly LineMoment[]): LabOverview['week'] {
  const sum = { appeared: 0, repaired: 0 };
  for (const { kind, flaws } of moments) if (kind === 'appeared' || kind === 'repaired') sum[kind] += flaws;
  return sum;
}
