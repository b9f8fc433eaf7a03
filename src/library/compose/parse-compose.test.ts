import { expect, test } from 'vitest';
import { textOf } from './compose-document.ts';
import { parseCompose } from './parse-compose.ts';

function findingsOf(text: string): string[] {
  return parseCompose(text).syntax.map(({ message, place }) => `${place?.line}:${place?.column} ${message}`);
}

test('everything in the text has its place', () => {
  const document = parseCompose('services:\n  web:\n    image: busybox\n    ports: ["80:80", 443]\n');
  const { node, place, isWhole } = document.find(['services', 'web', 'ports', 1]);
  expect({ text: textOf(node), place, isWhole }).toEqual({
    text: '443',
    place: { line: 4, column: 22, endLine: 4, endColumn: 25 },
    isWhole: true,
  });
  const near = document.find(['services', 'web', 'volumes']);
  expect(near).toMatchObject({ isWhole: false, place: { line: 2, column: 3 } });
});

test('aliases and merged keys are seen as compose sees them', () => {
  const document = parseCompose(
    'x-a: &a {image: one, user: root}\nservices:\n  web:\n    <<: [*a]\n    image: two\n  db: *a\n',
  );
  const keys = (service: string) =>
    document
      .entries(document.find(['services', service]).node)
      .map(({ key, value }) => `${key}=${textOf(value)}`);
  expect(keys('web')).toEqual(['image=two', 'user=root']);
  expect(keys('db')).toEqual(['image=one', 'user=root']);
});

test.each([
  ['a: 1\na: 2\n', ['2:1 a is given twice in the same place. Keep one of them.']],
  ['a:\n\tb: 1\n', ['2:1 YAML does not allow tabs for indentation. Use spaces.']],
  ['a: *nothing\n', ['1:4 There is no anchor &nothing above this line.']],
  ['a: [1, 2\nb: 3\n', ['2:1 A list that begins with [ is not closed: ] is missing.']],
  ['', []],
])('%j is told as %j', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});

test('a text that would end the stack of the parser is refused', () => {
  expect(findingsOf('['.repeat(50_000))[0]).toBe('1:1 This is nested too deeply to be read.');
});

test('aliases of aliases do not multiply the work', () => {
  const levels = Array.from({ length: 60 }, (_, level) =>
    level === 0
      ? 'x-0: &l0 {a: 1}'
      : `x-${level}: &l${level} {<<: [*l${level - 1}, *l${level - 1}], k${level}: 1}`,
  );
  const document = parseCompose(`${levels.join('\n')}\nservices: {web: *l14}\n`);
  expect(document.entries(document.find(['services', 'web']).node)).toHaveLength(15);
});
