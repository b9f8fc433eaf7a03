import type { Benchmark } from './benchmark.ts';
import { measureIndexSize } from './security/index-size.ts';
import { measureRematch } from './security/rematch.ts';
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
  summary: 'how fast an image of 500 MB is read and read again, the first answer, memory, advisories',
  async measure({ quick, say }) {
    say('an index of made advisories …');
    const rows = quick ? 20_000 : 100_000;
    const index = [...(await measureRematch(rows, quick ? 3 : 20)), ...(await measureIndexSize(rows))];
    await using lab = await openScanLab(quick, say);
    const rounds = quick ? 1 : 5;
    say('what a running container tells …');
    const first = await measureFirstAnswer(lab, rounds);
    say('whole images, in turns with a bare program …');
    const full = await measureFullScans(lab, rounds);
    say('another image on the same base …');
    const again = await measureRescan(lab, quick ? 1 : 3);
    const growth = await measureGrowth(lab, quick ? 1 : 3);
    return [...first, ...full, ...again, ...growth, ...(await measureMemory(lab)), ...index];
  },
};
