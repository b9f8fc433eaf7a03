import type { Told } from './needs-update.ts';
import { groupKeyOf, type RouteMatch } from './route-match.ts';

/** The alerts that one part of the tree tells together. */
export interface Group {
  readonly key: string;
  readonly route: RouteMatch;
  /** Fingerprints. */
  readonly members: Set<string>;
  /** By destination; empty until somebody was told. Of groups with the same key and receiver, the same one. */
  readonly told: Map<string, Told>;
  dueMs: number;
}

/** Groups by where they belong, and by the alerts that are in them. */
export interface Groups {
  /** Puts an alert into the groups of its routes. @returns those that are new. */
  place(fingerprint: string, routes: readonly RouteMatch[]): Group[];
  isPlaced(fingerprint: string): boolean;
  /** Takes an alert out of one group. @returns true when it is in none any more. */
  leave(group: Group, fingerprint: string): boolean;
  remove(group: Group): void;
  has(group: Group): boolean;
  /** True while another group has the same key and receiver: two parts of the tree with the same matchers. */
  hasTwin(group: Group): boolean;
  all(): Iterable<Group>;
  of(fingerprint: string): readonly Group[];
}

export function openGroups(): Groups {
  const groups = new Map<string, Group>();
  const byAlert = new Map<string, Group[]>();
  const twins = new Map<string, readonly Group[]>();
  const idOf = ({ route, key }: Pick<Group, 'route' | 'key'>) => `${route.id}\u{0}${key}`;
  const placeOf = ({ route, key }: Pick<Group, 'route' | 'key'>) => `${route.receiver}\u{0}${key}`;
  return {
    place(fingerprint, routes) {
      const fresh: Group[] = [];
      const placed = routes.map((route) => {
        const key = groupKeyOf(route);
        const known = groups.get(idOf({ route, key }));
        if (known) return known;
        const same = twins.get(placeOf({ route, key })) ?? [];
        const told = same[0]?.told ?? new Map<string, Told>();
        const group: Group = { key, route, members: new Set(), told, dueMs: 0 };
        twins.set(placeOf(group), [...same, group]);
        groups.set(idOf(group), group);
        fresh.push(group);
        return group;
      });
      for (const group of placed) group.members.add(fingerprint);
      byAlert.set(fingerprint, placed);
      return fresh;
    },
    isPlaced: (fingerprint) => byAlert.has(fingerprint),
    leave(group, fingerprint) {
      group.members.delete(fingerprint);
      const left = (byAlert.get(fingerprint) ?? []).filter((each) => each !== group);
      if (left.length > 0) byAlert.set(fingerprint, left);
      else byAlert.delete(fingerprint);
      return left.length === 0;
    },
    remove(group) {
      groups.delete(idOf(group));
      const left = (twins.get(placeOf(group)) ?? []).filter((each) => each !== group);
      if (left.length > 0) twins.set(placeOf(group), left);
      else twins.delete(placeOf(group));
    },
    has: (group) => groups.get(idOf(group)) === group,
    hasTwin: (group) => (twins.get(placeOf(group)) ?? []).length > 1,
    all: () => groups.values(),
    of: (fingerprint) => byAlert.get(fingerprint) ?? [],
  };
}
