import type { Address } from '../check-kind.ts';

/** Of node:dns, as far as it is needed. */
export interface RecordSource {
  resolve4(name: string): Promise<string[]>;
  resolve6(name: string): Promise<string[]>;
}

/** How long the slower answer is waited for once the other is there (RFC 8305, 3: 50 ms). */
const graceMs = 50;

/**
 * The IPv4 and IPv6 addresses of a complete name, IPv4 first. Some name servers never answer for IPv6; once one answer has
 * addresses, the other is not waited for. Rejects when neither has any, with the error that says the most.
 */
export async function askBoth(name: string, source: RecordSource): Promise<Address[]> {
  const asked = [ask(source.resolve4(name), 4), ask(source.resolve6(name), 6)] as const;
  const first = await Promise.race(asked);
  if (Array.isArray(first)) {
    const late = Symbol('late');
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<typeof late>((resolve) => {
      timer = setTimeout(resolve, graceMs, late);
    });
    const both = await Promise.race([Promise.all(asked), patience]);
    clearTimeout(timer);
    return both === late ? first : addressesOf(both);
  }
  const both = await Promise.all(asked);
  const found = addressesOf(both);
  if (found.length > 0) return found;
  const errors = both.flatMap((answer) => (Array.isArray(answer) ? [] : [answer]));
  throw errors.toSorted((a, b) => weightOf(a) - weightOf(b))[0] ?? new Error('No answer');
}

function addressesOf(answers: readonly (Address[] | Error)[]): Address[] {
  return answers.flatMap((answer) => (Array.isArray(answer) ? answer : []));
}

async function ask(answer: Promise<string[]>, family: 4 | 6): Promise<Address[] | Error> {
  try {
    const addresses = await answer;
    return addresses.map((address) => ({ address, family }));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** That there is no such record says less than that somebody does not answer. */
function weightOf(error: Error): number {
  return isNoSuchName(error) ? 1 : 0;
}

export function isNoSuchName(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOTFOUND' || code === 'ENODATA';
}
