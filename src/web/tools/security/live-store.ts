import type { ScannedImage } from '#contracts/security/image.ts';
import type { LabOverview, LiveSecurity } from '#contracts/security/lab.ts';

/** What the live stream has told so far. Replaced as a whole, never changed in place. */
export interface LiveLab {
  readonly loaded: boolean;
  /** By `keyOf`. */
  readonly images: ReadonlyMap<string, ScannedImage>;
  readonly overview: LabOverview | null;
  /** How often the stream said that flaws may be others now. */
  readonly bells: number;
}

export const emptyLab: LiveLab = { loaded: false, images: new Map(), overview: null, bells: 0 };

/** An image of a host, as its engine calls it. */
export function keyOf({ host, id }: { readonly host: string; readonly id: string }): string {
  return `${host}/${id}`;
}

export function applyLive(state: LiveLab, item: LiveSecurity): LiveLab {
  switch (item.kind) {
    case 'all':
      // What was listed before a loss of the stream may be another by now.
      return {
        loaded: true,
        images: byKey(new Map(), item.images),
        overview: item.overview,
        bells: state.bells + 1,
      };
    case 'changed': {
      const images = byKey(state.images, item.images);
      for (const gone of item.gone) images.delete(keyOf(gone));
      return { ...state, images };
    }
    case 'overview':
      return { ...state, overview: item.overview };
    case 'flaws':
      return { ...state, bells: state.bells + 1 };
  }
}

function byKey(before: LiveLab['images'], rows: readonly ScannedImage[]): Map<string, ScannedImage> {
  const after = new Map(before);
  for (const row of rows) after.set(keyOf(row), row);
  return after;
}
