import { expect, test } from 'vitest';
import { maskCompose, maskEnvFile } from './mask-values.ts';

test('values of the environment are masked, wherever they come from, and nothing else', () => {
  const text = [
    'x-env: &env',
    '  SHARED: secret-a   # stays',
    'services:',
    '  web:',
    '    image: busybox',
    '    build: {args: {TOKEN: secret-b}}',
    '    environment:',
    '      <<: *env',
    '      QUOTED: "secret-c"',
    '      FROM: ${OUTSIDE}',
    '      DEFAULT: ${X:-secret-d}',
    '      EMPTY:',
    '      BLOCK: |',
    '        secret-e',
    '        secret-f',
    '  db:',
    '    environment:',
    '      - PLAIN=secret-g',
    '      - "QUOTED=secret-h"',
    '      - FROM=$OUTSIDE',
    '      - NAME_ONLY',
    '    command: stays',
    '',
  ].join('\n');
  const masked = maskCompose(text, '***');
  expect(masked).not.toContain('secret-');
  expect(masked.split('\n').filter((line) => line.includes('***'))).toEqual([
    '  SHARED: ***   # stays',
    '    build: {args: {TOKEN: ***}}',
    '      QUOTED: ***',
    '      DEFAULT: ***',
    '      BLOCK: ***',
    '      - PLAIN=***',
    '      - "QUOTED=***"',
  ]);
  expect(masked).toContain('FROM: ${OUTSIDE}');
  expect(masked).toContain('    command: stays\n');
});

test('a text that cannot be read shows nothing', () => {
  expect(maskCompose('PASSWORD=hunter2\n', '***')).toBe('***');
  expect(maskCompose('\n', '***')).toBe('\n');
});

test('of an env file the names, comments and line ends stay', () => {
  expect(maskEnvFile('# c\r\nA=1 # why\r\nB="x\r\ny"\r\nodd secret line\r\nC=\r\n', '***')).toBe(
    '# c\r\nA=*** # why\r\nB=***\r\n***\r\nC=\r\n',
  );
});
