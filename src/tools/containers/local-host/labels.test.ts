import { expect, test } from 'vitest';
import { boundedLabels } from './labels.ts';

test('labels that other tools go by are never cut off behind a hundred others', () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`com.example.${index}`, 'x']));
  const read = {
    'wud.watch': 'true',
    'nexus.watcher.mode': 'auto',
    'com.centurylinklabs.watchtower.enable': 'no',
  };
  const kept = boundedLabels({ ...many, ...read, 'com.docker.compose.service': 'web' });
  expect(kept).toMatchObject(read);
  expect(Object.keys(kept)).toHaveLength(64);
});
