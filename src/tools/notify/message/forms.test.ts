import { expect, test } from 'vitest';
import { asHtml } from './as-html.ts';
import { asMarkdown } from './as-markdown.ts';
import { asPlainText } from './as-plain-text.ts';
import { exampleMessage } from './example-message.ts';
import type { Message } from './message.ts';

const one = exampleMessage.alerts[0];
const many: Message = {
  ...exampleMessage,
  alerts: Array.from({ length: 20 }, (_, index) => one && [{ ...one, title: `alert ${index}` }]).flatMap(
    (each) => each ?? [],
  ),
  truncatedCount: 3,
};

test('plain text says everything', () => {
  expect(asPlainText(exampleMessage)).toBe(`2 alerts: photos stopped: it ran out of memory and 1 more

New: 2 alerts are firing.

photos stopped: it ran out of memory
Checked: container photos on nas
Expected: it runs
Seen: it ended with exit code 137: it ran out of memory
Changed just before: 5 min before, ana did "update image" on photos
https://nexus.example/notify?alert=0123456789abcdef

Disk of nas is nearly full
Seen: 95 %
https://nexus.example/notify?alert=fedcba9876543210

You get this as receiver "default".`);
});

test.each([asPlainText, asHtml, asMarkdown])('%o keeps to any limit, in any language', (form) => {
  for (const message of [many, exampleMessage, { ...exampleMessage, ownText: 'a<b> *c* '.repeat(99) }])
    for (let max = 0; max < 3000; max += 37) expect(form(message, max).length).toBeLessThanOrEqual(max);
  expect(form(many, 2000)).toMatch(/… and \d+ more/);
  expect(form({ ...many, language: 'es' }, 2000)).toMatch(/… y \d+ más/);
});

test('what is left out is counted, with what was left out before', () => {
  const shown = (asPlainText(many, 1500).match(/^alert \d+$/gm) ?? []).length;
  expect(shown).toBeGreaterThan(0);
  expect(asPlainText(many, 1500)).toContain(`… and ${23 - shown} more`);
});

test('hostile text stays text', () => {
  const title = '<script>"&</script> *b* [x](http://evil) @everyone `c` _d_';
  const hostile: Message = { ...exampleMessage, title, lead: title, footer: '# big\n- item\n1. one' };
  expect(asHtml(hostile)).not.toContain('<script');
  expect(asHtml(hostile)).toContain('&lt;script&gt;&quot;&amp;');
  const markdown = asMarkdown(hostile);
  expect(markdown).toContain(String.raw`\<script\>`);
  expect(markdown).not.toContain('@everyone');
  expect(markdown).not.toMatch(/[^\\]\]\(http:\/\/evil/);
  expect(markdown).toContain('\\# big\n\\- item\n1\\. one');
});

test('only addresses of the web become links', () => {
  const url = 'javascript:alert(1)';
  const message: Message = {
    ...exampleMessage,
    alerts: exampleMessage.alerts.map((alert) => ({ ...alert, url })),
  };
  expect(asHtml(message)).not.toContain('href');
  expect(asMarkdown(message)).not.toContain('](java');
});

test('a cut never halves a character', () => {
  const message: Message = { ...exampleMessage, title: '🔥'.repeat(50) };
  for (let max = 0; max < 40; max++) expect(asPlainText(message, max).isWellFormed()).toBe(true);
});

test('thousands of alerts cost no more than those that are shown', () => {
  let looks = 0;
  const watched = many.alerts.map((alert) => ({
    ...alert,
    get facts() {
      looks += 1;
      return alert.facts;
    },
  }));
  const alerts = Array.from({ length: 500 }, () => watched).flat();
  expect(asPlainText({ ...many, alerts }, 2000)).toMatch(/… and 9\d{3} more/);
  expect(looks).toBeLessThan(50);
});
