import { expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { compileRouting } from './compile-routing.ts';
import { muteEndMs } from './mute-end.ts';

const night = { name: 'night', ranges: [{ times: [{ from: 1320, to: 420 }], timeZone: 'Europe/Madrid' }] };
const compiled = compileRouting(
  RoutingConfig.parse({
    route: { receiver: 'default' },
    timeIntervals: [night, { name: 'always', ranges: [{}] }, { name: 'never', ranges: [] }],
  }),
);
const lateMs = Date.UTC(2026, 0, 5, 22, 30, 17);
const end = (mute: string[], active: string[] = []) =>
  muteEndMs({ muteTimeIntervals: mute, activeTimeIntervals: active }, compiled, lateMs);

test('a night ends at seven on the clock of its zone', () => {
  expect(end(['night'])).toBe(Date.UTC(2026, 0, 6, 6, 0));
});

test('what is muted for ever, or never active, has no end', () => {
  expect(end(['always'])).toBeNull();
  expect(end([], ['never'])).toBeNull();
});

test('a route that is active by night is held until it begins', () => {
  expect(end([], ['night'])).toBe(Date.UTC(2026, 0, 5, 22, 31));
});

test('an end is found to the minute', () => {
  const odd = { name: 'odd', ranges: [{ times: [{ from: 1320, to: 1363 }] }] };
  const routing = compileRouting(
    RoutingConfig.parse({ route: { receiver: 'default' }, timeIntervals: [odd] }),
  );
  const held = { muteTimeIntervals: ['odd'], activeTimeIntervals: [] };
  expect(muteEndMs(held, routing, lateMs)).toBe(Date.UTC(2026, 0, 5, 22, 43));
  expect(muteEndMs(held, routing, Date.UTC(2026, 0, 5, 22, 42, 59))).toBe(Date.UTC(2026, 0, 5, 22, 43));
});
