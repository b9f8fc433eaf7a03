import type { Alert } from '#contracts/notify/alert.ts';
import type { Input } from '#contracts/notify/inputs.ts';
import { type InputState, stateOfInput } from './input-state.ts';

export type InputKind = 'events' | 'alertmanager' | 'webhook' | 'heartbeat';

/** What comes in, whether a person added it or it is always there. */
export interface InputRow {
  /** Of the input; `events` or `alertmanager` for what is always there. */
  readonly id: string;
  readonly kind: InputKind;
  readonly state: InputState;
  /** Null for what is always there. */
  readonly input: Input | null;
  /** How many of its alerts are not over. */
  readonly alerts: number;
}

type Sourced = Pick<Alert, 'source' | 'state'>;

export function inputRows(
  inputs: readonly Input[],
  alerts: Iterable<Sourced>,
  nowMs: number,
): readonly InputRow[] {
  const sources = [...alerts].filter(({ state }) => state !== 'resolved').map(({ source }) => source);
  const count = (isOfIt: (source: Alert['source']) => boolean) => sources.filter(isOfIt).length;
  const added = inputs.map((input): InputRow => {
    const { kind } = input.settings;
    const ofIt = count((source) => source.kind === kind && source.id === input.id);
    return { id: input.id, kind, state: stateOfInput(input, nowMs), input, alerts: ofIt };
  });
  const events = count(({ kind }) => kind === 'event');
  const reported = count(({ kind }) => kind === 'alertmanager');
  return [
    { id: 'events', kind: 'events', state: 'on', input: null, alerts: events },
    { id: 'alertmanager', kind: 'alertmanager', state: 'ready', input: null, alerts: reported },
    ...added,
  ];
}
