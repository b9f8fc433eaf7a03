import { SmallSet } from '#library/small-set.ts';
import { groupKeyOf, type RouteMatch } from './route-match.ts';
import { ToldList } from './told-list.ts';

/** The alerts that one part of the tree tells together. */
export interface Group {
  readonly key: string;
  readonly route: RouteMatch;
  /** Fingerprints. */
  readonly members: SmallSet<string>;
  /** By destination; empty until somebody was told. Of groups with the same key and receiver, the same one. */
  readonly told: ToldList;
  dueMs: number;
}

/** Groups by where they belong, and by the alerts that are in them. */
export interface Groups {
  /** Puts an alert into the groups of its routes. @returns those that are new. */
  place(fingerprint: string, routes: readonly RouteMatch[]): Group[];
  isPlaced(fingerprint: string): boolean;
  /** It has left some of its groups, and is still in others. */
  hasLeftSome(fingerprint: string): boolean;
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
  // Mostly one of a key: two parts of the tree with the same matchers give more.
  const byKey = new Map<string, readonly Group[]>();
  const byAlert = new Map<string, readonly Group[]>();
  const partly = new Set<string>();
  const withKey = (key: string) => byKey.get(key) ?? none;
  const twinsOf = (key: string, receiver: string) =>
    withKey(key).filter(({ route }) => route.receiver === receiver);
  const begin = (key: string, route: RouteMatch): Group => {
    const told = twinsOf(key, route.receiver)[0]?.told ?? new ToldList();
    const group: Group = { key, route, members: new SmallSet(), told, dueMs: 0 };
    // Not by spreading, which leaves room for sixteen more.
    byKey.set(key, withKey(key).concat([group]));
    return group;
  };
  return {
    place(fingerprint, routes) {
      const fresh: Group[] = [];
      const placed = routes.map((route) => {
        const key = groupKeyOf(route);
        const known = withKey(key).find(({ route: { id } }) => id === route.id);
        if (known) return known;
        const group = begin(key, route);
        fresh.push(group);
        return group;
      });
      for (const group of placed) group.members.add(fingerprint);
      byAlert.set(fingerprint, placed);
      partly.delete(fingerprint);
      return fresh;
    },
    isPlaced: (fingerprint) => byAlert.has(fingerprint),
    hasLeftSome: (fingerprint) => partly.has(fingerprint),
    leave(group, fingerprint) {
      group.members.delete(fingerprint);
      const isGone = keepOthers(byAlert, fingerprint, group) === 0;
      if (isGone) partly.delete(fingerprint);
      else partly.add(fingerprint);
      return isGone;
    },
    remove: (group) => void keepOthers(byKey, group.key, group),
    has: (group) => withKey(group.key).includes(group),
    hasTwin: ({ key, route }) => twinsOf(key, route.receiver).length > 1,
    *all() {
      for (const groups of byKey.values()) yield* groups;
    },
    of: (fingerprint) => byAlert.get(fingerprint) ?? none,
  };
}

const none: readonly Group[] = [];

/** Takes a group out of a list. @returns how many are left in it. */
function keepOthers(lists: Map<string, readonly Group[]>, name: string, group: Group): number {
  const left = (lists.get(name) ?? none).filter((each) => each !== group);
  if (left.length > 0) lists.set(name, left);
  else lists.delete(name);
  return left.length;
}
