import { alpine } from './alpine.ts';
import { chainguard } from './chainguard.ts';
import { debian } from './debian.ts';
import { epss } from './epss.ts';
import type { Feed } from './feed.ts';
import { kev } from './kev.ts';
import { osv } from './osv.ts';
import { wolfi } from './wolfi.ts';

export const feeds: readonly Feed[] = [alpine, debian, osv, wolfi, chainguard, kev, epss];
