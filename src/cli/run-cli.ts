import { parseArgs } from 'node:util';
import { type Client, createClient } from '#contracts/client.ts';
import { containers } from '#contracts/containers.ts';
import type { Contract } from '#contracts/contract.ts';
import { httpTransport } from '#contracts/http-transport.ts';
import { pulse } from '#contracts/pulse/contract.ts';
import { security } from '#contracts/security/contract.ts';
import { watcher } from '#contracts/watcher/contract.ts';
import { parserOptions, type Arguments, type Command, type CommandContext } from './command.ts';
import { exitCodeOf, messageOf, usageError } from './command-error.ts';
import { commands } from './commands.ts';
import { readLogin } from './config-file.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { helpOf, helpOfAll } from './help.ts';
import { createOutput, type OutputOptions } from './output.ts';
import { patientFetch } from './security/patient-fetch.ts';

export interface CliOptions extends Omit<OutputOptions, 'noColour'> {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly nowMs: number;
  readonly readInput: () => Promise<string>;
  readonly readLine: (() => Promise<string>) | undefined;
}

/** Runs one command line, without the name of the program. Never rejects. */
export async function runCli(words: readonly string[], options: CliOptions): Promise<ExitCode> {
  const output = createOutput({ ...options, noColour: options.environment['NO_COLOR'] });
  try {
    const found = findCommand(words);
    if (!found) {
      const isAsked = words.length === 0 || words.some((word) => ['help', '--help', '-h'].includes(word));
      if (!isAsked) throw usageError(`There is no command "${words.join(' ')}". See: nexus --help`);
      await output.line(helpOfAll(commands));
      return exitCode.done;
    }
    const given = argumentsOf(found.command, found.rest);
    if (given.flag('help')) {
      await output.line(helpOf(found.command));
      return exitCode.done;
    }
    if (found.command.needsNames && given.names.length === 0) {
      throw usageError(`Which? ${helpOf(found.command).split('\n')[0] ?? ''}`);
    }
    return await found.command.run(contextOf(given, output, options));
  } catch (error) {
    // Ctrl-C, or a reader such as head that has seen enough.
    if (options.signal.aborted) return exitCode.done;
    output.note(`nexus: ${messageOf(error)}`);
    return exitCodeOf(error);
  }
}

/** The command with the longest call that the words begin with. */
function findCommand(words: readonly string[]): { command: Command; rest: string[] } | undefined {
  const all = commands.flatMap((command) =>
    command.calls.map((call) => ({ command, call: call.split(' ') })),
  );
  const fitting = all
    .filter(({ call }) => call.every((word, at) => words[at] === word))
    .toSorted((a, b) => b.call.length - a.call.length);
  const [best] = fitting;
  return best && { command: best.command, rest: words.slice(best.call.length) };
}

function argumentsOf(command: Command, words: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: parserOptions(command),
      allowPositionals: true,
    });
    if (positionals.length > 0 && !command.takes && !values['help']) {
      throw usageError(`"${positionals[0]}" is not understood. See: nexus ${command.calls[0] ?? ''} --help`);
    }
    return {
      names: positionals,
      text(option) {
        const value = values[option];
        return typeof value === 'string' ? value : undefined;
      },
      texts(option) {
        const value = values[option];
        return Array.isArray(value) ? value.map(String) : [];
      },
      flag: (option) => values[option] === true,
    };
  } catch (error) {
    const [sentence = ''] = messageOf(error).split(/\. (?=To specify)/);
    throw usageError(
      `${sentence}${sentence.includes('See:') ? '' : ` See: nexus ${command.calls[0] ?? ''} --help`}`,
    );
  }
}

function contextOf(given: Arguments, output: CommandContext['output'], options: CliOptions): CommandContext {
  const { environment, signal, nowMs, readInput, readLine } = options;
  return {
    given,
    output,
    environment,
    signal,
    nowMs,
    readInput,
    readLine,
    connect: () => connectTo(containers, environment),
    connectPulse: () => connectTo(pulse, environment),
    connectWatcher: () => connectTo(watcher, environment),
    connectSecurity: () => connectTo(security, environment, patientFetch),
  };
}

async function connectTo<C extends Contract>(
  contract: C,
  environment: CliOptions['environment'],
  fetchFrom: typeof fetch = fetch,
): Promise<Client<C>> {
  const { url, token } = await readLogin(environment);
  const baseUrl = `${url.replace(/\/+$/, '')}/api/${contract.id}`;
  const headers = () => ({ authorization: `Bearer ${token}` });
  return createClient(contract, httpTransport({ baseUrl, headers, fetch: fetchFrom }));
}
