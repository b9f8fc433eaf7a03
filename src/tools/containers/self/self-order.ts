/** What the helper is to do. It stands in the helper's environment, where anybody with the engine reads it: no secrets. */
export interface SelfOrder {
  /** Of the recreation. */
  readonly id: string;
  readonly helperName: string;
  /** The container that NEXUS runs in. */
  readonly containerId: string;
  readonly fromImageId: string;
  /** As the new container shall name its image, and what that stands for now. */
  readonly reference: string;
  readonly imageId: string;
  /** What the reference stood for before it was pulled; null for nothing. */
  readonly referenceBefore: string | null;
  readonly configHash: string | null;
  /** Null: the usual times. */
  readonly gateMs: number | null;
  readonly startedAtMs: number;
}

export const orderVariable = 'NEXUS_REPLACE_ORDER';
export const helperLabel = 'nexus.helper';
export const helperKind = 'replace';

/** How a replacement ended: the last line that the helper writes. */
export interface SelfOutcome {
  readonly outcome: 'succeeded' | 'back' | 'failed';
  readonly problem: string | null;
  readonly endedAtMs: number;
}

export function parseOrder(environment: readonly string[]): SelfOrder | undefined {
  const entry = environment.find((one) => one.startsWith(`${orderVariable}=`));
  return entry === undefined ? undefined : JSON.parse(entry.slice(orderVariable.length + 1));
}

/** Undefined for any other line. */
export function parseOutcome(line: string): SelfOutcome | undefined {
  if (!line.startsWith('{"outcome":')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Fields in the order that `parseOutcome` goes by. */
export function formatOutcome({ outcome, problem, endedAtMs }: SelfOutcome): string {
  return JSON.stringify({ outcome, problem, endedAtMs });
}
