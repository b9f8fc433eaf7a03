import type { EnvironmentEntry } from '#contracts/containers/container-spec.ts';
import type { SpecPart } from './spec-part.ts';

/** `value` null: keep. The n-th entry of a name keeps the n-th value of that name. */
export const environmentPart: SpecPart<EnvironmentEntry[]> = {
  read: ({ Env }) => (Env ?? []).map(parseVariable),
  write(create, entries) {
    const taken = new Map<string, number>();
    const kept = Map.groupBy(create.Env ?? [], (entry) => parseVariable(entry).name);
    const Env = entries.flatMap(({ name, value }) => {
      const place = taken.get(name) ?? 0;
      taken.set(name, place + 1);
      const before = kept.get(name)?.[place];
      const isKept = value === null || (before !== undefined && parseVariable(before).value === value);
      // The entry itself, because one without `=` is not the same as an empty value.
      return isKept ? (before ?? []) : [`${name}=${value}`];
    });
    return { ...create, Env };
  },
};

/** Of `NAME=value`. A variable without `=` is set to nothing by the engine. */
export function parseVariable(entry: string): { name: string; value: string } {
  const at = entry.indexOf('=');
  return at < 0 ? { name: entry, value: '' } : { name: entry.slice(0, at), value: entry.slice(at + 1) };
}
