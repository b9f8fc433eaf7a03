import type { ParseArgsOptionsConfig } from 'node:util';
import type { Client } from '#contracts/client.ts';
import type { containers } from '#contracts/containers.ts';
import type { pulse } from '#contracts/pulse/contract.ts';
import type { security } from '#contracts/security/contract.ts';
import type { watcher } from '#contracts/watcher/contract.ts';
import type { ExitCode } from './exit-code.ts';
import type { Output } from './output.ts';

/** The options and names that a person gave, as util.parseArgs reads them. */
export interface Arguments {
  readonly names: readonly string[];
  text(option: string): string | undefined;
  /** Of an option that may be given several times. */
  texts(option: string): readonly string[];
  flag(option: string): boolean;
}

export interface CommandContext {
  readonly given: Arguments;
  readonly output: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
  readonly nowMs: number;
  /** Everything on standard input; what a password manager or a file hands over. */
  readonly readInput: () => Promise<string>;
  /** What a person at a terminal answers; undefined where nobody can be asked. */
  readonly readLine: (() => Promise<string>) | undefined;
  /** Signed in as environment or config file say. @throws CommandError when they say nothing. */
  readonly connect: () => Promise<Client<typeof containers>>;
  /** The same, to ask Pulse. */
  readonly connectPulse: () => Promise<Client<typeof pulse>>;
  readonly connectWatcher: () => Promise<Client<typeof watcher>>;
  readonly connectSecurity: () => Promise<Client<typeof security>>;
}

export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** What stands for the value: `N`. */
  readonly value?: string;
  /** It may be given several times. */
  readonly isMany?: boolean;
  readonly help: string;
}

export interface Command {
  /** Words that call it, each way: `containers list`, `containers`. */
  readonly calls: readonly string[];
  /** What follows the words: `NAME…`. */
  readonly takes?: string;
  readonly summary: string;
  readonly options?: Readonly<Record<string, CommandOption>>;
  readonly needsNames?: boolean;
  /** Below its options in its help. */
  readonly notes?: string;
  run(context: CommandContext): Promise<ExitCode>;
}

/** Understood by every command. */
export const commonOptions: Readonly<Record<string, CommandOption>> = {
  host: { type: 'string', value: 'HOST', help: 'Only on this host' },
  json: { type: 'boolean', help: 'Print JSON for programs' },
  help: { type: 'boolean', short: 'h', help: 'Show this help' },
};

export function parserOptions(command: Command): ParseArgsOptionsConfig {
  const all = Object.entries({ ...command.options, ...commonOptions });
  return Object.fromEntries(
    all.map(([name, { type, short, isMany = false }]) => [
      name,
      { type, multiple: isMany, ...(short !== undefined && { short }) },
    ]),
  );
}
