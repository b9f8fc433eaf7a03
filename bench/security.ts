import type { Benchmark } from './benchmark.ts';
import { openScanLab } from './security/scan-lab.ts';
import {
  measureFirstAnswer,
  measureFullScans,
  measureGrowth,
  measureMemory,
  measureRescan,
} from './security/scanning.ts';

export const security: Benchmark = {
  name: 'security',
  summary: 'how fast an image of 500 MB is read and read again, the first answer, memory',
  async measure({ quick, say }) {
    await using lab = await openScanLab(quick, say);
    const rounds = quick ? 1 : 5;
    say('what a running container tells …');
    const first = await measureFirstAnswer(lab, rounds);
    say('whole images, in turns with a bare program …');
    const full = await measureFullScans(lab, rounds);
    say('another image on the same base …');
    const again = await measureRescan(lab, quick ? 1 : 3);
    const growth = await measureGrowth(lab, quick ? 1 : 3);
    return [...first, ...full, ...again, ...growth, ...(await measureMemory(lab))];
  },
};
