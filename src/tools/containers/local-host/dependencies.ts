import type { ContainerDetails } from '#contracts/containers/container.ts';
import type { ContainerRecord } from '../host.ts';

export type Dependency = ContainerDetails['dependsOn'][number];

/** What this container needs, by name, each with the reason in plain words. */
export function dependenciesOf(record: ContainerRecord, all: Iterable<ContainerRecord>): Dependency[] {
  const { relations } = record;
  const others = [...all];
  const nameOf = (reference: string) =>
    others.find((other) => isReference(reference, other))?.summary.name ?? reference;
  return [
    ...relations.dependsOn.map(({ service, condition }) => ({
      name: others.find((other) => isService(other, service, record))?.summary.name ?? service,
      reason: waitingReason(condition),
    })),
    ...relations.shares.map(({ namespace, container }) => ({
      name: nameOf(container),
      reason: `uses its ${namespace} namespace`,
    })),
    ...relations.links.map((link) => ({ name: nameOf(link), reason: 'is linked to it' })),
    ...relations.volumesFrom.map((from) => ({ name: nameOf(from), reason: 'uses its volumes' })),
  ];
}

/** Which containers need this one, and why. */
export function dependentsOf(record: ContainerRecord, all: Iterable<ContainerRecord>): Dependency[] {
  return [...all]
    .filter((other) => other.summary.id !== record.summary.id)
    .flatMap((other) => reasonsToNeed(record, other).map((reason) => ({ name: other.summary.name, reason })));
}

function reasonsToNeed(record: ContainerRecord, other: ContainerRecord): string[] {
  const { dependsOn, shares, links, volumesFrom } = other.relations;
  return [
    ...dependsOn
      .filter(({ service }) => isService(record, service, other))
      .map(({ condition }) => waitingReason(condition)),
    ...shares
      .filter(({ container }) => isReference(container, record))
      .map(({ namespace }) => `uses its ${namespace} namespace and loses it`),
    ...links.filter((link) => isReference(link, record)).map(() => 'is linked to it'),
    ...volumesFrom.filter((from) => isReference(from, record)).map(() => 'uses its volumes'),
  ];
}

function isService(candidate: ContainerRecord, service: string, dependent: ContainerRecord): boolean {
  const stack = dependent.summary.stack?.name;
  return candidate.summary.stack?.name === stack && candidate.summary.stack?.service === service;
}

/** The engine stores ids where people wrote names, but not everywhere. */
function isReference(reference: string, { summary }: ContainerRecord): boolean {
  return reference === summary.name || reference === summary.id || isShortId(reference, summary.id);
}

function isShortId(reference: string, id: string): boolean {
  return reference.length >= 12 && id.startsWith(reference);
}

function waitingReason(condition: string): string {
  if (condition === 'service_healthy') return 'waits for it to be healthy';
  if (condition === 'service_completed_successfully') return 'waits for it to end without an error';
  return 'starts after it';
}
