import { expect, test } from 'vitest';
import { formatMessage } from '../../../i18n/message.ts';
import type { Translate } from '../../../i18n/use-text.ts';
import { planFixture } from './fixture.ts';
import { planSteps } from './plan-steps.ts';
import { recreateText } from './recreate-text.ts';

const text: Translate<typeof recreateText> = (key, ...parameters) =>
  formatMessage(recreateText[key], 'en', parameters[0]);

test('one that runs is changed over and proves itself', () => {
  expect(planSteps(planFixture(), text)).toEqual([
    'Create the new web beside the old one',
    'Stop the old one and start the new one under its name',
    'Wait until the new one has proved itself; otherwise go back',
    'Remove the old one; volumes stay',
  ]);
});

test('one that is stopped only gets the name', () => {
  expect(planSteps(planFixture({ downtimeSeconds: null }), text)).toEqual([
    'Create the new web beside the old one',
    'Give the new one its name',
    'Remove the old one; volumes stay',
  ]);
});

test('an image that is not known yet is pulled first, and who goes along is counted', () => {
  const plan = planFixture({
    image: { reference: 'nginx:2', beforeId: 'sha256:1', afterId: null },
    dependents: [{ id: 'b', name: 'side', reason: 'uses its network' }],
  });
  expect(planSteps(plan, text).slice(0, 2)).toEqual([
    'Pull nginx:2',
    'Create the new web, and 1 that depends on it, beside the old',
  ]);
});
