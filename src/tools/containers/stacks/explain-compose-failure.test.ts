import { expect, test } from 'vitest';
import { explainComposeFailure } from './explain-compose-failure.ts';

test.each([
  [
    'Error response from daemon: driver failed programming external connectivity on endpoint x: Bind for 0.0.0.0:8080 failed: port is already allocated',
    'Port 8080 of the host is in use already. Free it or publish another one.',
  ],
  [
    'dependency failed to start: container lab-db-1 is unhealthy',
    'lab-db-1 did not become healthy, so what waits for it was not started. See its log.',
  ],
  [
    'network front declared as external, but could not be found',
    'The network front belongs to somebody else and does not exist: docker network create front',
  ],
  [
    'Error response from daemon: manifest for busybox:nope not found: manifest unknown: manifest unknown',
    'The image busybox:nope does not exist at its registry, or needs a login. Check its name and tag.',
  ],
  ['something nobody has seen\n', 'Compose says: something nobody has seen'],
  ['', 'Compose ended without saying why.'],
])('%j', (text, sentence) => {
  expect(explainComposeFailure(text)).toBe(sentence);
});
