import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { AddressDialog } from './address-dialog.tsx';
import { heartbeatFixture, webhookFixture } from './input-fixtures.ts';

afterEach(cleanup);
const rest = { path: '/api/notify/in/s3cret', presets: [], onClose: () => {} };

test('the address of a webhook is shown whole, with a line to try it', () => {
  render(<AddressDialog input={webhookFixture()} {...rest} />);
  expect(screen.getByText(`${location.origin}/api/notify/in/s3cret`)).toBeDefined();
  expect(screen.getByText(/^curl .*-d/su)).toBeDefined();
});

test('a heartbeat comes with its line of crontab, also for a job that failed', () => {
  render(<AddressDialog input={heartbeatFixture()} {...rest} />);
  expect(screen.getAllByText(/^0 3 \* \* \* \/path\/to\/job && curl/u)).toHaveLength(2);
  expect(screen.getByText(/s3cret\?status=fail'$/u)).toBeDefined();
});
