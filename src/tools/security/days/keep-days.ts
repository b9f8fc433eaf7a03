import type { LabDay } from '#contracts/security/lab.ts';
import { sumCounts } from '../findings/count-findings.ts';
import type { JudgedImage } from '../findings/judged-image.ts';
import type { SecurityKernel } from '../security-kernel.ts';
import { forgetDays, writeDay } from './day-store.ts';

export const dayMs = 86_400_000;
const everyMs = 15 * 60_000;
/** As far back as can be asked for. */
const rememberedMs = 731 * dayMs;

export interface KeepDaysOptions {
  readonly kernel: Pick<SecurityKernel, 'schedule' | 'database' | 'clock'>;
  /** False: nothing is known yet, which is not the same as nothing found. */
  readonly isKnown: () => boolean;
  readonly judged: () => readonly JudgedImage[];
}

/** Writes down how today is, again and again, so that what stays of a day is how it ended. */
export function keepDays({ kernel, isKnown, judged }: KeepDaysOptions): void {
  kernel.schedule.add({
    name: 'security-days',
    everyMs,
    async run() {
      if (!isKnown()) return;
      const nowMs = kernel.clock.now();
      await writeDay(kernel.database, dayOf(judged(), nowMs));
      await forgetDays(kernel.database, nowMs - rememberedMs);
    },
  });
}

/** Of all images together; one content on two hosts counts twice, as it has to be repaired twice. */
export function dayOf(judged: readonly Pick<JudgedImage, 'summary'>[], nowMs: number): LabDay {
  const { severities, exploited } = sumCounts(judged.map(({ summary }) => summary.counts));
  return { dayMs: nowMs - (nowMs % dayMs), severities, exploited, images: judged.length };
}
