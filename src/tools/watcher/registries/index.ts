import { any } from './any.ts';
import { dockerHub } from './docker-hub.ts';
import { ghcr } from './ghcr.ts';
import { gitea } from './gitea.ts';
import { gitlab } from './gitlab.ts';
import { lscr } from './lscr.ts';
import { quay } from './quay.ts';
import type { Registry } from './registry.ts';

/** Every kind of registry there is. */
// A kind takes its own settings only, so the list is of kinds of whatever settings; callers parse before they connect.
// oxlint-disable-next-line typescript/no-explicit-any
export const registries: readonly Registry<any>[] = [dockerHub, ghcr, lscr, quay, gitlab, gitea, any];
