import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { Delivery } from '#contracts/notify/deliveries.ts';
import { setLanguage } from '../../../i18n/language.ts';
import { DeliveryDetails } from './delivery-details.tsx';

afterEach(cleanup);

const delivery: Delivery = {
  id: 'd',
  destinationId: 'x',
  destinationName: 'removed',
  kind: '',
  receiver: 'default',
  groupKey: 'g',
  reason: 'first',
  title: 'Host down',
  titleEs: null,
  alertCount: 1,
  state: 'dead',
  createdAtMs: 1,
  sentAtMs: null,
  attempts: 0,
  nextTryAtMs: null,
  lastError: 'The destination was removed.',
  lastErrorEs: 'El canal se eliminó.',
  code: null,
  isPossiblyTwice: false,
  mergedInto: null,
  fallbackOf: null,
};

function show(changes: Partial<Delivery> = {}) {
  const details = { tries: [], message: { title: 'Host down', text: 'New' }, alerts: [] };
  render(<DeliveryDetails details={{ ...details, delivery: { ...delivery, ...changes } }} />);
}

test('a message that nobody tried to send says why', () => {
  show();
  expect(screen.getByText('The destination was removed.')).toBeDefined();
});

test('in Spanish it says so in Spanish, and once it is sent it says nothing', () => {
  setLanguage('es');
  onTestFinished(() => setLanguage('en'));
  show();
  expect(screen.getByText('El canal se eliminó.')).toBeDefined();
  cleanup();
  show({ state: 'sent' });
  expect(screen.queryByText('El canal se eliminó.')).toBeNull();
});
