import { alpine } from './alpine.ts';
import { chainguard } from './chainguard.ts';
import type { Feed } from './feed.ts';
import { wolfi } from './wolfi.ts';

export const feeds: readonly Feed[] = [alpine, wolfi, chainguard];
