import type { Command } from '../command.ts';
import { acceptFlaw } from './accept-flaw.ts';
import { listFlaws } from './list-flaws.ts';
import { listImages } from './list-images.ts';
import { scan } from './scan.ts';
import { showFlaw } from './show-flaw.ts';

/** In the order in which the help lists them. */
export const securityCommands: readonly Command[] = [listFlaws, showFlaw, listImages, scan, acceptFlaw];
