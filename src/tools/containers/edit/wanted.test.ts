import { expect, test } from 'vitest';
import { runCommand } from './command/run-command.ts';
import { specOf } from './spec/apply-spec.ts';
import { bothForms, understand } from './wanted.ts';

const base = { name: 'web', create: { Image: 'nginx', Env: ['KEY=hunter2', 'TZ=UTC'] } };
const situation = {
  before: specOf(base),
  ownId: '1',
  containers: [],
  maySee: () => true,
  networks: [],
  cpus: null,
};

function told(environment: { name: string; value: string | null }[]): string {
  const spec = { ...specOf(base), environment };
  const { body, isShown } = understand({ kind: 'spec', spec }, base, situation);
  return JSON.stringify(body && [bothForms(body, isShown), runCommand(body, { isShown })]);
}

test('a kept value is in no answer, a typed one is', () => {
  const answer = told([
    { name: 'KEY', value: null },
    { name: 'TZ', value: 'Europe/Madrid' },
  ]);
  expect(answer).not.toContain('hunter2');
  expect(answer).toContain('Europe/Madrid');
});

test('listing a name twice does not bring out the value that is kept', () => {
  expect(
    told([
      { name: 'KEY', value: null },
      { name: 'KEY', value: 'x' },
    ]),
  ).not.toContain('hunter2');
});

test('the same holds for JSON', () => {
  const json = JSON.stringify({ Image: 'nginx', Env: ['KEY=••••••', 'KEY=x'] });
  const { body, isShown } = understand({ kind: 'json', name: 'web', json }, base, situation);
  expect(body?.create.Env).toEqual(['KEY=hunter2', 'KEY=x']);
  expect(JSON.stringify(body && bothForms(body, isShown))).not.toContain('hunter2');
});
