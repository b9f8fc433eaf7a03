import { compareNumber, compareNumbers } from '../docker-tag/compare-numbers.ts';
import { compareTexts } from '../parts/compare-texts.ts';
import type { PythonVersion } from './parse-python.ts';

const number = /^\d+$/;
/** A development version without another stage, and everything that is no prerelease. */
const stages = ['dev', 'a', 'b', 'rc', 'release'];

/** PEP 440, "Summary of permitted suffixes and relative ordering". */
export function comparePython(a: PythonVersion, b: PythonVersion): number {
  return (
    compareNumber(a.epoch, b.epoch) ||
    compareNumbers(a.release, b.release) ||
    stages.indexOf(stageOf(a)) - stages.indexOf(stageOf(b)) ||
    compareNumber(a.prerelease?.number ?? '0', b.prerelease?.number ?? '0') ||
    // Without a post release it is older than with one, without `dev` newer.
    compareOptional(a.post, b.post, -1) ||
    compareOptional(a.dev, b.dev, 1) ||
    compareLocal(a.local, b.local)
  );
}

function stageOf({ prerelease, post, dev }: PythonVersion): string {
  if (prerelease !== undefined) return prerelease.stage;
  return post === undefined && dev !== undefined ? 'dev' : 'release';
}

function compareOptional(a: string | undefined, b: string | undefined, absent: number): number {
  if (a !== undefined && b !== undefined) return compareNumber(a, b);
  return (Number(a === undefined) - Number(b === undefined)) * absent;
}

/** Numbers are newer than words; none at all is the oldest. */
function compareLocal(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const [isNumber, isOtherNumber] = [number.test(left), number.test(right)];
    if (isNumber !== isOtherNumber) return isNumber ? 1 : -1;
    const order = isNumber ? compareNumber(left, right) : compareTexts(left, right);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
