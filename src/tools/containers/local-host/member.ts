import type { ContainerSummary } from '#library/docker/container.ts';
import { cut, maxNameLength } from './labels.ts';

/** A container as a row of its image, network or volume names it. */
export function memberOf({ Id, Names, State }: Pick<ContainerSummary, 'Id' | 'Names' | 'State'>) {
  const name = (Names[0] ?? Id.slice(0, 12)).replace(/^\//, '');
  return {
    id: Id,
    name: cut(name, maxNameLength),
    running: ['running', 'paused', 'restarting'].includes(State),
  };
}
