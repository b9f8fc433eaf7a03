import { expect, test } from 'vitest';
import { fillToEnter } from './fill-to-enter.ts';

const path = '/api/notify/in/s3cret';

test('the address stands where it belongs', () => {
  const address = { origin: 'https://nexus.example:8443', path };
  expect(fillToEnter('url: "ADDRESS"', address)).toBe(
    'url: "https://nexus.example:8443/api/notify/in/s3cret"',
  );
  expect(fillToEnter('generic://NEXUS/api/notify/in/TOKEN?template=json', address)).toBe(
    'generic://nexus.example:8443/api/notify/in/s3cret?template=json',
  );
});

test('shoutrrr is told when there is no TLS, Apprise when there is, and nobody else anything', () => {
  const address = { origin: 'http://nas:9095', path };
  expect(fillToEnter('generic://NEXUS/api/notify/in/TOKEN?template=json', address)).toMatch(
    /s3cret\?template=json&disabletls=yes$/u,
  );
  expect(fillToEnter('json://NEXUS/x', address)).toBe('json://nas:9095/x');
  expect(fillToEnter('json://NEXUS/x', { origin: 'https://n.example', path })).toBe('jsons://n.example/x');
  expect(fillToEnter('{"name":"$NAME"}', address)).toBe('{"name":"$NAME"}');
});
