#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { readLine } from './cli/read-line.ts';
import { runCli } from './cli/run-cli.ts';

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
// A reader that has gone, such as head, ends the command without a complaint.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  signal: interrupted.signal,
  nowMs: Date.now(),
  readInput: () => text(process.stdin),
  readLine: process.stdin.isTTY ? () => readLine(process.stdin, interrupted.signal) : undefined,
});
// A stream that was being followed must not keep the process.
process.exit();
