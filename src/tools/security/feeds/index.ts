import type { Feed } from './feed.ts';

export const feeds: readonly Feed[] = [];
