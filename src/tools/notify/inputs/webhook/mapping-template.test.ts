import { expect, test } from 'vitest';
import { fillTemplate, templateProblem } from './mapping-template.ts';

const body = { name: 'Web', list: [{ n: 1 }], title: 'nas is up' };

test.each([
  ['{{ name }} is down', 'Web is down'],
  ['{{name|upper}}/{{ name | lower }}', 'WEB/web'],
  ['{{ absent | default "a | b" }}', 'a | b'],
  ['{{ list[0].n }}', '1'],
  ['{{ title | contains "IS UP" "well" }}', 'true'],
  ['{{ title | contains "down" }}', ''],
  ['{{ title | without "is up" "is down" }}', 'nas'],
  ['plain', 'plain'],
  ['{{ constructor.name }}', ''],
])('%s', (template, expected) => {
  expect(fillTemplate(template, body)).toBe(expected);
});

test('a text is cut', () => {
  expect(fillTemplate('{{ a }}', { a: 'x'.repeat(10_000) })).toHaveLength(4000);
});

test('no character is cut in half, and what cannot be stored is replaced', () => {
  expect(fillTemplate('{{ a }}', { a: `${'x'.repeat(3999)}😀` })).toBe(`${'x'.repeat(3999)}\ufffd`);
  expect(fillTemplate('{{ a }}', { a: 'a\0b\ud83d' })).toBe('a\ufffdb\ufffd');
});

test('what cannot be a template is told', () => {
  expect(templateProblem('{{ a')?.en).toMatch(/partner/);
  expect(templateProblem('{{ a | shell "x" }}')?.en).toMatch(/no filter "shell"/);
  expect(templateProblem('{{ a | default "x" }} {{ b }}')).toBeNull();
});
