import type { LabEars } from './lab-news.ts';
import { allOf, changedOf, overviewOf, type LabView, type LiveKind, type ViewParts } from './lab-view.ts';
import { wholeLab } from './seen-lab.ts';

/** However quiet it is, support ends and weeks go by. */
const freshMs = 30_000;
const mostKept = 16;

/** For those who see everything. Whoever asks for the same between two changes gets the same object. */
export function sharedView({ parts, week }: ViewParts, ears: LabEars): LabView {
  const { clock } = parts.kernel;
  const kept = new Map<string, unknown>();
  let sinceMs = clock.monotonic();
  ears.listen(() => kept.clear());
  const once = <Item>(key: string, make: () => Item): Item => {
    if (kept.size >= mostKept || clock.monotonic() - sinceMs > freshMs) kept.clear();
    if (kept.size === 0) sinceMs = clock.monotonic();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key says what it is
    const known = kept.get(key) as Item | undefined;
    if (known !== undefined) return known;
    const item = make();
    kept.set(key, item);
    return item;
  };
  const promised = <Item>(key: string, make: () => Promise<Item>): Promise<Item> =>
    once(key, () => {
      const item = make();
      item.catch(() => {
        if (kept.get(key) === item) kept.delete(key);
      });
      return item;
    });
  const lab = () => wholeLab(parts.reading);
  return {
    isShared: true,
    all: () => promised<LiveKind<'all'>>('all', () => allOf({ parts, week }, lab())),
    overview: () => promised<LiveKind<'overview'>>('overview', () => overviewOf({ parts, week }, lab())),
    isBell: ({ judged, isAboutRules }) => judged.size > 0 || isAboutRules,
    changed: (change) =>
      change.images.size === 0
        ? undefined
        : once([...change.images.keys()].join('\n'), () => changedOf(parts, lab(), change)),
  };
}
