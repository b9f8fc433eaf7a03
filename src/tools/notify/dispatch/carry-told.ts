import type { Group, Groups } from './group.ts';
import type { Told } from './needs-update.ts';
import type { ToldKey, ToldNote } from './notification-store.ts';
import { fingerprintOf } from './told-name.ts';

/** What the notification log has to become for the groups as they are now. */
export interface CarriedTold {
  /** To be written. */
  readonly changed: readonly ToldNote[];
  /** Groups that are no more: to be forgotten. */
  readonly gone: readonly Pick<ToldKey, 'groupKey' | 'receiver'>[];
}

interface Move {
  readonly name: string;
  readonly destinationId: string;
  readonly atMs: number;
}

/**
 * Gives each group what its destinations were told. Where a changed routing has put an alert into another group, a destination
 * that is told of that one too knows of the alert already. What a log says of alerts that are in none of its groups any more is
 * taken out of it: it would keep them quiet when they come back.
 */
export function carryTold(
  notes: readonly ToldNote[],
  groups: Groups,
  destinationsOf: (receiver: string) => readonly string[],
): CarriedTold {
  const byKey = Map.groupBy(groups.all(), ({ key, route }) =>
    keyOf({ groupKey: key, receiver: route.receiver }),
  );
  const gone = new Map<string, ToldNote>();
  const changed = new Map<Group, Set<string>>();
  const moves: Move[] = [];
  for (const note of notes) {
    const its = byKey.get(keyOf(note)) ?? [];
    if (its.length === 0) gone.set(keyOf(note), note);
    const { told, destinationId } = note;
    const stays = (name: string) => its.some(({ members }) => members.has(fingerprintOf(name)));
    const firing = new Set([...told.firing].filter(stays));
    for (const name of told.firing) {
      if (!firing.has(name)) moves.push({ name, destinationId, atMs: told.atMs });
    }
    for (const group of its) {
      group.told.set(destinationId, { ...told, firing });
      if (firing.size < told.firing.size) mark(changed, group, destinationId);
    }
  }
  for (const move of moves) {
    for (const group of groups.of(fingerprintOf(move.name))) {
      if (!destinationsOf(group.route.receiver).includes(move.destinationId)) continue;
      group.told.set(move.destinationId, knowing(group.told.get(move.destinationId), move));
      mark(changed, group, move.destinationId);
    }
  }
  return { changed: notesOf(changed), gone: [...gone.values()] };
}

function knowing(told: Told | undefined, { name, atMs }: Move): Told {
  const { firing, resolved, atMs: toldMs } = told ?? { firing: [], resolved: new Set<string>(), atMs };
  return { firing: new Set([...firing, name]), resolved, atMs: toldMs };
}

function mark(changed: Map<Group, Set<string>>, group: Group, destinationId: string): void {
  changed.set(group, (changed.get(group) ?? new Set()).add(destinationId));
}

function notesOf(changed: ReadonlyMap<Group, ReadonlySet<string>>): ToldNote[] {
  return [...changed].flatMap(([{ key, route, told }, destinationIds]) =>
    [...destinationIds].flatMap((destinationId): ToldNote[] => {
      const each = told.get(destinationId);
      return each ? [{ groupKey: key, receiver: route.receiver, destinationId, told: each }] : [];
    }),
  );
}

function keyOf({ groupKey, receiver }: Pick<ToldKey, 'groupKey' | 'receiver'>): string {
  return `${receiver}\u{0}${groupKey}`;
}
