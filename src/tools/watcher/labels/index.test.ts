import { expect, test } from 'vitest';
import { chooseFrom } from '../tags/test-table.ts';
import { readWishes } from '../label-parts/read-wishes.ts';

test.each([
  [{ 'dev.quenary.tugtainer.protected': 'true' }, { mode: 'notify' }],
  [{ 'mag37.dockcheck.update': 'true', 'mag37.dockcheck.only-specific-container': 'true' }, {}],
  [{ 'mag37.dockcheck.update': 'false' }, { mode: 'notify' }],
  [{ 'cupdate.config.ignore': 'true' }, { mode: 'off' }],
  [{ 'config.cupdate/ignore': 'true' }, { mode: 'off' }],
  [{ 'cupdate.config.pin': 'true' }, { watchTags: false }],
  [{ 'cupdate.config.stay-on-current-major': 'true' }, { level: 'minor' }],
  [{ 'shepherd.enable': 'false' }, { mode: 'off' }],
  [{ 'keel.sh/policy': 'never' }, { mode: 'notify' }],
  [
    { 'keel.sh/policy': 'minor', 'keel.sh/trigger': 'poll' },
    { mode: 'auto', level: 'minor', autoLevel: 'minor' },
  ],
  [
    { 'keel.sh/policy': 'all', 'keel.sh/approvals': '1' },
    { mode: 'ask', level: 'all', autoLevel: 'all' },
  ],
  [{ 'keel.sh/policy': 'force' }, { mode: 'auto', watchTags: false }],
  [{ 'keel.sh/policy': 'glob:v1.*-x' }, { mode: 'auto', include: [String.raw`^v1\..*-x$`] }],
  [{ 'keel.sh/policy': 'regexp:^a+$' }, { mode: 'auto', include: ['^a+$'] }],
  [{ 'keel.sh/matchPreRelease': 'false' }, { prereleases: true }],
])('%j', (labels, settings) => {
  const read = readWishes(labels);
  expect(read.settings).toEqual(settings);
  expect(read.problems).toEqual([]);
});

test.each([
  ['mag37.dockcheck.restart-stack', 'true'],
  ['shepherd.auth.config', 'x'],
  ['keel.sh/policy', 'sometimes'],
  ['keel.sh/policy', 'regexp:('],
  ['keel.sh/pollSchedule', '@every 1h'],
  ['cupdate.config.stay-below', '8.0.0-rc.1'],
])('%s=%s is told, and sets nothing', (label, value) => {
  const { settings, problems } = readWishes({ [label]: value });
  expect(settings).toEqual({});
  expect(problems.map((problem) => problem.label)).toEqual([label]);
});

test.each([
  ['8.0.0', ['7.9.9', '7.10', 'v7'], ['8', '8.0', '8.0.0', '8.1.2', 'v9-alpine', '10.0', '20240105']],
  ['8.2', ['8', '8.1.9', '7.99', '8.0'], ['8.2', '8.10', '8.2.0-r1', '9.0', '19.1']],
  ['1.19.99', ['1.19.98', '1.18.100'], ['1.19.99', '1.19.100', '1.20.0', '2.0.0']],
])('below %s are %j, not %j', (version, below, others) => {
  const { exclude = [] } = readWishes({ 'cupdate.config.stay-below': version }).settings;
  const { passedOver } = chooseFrom('0.0.1', [...below, ...others], { exclude });
  const excluded = passedOver.filter(({ reason }) => reason.kind === 'excluded').map(({ name }) => name);
  expect(excluded).toEqual(others);
});
