import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { Operation } from '#contracts/containers/operation.ts';
import { useText } from '../../i18n/use-text.ts';
import { containersText } from './containers-text.ts';

const verbs = ['start', 'stop', 'restart', 'pause', 'unpause', 'kill', 'remove'] as const;

/** The state in the reader's words: health for a running one, the code of a crash, or what is being done to it. */
export function useStateWord(): (container: ContainerSummary, working?: Operation) => string {
  const text = useText(containersText);
  return ({ state, health, exitCode }, working) => {
    const verb = verbs.find((known) => known === working?.kind);
    if (verb) return text(verb).toLowerCase();
    if (state === 'running' && health) return text(`state-${health}`);
    if (state === 'exited' && exitCode) return text('exitedWith', { code: exitCode });
    return text(`state-${state}`);
  };
}
