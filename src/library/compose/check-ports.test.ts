import { expect, test } from 'vitest';
import { checkPorts } from './check-ports.ts';
import { parseCompose } from './parse-compose.ts';

function messages(first: string, second: string): string[] {
  const text = `services:\n  a:\n    ports: [${first}]\n  b:\n    ports: [${second}]\n`;
  const taken = [{ hostPort: 9000, hostIp: '0.0.0.0', protocol: 'tcp', by: 'the container jellyfin' }];
  return checkPorts(parseCompose(text), taken).map(({ message }) => message);
}

test.each([
  ['"80:80"', '"80:81"'],
  ['"80:80"', '"127.0.0.1:80:81"'],
  ['"8000-8010:80-90"', '"8005:80"'],
  ['{target: 80, published: "80"}', '"80:80/tcp"'],
  ['"[::1]:80:80"', '"80:80"'],
])('%s and %s collide', (first, second) => {
  expect(messages(first, second)).toEqual([expect.stringMatching(/is also published by a/)]);
});

test.each([
  ['"80:80"', '"80:80/udp"'],
  ['"127.0.0.1:80:80"', '"127.0.0.2:80:80"'],
  ['"80"', '"80"'],
  ['"${PORT}:80"', '"${PORT}:80"'],
  ['"0:80"', '"0:81"'],
])('%s and %s do not', (first, second) => {
  expect(messages(first, second)).toEqual([]);
});

test('a port that a container holds and one that is none are told', () => {
  expect(messages('"9000:80"', '"70000:80"')).toEqual([
    'Port 9000 of the host is in use by the container jellyfin. Choose another one or free it.',
    '70000 is no port: 65535 is the last.',
  ]);
});
