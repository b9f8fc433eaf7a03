import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { RouteTrace } from '#contracts/notify/routing.ts';
import { partFixture, routingFixture } from './test-routing.tsx';
import { WayOutcomes } from './way-outcomes.tsx';
import { WaySteps } from './way-steps.tsx';

afterEach(cleanup);

const step = { route: '', failed: null, seen: null, matched: true, chosen: false };
const outcome: RouteTrace['outcomes'][number] = {
  position: [0],
  receiver: 'ops',
  destinations: [{ id: 'd1', name: 'Phone' }],
  groupKey: '{}:{host="nas"}',
  groupWaitMs: 0,
  groupIntervalMs: 30_000,
  repeatIntervalMs: 0,
  heldBy: [],
};

test('each route says what became of the alert there, and why', () => {
  const steps = [
    { ...step, position: [], chosen: true },
    { ...step, position: [0], matched: false, failed: 'severity="critical"', seen: 'info' },
  ];
  render(<WaySteps config={routingFixture} destinations={partFixture().destinations} steps={steps} />);
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');
  expect(rows[0]).toContain('takes it');
  expect(rows[1]).toContain('severity="critical" does not hold: severity is info');
  expect(rows[2]).toContain('not looked at');
});

test('a label that is missing is said to be', () => {
  const steps = [{ ...step, position: [0], matched: false, failed: 'severity="critical"', seen: '' }];
  render(<WaySteps config={routingFixture} destinations={[]} steps={steps} />);
  expect(screen.getByText('severity="critical" does not hold: it has no severity')).toBeDefined();
});

test('who hears of it and when', () => {
  render(<WayOutcomes root={routingFixture.route} outcomes={[outcome]} atMs={null} />);
  expect(screen.getByText('Phone')).toBeDefined();
  expect(screen.getByText(/first at once · .*one message per host · never again/u)).toBeDefined();
});

test('what holds it back and until when', () => {
  const atMs = new Date(2026, 2, 5, 23, 0).getTime();
  const heldBy = [
    { kind: 'mute-time', text: 'night', untilMs: atMs + 8 * 3_600_000 },
    { kind: 'dependency', text: 'nas is down', untilMs: null },
  ];
  render(<WayOutcomes root={routingFixture.route} outcomes={[{ ...outcome, heldBy }]} atMs={atMs} />);
  const [muted, explained] = screen.getAllByRole('listitem').slice(1);
  expect(muted?.textContent).toMatch(/^Quiet time: night until .*0?7:00/u);
  expect(explained?.textContent).toBe('Explained by the alert nas is down');
});

test('a receiver without a channel is nobody', () => {
  render(
    <WayOutcomes root={routingFixture.route} outcomes={[{ ...outcome, destinations: [] }]} atMs={null} />,
  );
  expect(screen.getByText('Nobody: this receiver has no channel')).toBeDefined();
});
