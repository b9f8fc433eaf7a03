import { judge } from './judge.ts';
import type { Happened, MonitorState, Observation, ShownState, StateRules } from './monitor-state.ts';
import { newMonitorState, shownState } from './monitor-state.ts';

export const stepMs = 10_000;

export const testRules: StateRules = {
  intervalMs: stepMs,
  retryIntervalMs: 2000,
  failuresToConfirm: 3,
  successesToRecover: 2,
  degradedAboveMs: 500,
  isUpsideDown: false,
  gapAfterMs: 25_000,
};

/**
 * One letter a step: U answers, S answers slowly, F fails; M and m answer and fail in a maintenance; N fails while our
 * network is lost (since the step before); P pauses, R resumes; `.` is a step in which nobody looks.
 */
export function observationsOf(letters: string): Observation[] {
  return letters.split('').flatMap((letter, index): Observation[] => {
    const atMs = (index + 1) * stepMs;
    if (letter === '.') return [];
    if (letter === 'P' || letter === 'R') return [{ kind: letter === 'P' ? 'paused' : 'resumed', atMs }];
    const result = 'FmN'.includes(letter)
      ? ({ up: false } as const)
      : ({ up: true, latencyMs: letter === 'S' ? 900 : 20 } as const);
    const isInMaintenance = 'Mm'.includes(letter);
    return [
      {
        kind: 'check',
        atMs,
        result,
        isInMaintenance,
        networkLostSinceMs: letter === 'N' ? atMs - stepMs : undefined,
      },
    ];
  });
}

/** A monitor whose heartbeats are kept as a store keeps them. */
export function testMonitor(rules: Partial<StateRules> = {}) {
  let state: MonitorState = newMonitorState(0);
  const heartbeats = new Map<number, ShownState>();
  const happened: Happened[] = [];
  const shown: ShownState[] = [];
  const observe = (observation: Observation) => {
    const judged = judge(state, observation, { ...testRules, ...rules });
    state = structuredClone(judged.state);
    for (const item of judged.recorded) {
      if (item.kind === 'heartbeat') heartbeats.set(item.atMs, item.state);
      else
        for (const atMs of heartbeats.keys())
          if (item.fromMs <= atMs && atMs <= item.toMs) heartbeats.set(atMs, item.state);
    }
    happened.push(...judged.happened);
    shown.push(shownState(state));
    return judged;
  };
  return {
    observe,
    heartbeats,
    happened,
    shown,
    state: () => state,
    run(letters: string) {
      for (const observation of observationsOf(letters)) observe(observation);
      return this;
    },
  };
}

/** The heartbeats as letters: u(p), d(own), s for degraded, p(ending), m(aintenance), `?` for unknown. */
export function heartbeatLetters(heartbeats: ReadonlyMap<number, ShownState>): string {
  const letters = {
    up: 'u',
    down: 'd',
    degraded: 's',
    pending: 'p',
    maintenance: 'm',
    unknown: '?',
    paused: 'x',
  };
  return [...heartbeats.values()].map((state) => letters[state]).join('');
}

/** What people are told: `went-down 3@5` began at step 3 and was said at step 5. */
export function saidSteps(happened: readonly Happened[]): string[] {
  return happened
    .filter(({ kind }) => kind !== 'changed')
    .map(({ kind, sinceMs, atMs }) => `${kind} ${sinceMs / stepMs}@${atMs / stepMs}`);
}

export function changeSteps(happened: readonly Happened[]): string {
  return happened
    .flatMap((item) => (item.kind === 'changed' ? [`${item.to} ${item.sinceMs / stepMs}`] : []))
    .join(', ');
}

/** Steps, and what they come to. */
export interface Run {
  readonly what: string;
  readonly steps: string;
  readonly heartbeats: string;
  readonly said: readonly string[];
  /** The time line: from which step it is what. */
  readonly line: string;
  readonly rules?: Partial<StateRules>;
}

export function outcomeOf({ what, steps, rules = {} }: Run): Run {
  const { heartbeats, happened } = testMonitor(rules).run(steps);
  const [said, line] = [saidSteps(happened), changeSteps(happened)];
  return { what, steps, heartbeats: heartbeatLetters(heartbeats), said, line, rules };
}
