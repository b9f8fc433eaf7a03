import { expect, test } from 'vitest';
import { exampleMessage } from '../message/example-message.ts';
import { parseProblems, renderOwnWords } from './own-words.ts';
import { exampleTemplate } from './template-values.ts';

const title = '{{ title }}';

test('the example renders', () => {
  const rendered = renderOwnWords(exampleTemplate, exampleMessage);
  expect(rendered).toMatchObject({ problems: [], title: expect.stringMatching(/^\[CRITICAL\] 2 alerts/) });
  expect('text' in rendered && rendered.text).toContain('Disk of nas is nearly full (1 min)');
});

test('a template has the alerts that people read, and how many more there are', () => {
  const alerts = Array.from({ length: 30 }, () => exampleMessage.alerts).flat();
  const body = '{{ alerts.size }} and {{ truncated_count }}';
  const rendered = renderOwnWords({ title, body }, { ...exampleMessage, alerts });
  expect(rendered).toMatchObject({ text: '50 and 10' });
});

test('the title is one line and never empty', () => {
  expect(renderOwnWords({ title: 'a\n b', body: '' }, exampleMessage)).toMatchObject({ title: 'a b' });
  expect(renderOwnWords({ title: '{% if false %}x{% endif %}', body: '' }, exampleMessage)).toMatchObject({
    title: exampleMessage.title,
  });
});

test.each([
  ['\n\n{{ nothing }}', 3, /no value "nothing"/],
  ['\n{{ title | shout }}', 2, /no filter "shout"/],
  ['{% shout %}', 1, /no tag "shout"/],
  ['{% include "/etc/passwd" %}', 1, /another template or a file/],
  ['{% render "x" %}', 1, /another template or a file/],
  ['{{ title.constructor }}', 1, /no value/],
  ['{{ alerts.constructor.constructor }}', 1, /no value/],
  ['{% if title %}', 1, /not closed/],
])('%j is a problem with its line', (body, line, message) => {
  expect(renderOwnWords({ title, body }, exampleMessage).problems).toEqual([
    { part: 'body', line, message: expect.stringMatching(message) },
  ]);
});

test.each([
  '{% for i in (1..1000000000) %}x{% endfor %}',
  '{% for i in (1..9999) %}{% for j in (1..9999) %}{% for k in (1..9999) %}x{% endfor %}{% endfor %}{% endfor %}',
  '{% assign s = "0123456789" %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}',
  '{% assign s = "0123456789" %}{% for i in (1..60) %}{% assign s = s | replace: "0", s %}{% endfor %}{{ s }}',
  '{% for i in (1..60) %}{% capture s %}{{ s | default: "xxxxxxxxx" }}{{ s | default: "" }}{% endcapture %}{% endfor %}{{ s }}',
  `{% for i in (1..9999) %}{% for j in (1..9) %}${'x'.repeat(20_000)}{% endfor %}{% endfor %}`,
  `{% capture s %}{% for i in (1..9999) %}${'x'.repeat(20_000)}{% endfor %}{% endcapture %}{% if s contains "y" %}{% endif %}`,
])('%#: %.60s is bounded', (body) => {
  const begin = performance.now();
  const rendered = renderOwnWords({ title, body }, exampleMessage);
  expect(performance.now() - begin).toBeLessThan(2_000);
  if ('text' in rendered) expect(rendered.text.length).toBeLessThanOrEqual(20_000);
  else expect(rendered.problems[0].message).toBe('It takes too much time or memory. Loop over less.');
});

test('what cannot be read is told before it is saved', () => {
  expect(parseProblems({ title: '{{ a | b }}', body: 'x\n{% for %}' })).toEqual([
    { part: 'title', line: 1, message: 'There is no filter "b".' },
    { part: 'body', line: 2, message: expect.any(String) },
  ]);
  expect(parseProblems(exampleTemplate)).toEqual([]);
});
