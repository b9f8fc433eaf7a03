import type { ContainerRecord } from '../host.ts';

/** A container that goes along when another is recreated. */
export interface Dependent {
  readonly record: ContainerRecord;
  /** For a person: `uses its network namespace`. */
  readonly reason: string;
}

interface Tie {
  readonly reference: string;
  readonly reason: string;
}

/**
 * Who refers to the container by its id, so that its successor must be given to them: sharers of namespaces, takers of its
 * volumes, containers linked on the default bridge. Transitively, each behind what it needs itself.
 */
export function dependentsOf(id: string, all: readonly ContainerRecord[]): Dependent[] {
  const placed = all.filter(({ summary }) => summary.id === id);
  const found: Dependent[] = [];
  for (;;) {
    const next = all.flatMap((record) => {
      if (placed.includes(record)) return [];
      const ties = tiesOf(record).filter(({ reference }) => placed.some((one) => isMeant(reference, one)));
      return ties[0] ? [{ record, reason: ties[0].reason }] : [];
    });
    if (next.length === 0) return inOrder(found);
    found.push(...next);
    placed.push(...next.map(({ record }) => record));
  }
}

/** Engines write ids where people wrote names, but not everywhere. */
function isMeant(reference: string, { summary }: ContainerRecord): boolean {
  return reference === summary.name || (reference.length >= 12 && summary.id.startsWith(reference));
}

function tiesOf({ relations }: ContainerRecord): Tie[] {
  return [
    ...relations.shares.map(({ namespace, container }) => ({
      reference: container,
      reason: `uses its ${namespace} namespace`,
    })),
    ...relations.volumesFrom.map((reference) => ({ reference, reason: 'uses its volumes' })),
    ...relations.links.map((reference) => ({ reference, reason: 'is linked to it' })),
  ];
}

function inOrder(found: readonly Dependent[]): Dependent[] {
  const waiting = [...found];
  const ordered: Dependent[] = [];
  while (waiting.length > 0) {
    const isReady = ({ record }: Dependent) =>
      tiesOf(record).every(({ reference }) => !waiting.some((other) => isMeant(reference, other.record)));
    // Two containers that need each other cannot be made; should an engine claim so, any order does.
    const at = Math.max(0, waiting.findIndex(isReady));
    ordered.push(...waiting.splice(at, 1));
  }
  return ordered;
}
