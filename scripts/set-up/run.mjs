import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fromRoot } from './root.mjs';

const parent = process.ppid;
const lookForParentMs = 250;

/**
 * Runs a program in the foreground, in the repository's root, and resolves with its exit code (128 + n after signal n).
 * Signals are passed on, except a Ctrl-C in a terminal: the terminal sends that one to the program itself.
 */
export function run(command, args, { env = {}, stdio = 'inherit' } = {}) {
  const child = spawn(command, args, {
    cwd: fromRoot(),
    env: { ...process.env, ...env },
    stdio,
  });
  const passOn = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  const watch = watchForLostParent(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, passOn);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** npm passes a signal to the shell in between only, which ends without telling anybody below it. */
function watchForLostParent(onLost) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined;
  const look = () => {
    if (process.ppid !== parent) onLost();
  };
  return setInterval(look, lookForParentMs).unref();
}

/** Runs a program that must succeed; throws a `SetUpError` naming what was being done otherwise. */
export async function runOrStop(doing, command, args, options) {
  const code = await run(command, args, options).catch((error) => {
    throw new SetUpError(`${doing} could not start: ${error.message}`);
  });
  if (code !== 0) throw new SetUpError(`${doing} ended with exit code ${code}.`);
}

/** Something that a person has to put right before the command can go on; its message says what. */
export class SetUpError extends Error {
  name = 'SetUpError';
}

/** Runs a command's main function and ends with the exit code that it returns; a `SetUpError` is shown without a trace. */
export async function main(command) {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`nexus: ${error.message}`);
    process.exitCode = 1;
  }
}

/** One short line of progress, on standard error so that a command's own output stays clean. */
export function say(line) {
  console.error(`nexus: ${line}`);
}
