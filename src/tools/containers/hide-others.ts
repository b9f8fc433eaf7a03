import type { Caller } from '#contracts/access.ts';
import type { ContainerDetails, RemovalPreview } from '#contracts/containers/container.ts';
import { hostResource, resourceOf } from '#contracts/containers/resource.ts';
import type { Host } from './host.ts';
import { maySee } from './require-permission.ts';

/** Stands for a name that the caller may not be told. */
export const unseenName = 'a container that you may not see';

/** Whether the caller may be told of the container of this id; of one that is not listed, only who may see the whole host. */
export function seesContainer(caller: Caller, host: Pick<Host, 'id' | 'list'>): (id: string) => boolean {
  const listed = new Map(host.list().map(({ summary }) => [summary.id, summary]));
  return (id) => {
    const summary = listed.get(id);
    return maySee(caller, summary ? resourceOf(summary) : hostResource(host.id));
  };
}

type Relation = ContainerDetails['dependents'][number];
type Neighbours = Pick<Host, 'list'>;

/** Counts the containers that the caller may not see instead of naming them. */
export function hideInDetails(details: ContainerDetails, host: Neighbours, caller: Caller): ContainerDetails {
  const isHidden = hiddenFrom(caller, host);
  const dependsOn = split(details.dependsOn, isHidden);
  const dependents = split(details.dependents, isHidden);
  return {
    ...details,
    dependsOn: dependsOn.shown,
    dependents: dependents.shown,
    ...(dependsOn.hidden > 0 && { hiddenDependencies: dependsOn.hidden }),
    ...(dependents.hidden > 0 && { hiddenDependents: dependents.hidden }),
  };
}

/** As `hideInDetails`: what breaks is told, though not its name. */
export function hideInPreview(preview: RemovalPreview, host: Neighbours, caller: Caller): RemovalPreview {
  const { shown, hidden } = split(preview.dependents, hiddenFrom(caller, host));
  return { ...preview, dependents: shown, ...(hidden > 0 && { hiddenDependents: hidden }) };
}

function hiddenFrom(caller: Caller, host: Neighbours): (name: string) => boolean {
  const hidden = host.list().filter(({ summary }) => !maySee(caller, resourceOf(summary)));
  const names = new Set(hidden.map(({ summary }) => summary.name));
  return (name) => names.has(name);
}

function split(relations: readonly Relation[], isHidden: (name: string) => boolean) {
  const shown = relations.filter(({ name }) => !isHidden(name));
  return { shown, hidden: relations.length - shown.length };
}
