import { expect, test } from 'vitest';
import { matchersOfLabels, readMatcherLines, writeMatcherLines } from './matcher-lines.ts';

test('what was written reads back the same, whatever is in a value', () => {
  const matchers = [
    ...matchersOfLabels({ host: 'nas', note: 'says "hi"\\ = !~ there\nand on' }),
    { name: 'container', operator: '=~' as const, value: 'web.*' },
    { name: 'stack', operator: '!=' as const, value: '' },
  ];
  expect(readMatcherLines(writeMatcherLines(matchers))).toEqual({ matchers, wrongLine: null });
});

test('quotes and room around the operator may be as they like', () => {
  expect(readMatcherLines('  host = nas \n\nseverity!~"info|warning"')).toEqual({
    matchers: [
      { name: 'host', operator: '=', value: 'nas' },
      { name: 'severity', operator: '!~', value: 'info|warning' },
    ],
    wrongLine: null,
  });
});

test.each(['host', '="nas"', 'host="nas', 'host>1'])('%s is no condition', (line) => {
  expect(readMatcherLines(`stack=web\n${line}`)).toMatchObject({ wrongLine: line });
});
