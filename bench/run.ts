import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { Measurement } from './benchmark.ts';
import { benchmarks } from './index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
});
const benchmark = benchmarks.find(({ name }) => name === positionals[0]);
if (benchmark) {
  const measurements = await benchmark.measure({ quick: values.quick, say });
  console.log(values.json ? asJson(measurements) : asTable(measurements));
  process.exitCode = measurements.every(isWithin) ? 0 : 1;
} else {
  console.error('Usage: npm run bench -- NAME [--json] [--quick]\n');
  for (const { name, summary } of benchmarks) console.error(`  ${name}  ${summary}`);
  process.exitCode = 2;
}

function say(line: string): void {
  console.error(`bench: ${line}`);
}

function isWithin({ value, atMost, atLeast }: Measurement): boolean {
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}

/** The values by name at the top, so that one is read with one key; what they are compared with below. */
function asJson(measurements: readonly Measurement[]): string {
  const pick = <Value>(value: (measurement: Measurement) => Value | undefined) =>
    Object.fromEntries(
      measurements.map((one) => [one.name, value(one)] as const).filter(([, found]) => found !== undefined),
    );
  return JSON.stringify(
    {
      ...pick(({ value }) => value),
      atMost: pick(({ atMost }) => atMost),
      atLeast: pick(({ atLeast }) => atLeast),
      floors: pick(({ floor }) => floor),
      notes: pick(({ note }) => note),
      machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version },
      quick: values.quick,
    },
    null,
    2,
  );
}

function asTable(measurements: readonly Measurement[]): string {
  const lines = measurements.map((one) => {
    const limit = limitOf(one);
    const floor = one.floor ? `floor ${one.floor.value} (${one.floor.of})` : '';
    return `${one.name.padEnd(18)} ${String(one.value).padStart(9)}  ${limit.padEnd(13)} ${floor}`.trimEnd();
  });
  return lines.join('\n');
}

function limitOf(one: Measurement): string {
  if (one.atMost !== undefined) return `${isWithin(one) ? 'within' : 'ABOVE'} ${one.atMost}`;
  if (one.atLeast !== undefined) return `${isWithin(one) ? 'reaches' : 'BELOW'} ${one.atLeast}`;
  return '';
}
