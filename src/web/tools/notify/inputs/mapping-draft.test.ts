import { expect, test } from 'vitest';
import { WebhookMapping } from '#contracts/notify/inputs.ts';
import { draftOfMapping, mappingOfDraft, readableBody } from './mapping-draft.ts';

const mapping = WebhookMapping.parse({ title: '{{ t }}', labels: { host: '{{ h }}' } });

test('a mapping survives being edited', () => {
  expect(mappingOfDraft(draftOfMapping(mapping))).toEqual(mapping);
});

test('a row without a name is no label', () => {
  const draft = {
    ...draftOfMapping(mapping),
    pairs: [
      ['', 'x'],
      [' room ', 'y'],
    ] as const,
  };
  expect(mappingOfDraft(draft).labels).toEqual({ room: 'y' });
});

test('JSON is laid out, anything else stays', () => {
  expect(readableBody('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readableBody('disk full')).toBe('disk full');
});
