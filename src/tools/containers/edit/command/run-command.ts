import type { CreateContainer } from '#library/docker/container-config.ts';
import type { ContainerBody } from '../../recreate/container-body.ts';
import { shellQuote } from '../../shell-quote.ts';
import { parseVariable } from '../spec/environment-part.ts';
import { flag, flags } from './flag.ts';
import { mountFlags } from './mount-flags.ts';
import { furtherConnections, networkFlags } from './network-flags.ts';
import { runFlags } from './run-flags.ts';

export interface RunCommandOptions {
  /** Whether a value may be written out; docker takes the others from the shell that runs the command. */
  readonly isShown: (variable: string) => boolean;
  readonly start?: boolean;
}

/** The container as `docker run` would make it, quoted for a POSIX shell. */
export function runCommand({ name, create }: ContainerBody, options: RunCommandOptions): string {
  const { start = true, isShown } = options;
  const variables = (create.Env ?? []).map((entry) => {
    const variable = parseVariable(entry).name;
    return isShown(variable) ? entry : variable;
  });
  const make = [
    start ? 'docker run --detach' : 'docker create',
    flag('name', name),
    ...runFlags(create),
    ...flags('env', variables),
    ...mountFlags(create),
    ...networkFlags(create),
    ...programOf(create),
  ];
  return [make.join(' '), ...furtherConnections(create, shellQuote(name))].join(' && ');
}

/** `--entrypoint` takes one word: what follows it moves before the arguments. */
function programOf({ Image, Entrypoint, Cmd }: CreateContainer): string[] {
  const [program, ...rest] = Entrypoint ?? [];
  const entrypoint = Entrypoint ? [flag('entrypoint', program ?? '')] : [];
  return [...entrypoint, shellQuote(Image), ...[...rest, ...(Cmd ?? [])].map(shellQuote)];
}
