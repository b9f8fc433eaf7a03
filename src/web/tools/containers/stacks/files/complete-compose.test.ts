import { expect, test } from 'vitest';
import { completeCompose } from './complete-compose.ts';

function labels(before: string): readonly string[] | undefined {
  return completeCompose(before)?.options.map(({ label }) => label);
}

test('the keys of the file are offered at its left edge', () => {
  expect(labels('name: media\nser')).toContain('services');
  expect(completeCompose('ser')).toMatchObject({ typed: 'ser' });
});

test('the keys of a service are offered below its name, whatever stands above it', () => {
  const before = 'services:\n  db:\n    image: postgres\n\n  # the page\n  "web":\n    im';
  expect(labels(before)).toContain('image');
  expect(labels(before)).not.toContain('services');
});

test('deeper keys follow their parents', () => {
  expect(labels('services:\n  web:\n    healthcheck:\n      ')).toContain('start_period');
  expect(labels('volumes:\n  data:\n    ')).toContain('driver_opts');
});

test('keys with few values offer them', () => {
  expect(labels('services:\n  web:\n    restart: un')).toContain('unless-stopped');
});

test('nothing is offered for names, lists and values that can be anything', () => {
  for (const before of [
    'services:\n  we',
    'services:\n  web:\n    ports:\n      - "80',
    'services:\n  web:\n    image: ng',
  ])
    expect(completeCompose(before)).toBeNull();
});
