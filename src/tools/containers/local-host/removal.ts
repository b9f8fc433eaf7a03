import type { RemovalPreview } from '#contracts/containers/container.ts';
import type { ContainerDetails } from '#library/docker/container.ts';
import { dockerCommand } from '../docker-command.ts';
import type { ContainerRecord } from '../host.ts';
import { dependentsOf } from './dependencies.ts';
import { isAnonymousVolume, mountOf } from './details.ts';

export interface RemovalFacts {
  readonly body: ContainerDetails;
  readonly record: ContainerRecord;
  readonly all: Iterable<ContainerRecord>;
  /** Volumes that carry the engine's label `com.docker.volume.anonymous` (Engine 23 and later), by name. */
  readonly labelledAnonymous: ReadonlySet<string>;
  /** Null when the engine could not measure in time. */
  readonly writableLayerBytes: number | null;
}

/** Everything that goes, stays or breaks with a container. */
export function removalPreview(facts: RemovalFacts): RemovalPreview {
  const { body, record } = facts;
  const isNameless = (mount: ContainerDetails['Mounts'][number]) =>
    isAnonymousVolume(mount) || facts.labelledAnonymous.has(mount.Name ?? '');
  const lasting = body.Mounts.filter(
    ({ Type }) => Type === 'volume' || Type === 'bind' || Type === 'cluster',
  );
  const [anonymous, kept] = [lasting.filter(isNameless), lasting.filter((mount) => !isNameless(mount))];
  const running = ['running', 'paused', 'restarting'].includes(record.summary.state);
  return {
    name: record.summary.name,
    running,
    writableLayerBytes: facts.writableLayerBytes,
    anonymousVolumes: anonymous.map((mount) => ({ name: mount.Name ?? '', target: mount.Destination })),
    kept: kept.map(mountOf).map(({ source, target }) => ({ source, target })),
    dependents: dependentsOf(record, facts.all),
    stack: record.summary.stack,
    command: dockerCommand(
      { action: 'remove', force: running, removeAnonymousVolumes: false },
      record.summary.name,
    ),
  };
}
