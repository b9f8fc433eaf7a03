import { cupdate } from './cupdate.ts';
import { diun } from './diun.ts';
import { dockcheck } from './dockcheck.ts';
import { drydock } from './drydock.ts';
import { keel } from './keel.ts';
import type { LabelFamily } from './label-family.ts';
import { nexus } from './nexus.ts';
import { shepherd } from './shepherd.ts';
import { tugtainer } from './tugtainer.ts';
import { watchtower } from './watchtower.ts';
import { wud } from './wud.ts';

/** Whose labels are understood. Where several say something of one field, the first of this list decides. */
export const labelFamilies: readonly LabelFamily[] = [
  nexus,
  drydock,
  wud,
  diun,
  watchtower,
  tugtainer,
  dockcheck,
  cupdate,
  shepherd,
  keel,
];
