import type { KeptFacts } from '../inventories/inventory-store.ts';
import { imageKey, type ImageKey, type LabImage } from './lab-image.ts';
import type { ReadingKnowledge } from './knowledge.ts';
import type { ReadingStatus } from './reading-status.ts';

/** All that is shown at one moment. */
export interface ReadingView {
  readonly images: ReadonlyMap<string, { readonly image: LabImage; readonly knowledge: ReadingKnowledge }>;
  readonly facts: readonly KeptFacts[];
  readonly status: ReadingStatus;
}

/** What is other than before. */
export interface ReadingChange {
  /** New, or something of it changed. */
  readonly images: readonly ImageKey[];
  readonly gone: readonly ImageKey[];
  /** Digests whose inventory is new, another, or gone. */
  readonly inventories: readonly string[];
  readonly isStatusChanged: boolean;
}

/** Undefined: nothing is. */
export function changeOf(before: ReadingView, after: ReadingView): ReadingChange | undefined {
  const images = [...after.images].filter(([key, one]) => !isSame(before.images.get(key), one));
  const gone = [...before.images].filter(([key]) => !after.images.has(key));
  const inventories = changedInventories(before.facts, after.facts);
  const isStatusChanged = !isSame(before.status, after.status);
  if (images.length + gone.length + inventories.length === 0 && !isStatusChanged) return undefined;
  const keyOf = ([, { image }]: (typeof images)[number]) => ({ host: image.host, id: image.id });
  return { images: images.map(keyOf), gone: gone.map(keyOf), inventories, isStatusChanged };
}

function changedInventories(before: readonly KeptFacts[], after: readonly KeptFacts[]): string[] {
  const versionOf = ({ scannedAtMs, revisions }: KeptFacts) => `${scannedAtMs} ${revisions}`;
  const known = new Map(before.map((one) => [one.image, versionOf(one)]));
  const now = new Map(after.map((one) => [one.image, versionOf(one)]));
  return [
    ...[...now].filter(([digest, version]) => known.get(digest) !== version).map(([digest]) => digest),
    ...[...known.keys()].filter((digest) => !now.has(digest)),
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function viewOf(
  images: readonly LabImage[],
  rest: Omit<ReadingView, 'images'> & { readonly knowledgeOf: (image: LabImage) => ReadingKnowledge },
): ReadingView {
  const { facts, status, knowledgeOf } = rest;
  const shown = images.map((image) => [imageKey(image), { image, knowledge: knowledgeOf(image) }] as const);
  return { images: new Map(shown), facts, status };
}
