import { conflict, invalid, NexusError } from '#kernel/errors.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import { hostError } from '../local-host/host-error.ts';

/** What a caller is told when the engine refuses to run something in the container called `name`. */
export function terminalError(error: unknown, name: string): unknown {
  if (!isEngineError(error)) return error;
  const text = error.engineText ?? error.message;
  const state = states.find(({ says }) => says.test(text));
  if (state) return conflict(`${name} ${state.means}`, { cause: error });
  if (error.kind === 'denied') {
    const message = 'The engine, or a proxy before it, does not allow running programs in containers.';
    return new NexusError('engine-denied', 403, message, { cause: error });
  }
  const reason = whyNotStarted(text);
  return reason ? invalid(reason) : hostError(error);
}

const states = [
  { says: /is paused/i, means: 'is paused. Resume it, then open a terminal.' },
  { says: /is restarting/i, means: 'is restarting over and over. See its log for why.' },
  { says: /is not running/i, means: 'is not running. Start it, then open a terminal.' },
];

const causes: readonly { readonly says: RegExp; readonly means: (found: string) => string }[] = [
  {
    says: /exec: "([^"]{1,200})": (?:executable file not found|stat [^:]+: no such file|no such file)/i,
    means: (program) =>
      `The container has no program ${program}. Choose another shell, or a program that its image holds.`,
  },
  {
    says: /exec: "([^"]{1,200})": (?:permission denied|is a directory)/i,
    means: (program) => `${program} is not a program that this user may run.`,
  },
  {
    says: /unable to find user ([^:]{1,100}):/i,
    means: (user) => `The container knows no user ${user}. Choose another, or give the number.`,
  },
  {
    says: /unable to find group ([^:]{1,100}):/i,
    means: (group) => `The container knows no group ${group}. Choose another, or give the number.`,
  },
  {
    says: /(?:chdir to cwd|mkdir|current working directory)\D{0,5}\("?([^")]{1,200})/i,
    means: (folder) => `The folder ${folder} does not exist in the container, or this user may not enter it.`,
  },
  {
    says: /exec format error|(exec user process caused)/i,
    means: () => 'The program is made for another kind of processor.',
  },
];

/** The sentence for what the runtime prints in place of a program's output; undefined for any other text. */
export function whyNotStarted(text: string): string | undefined {
  for (const { says, means } of causes) {
    const match = says.exec(text);
    if (match) return means(match[1] ?? '');
  }
  return undefined;
}
