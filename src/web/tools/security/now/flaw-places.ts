import type { FlawPlace, LabFlaw } from '#contracts/security/flaw.ts';

/** The image without its registry's usual name and digest: what people call it. */
export function shortReference(reference: string): string {
  return reference
    .replace(/^(?:docker\.io|index\.docker\.io)\/(?:library\/)?/, '')
    .replace(/@sha256:([0-9a-f]{8})[0-9a-f]*$/, '@$1');
}

/** Where it is, as people say it: the containers, those that run first; the images where there are none. Each name once. */
export function placeNames({ places }: { readonly places: readonly FlawPlace[] }): readonly string[] {
  const containers = places.flatMap((place) => place.containers);
  const sorted = containers.toSorted((a, b) => Number(b.isRunning) - Number(a.isRunning));
  const names =
    sorted.length > 0
      ? sorted.map(({ name }) => name)
      : places.map(({ reference }) => shortReference(reference));
  return [...new Set(names)];
}

/** Packages that have it, each once, in the order of the places. */
export function placePackages({ places }: Pick<LabFlaw, 'places'>): readonly string[] {
  return [...new Set(places.map((place) => place.package))];
}

/** The first few, and how many more there are. */
export function firstFew(names: readonly string[], atMost = 2): { shown: readonly string[]; more: number } {
  const shown = names.slice(0, atMost);
  return { shown, more: names.length - shown.length };
}
