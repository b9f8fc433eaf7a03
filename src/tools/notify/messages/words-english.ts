import type { Telling, Words } from './words.ts';

const alerts = (count: number) => (count === 1 ? '1 alert' : `${count} alerts`);
const fire = (count: number) => (count === 1 ? '1 alert is firing' : `${count} alerts are firing`);
const forLong = (lasted: string | null) => (lasted === null ? '' : ` after ${lasted}`);
const parts = { checked: 'what it checked', expected: 'what it expected', seen: 'what it saw' };

const happenings: Readonly<Record<string, string>> = {
  started: 'was started',
  died: 'stopped',
  removed: 'was removed',
  unhealthy: 'became unhealthy',
  healthy: 'became healthy',
  unreachable: 'could not be reached',
  reachable: 'could be reached again',
};

export const english: Words = {
  title(telling) {
    const count = telling.reason === 'all-resolved' ? telling.resolved : telling.firing + telling.resolved;
    const what = count > 1 ? `${telling.title} and ${count - 1} more` : telling.title;
    const prefix = prefixes[telling.reason];
    return prefix === undefined ? what : `${prefix}: ${what}`;
  },
  lead(telling) {
    const { suppressedCount: quiet } = telling;
    const more =
      quiet === 0 ? '' : ` ${alerts(quiet)} that this explains ${quiet === 1 ? 'is' : 'are'} kept quiet.`;
    return lead(telling) + more;
  },
  footer({ receiver, group, nextReminder }) {
    const of = group === '' ? '' : `, for alerts with ${group}`;
    const next = nextReminder === null ? '' : ` Next reminder: ${nextReminder}.`;
    return `Why you: a route leads to the receiver "${receiver}"${of}.${next}`;
  },
  facts: {
    checked: 'Checked',
    expected: 'Expected',
    seen: 'Seen',
    since: 'Since',
    over: 'Over',
    setBy: 'Set by',
    changeAt: 'Change it at',
    rule: 'Rule',
    description: 'Description',
    runbook: 'What to do',
    acknowledgedBy: 'Acknowledged by',
    notTold: 'Not told',
  },
  since: (time, lasted) => `${time}, for ${lasted}`,
  over: (time, lasted) => `${time}, after ${lasted}`,
  rule: (name, source, at) => `the rule ${name} in ${source}${at === null ? '' : ` at ${at}`}`,
  notTold: (missing) => `the sender did not tell ${missing.map((part) => parts[part]).join(', ')}`,
  changedBy: ({ when, who, what, target }) => `What changed: ${when}, ${who} did "${what}" on ${target}`,
  happened: ({ when, what, target, detail }) =>
    `What happened: ${when}, ${target} ${happenings[what] ?? what}${detail === null ? '' : ` (${detail})`}`,
  before: (duration) => `${duration} before`,
  after: (duration) => `${duration} after it began`,
  actions: { acknowledge: 'Acknowledge', snooze1h: 'Snooze 1 h', snooze8h: 'Snooze 8 h' },
  templateFailed: (name) => `The template "${name}" failed, so these are the built-in words.`,
  answers: {
    unknown: 'This message is not known any more.',
    over: 'It is over already.',
    acknowledged: (by, count) => `${by} is on it: ${alerts(count)}.`,
    snoozed: (count, duration) => `${alerts(count)} put off for ${duration}.`,
  },
};

const prefixes: Partial<Record<Telling['reason'], string>> = {
  'all-resolved': 'Over',
  repeat: 'Still',
  'flapping-started': 'Flapping',
  'flapping-ended': 'Calm again',
  acknowledged: 'Acknowledged',
  test: 'Test',
  storm: 'Storm of alerts',
};

function lead({ reason, firing, resolved, lasted, acknowledgedBy }: Telling): string {
  switch (reason) {
    case 'first':
      return `New: ${fire(firing)}.`;
    case 'new-alerts':
      return `More has come: now ${fire(firing)}.`;
    case 'some-resolved':
      return `${resolved} of them ${resolved === 1 ? 'is' : 'are'} over, ${fire(firing)} still.`;
    case 'all-resolved':
      return `Over${forLong(lasted)}.`;
    case 'repeat':
      return `Reminder: still firing${forLong(lasted)}.`;
    case 'flapping-started':
      return 'It comes and goes all the time. You hear again when it has calmed down.';
    case 'flapping-ended':
      return `It has calmed down; ${firing > 0 ? fire(firing) : 'nothing is firing'}.`;
    case 'acknowledged':
      return acknowledgedBy === null ? 'Somebody is on it.' : `${acknowledgedBy} is on it.`;
    case 'test':
      return 'This is a test. Nothing is wrong.';
    case 'storm':
      return `Very much at once: ${fire(firing)}. They are told together.`;
  }
}
