import { expect, test } from 'vitest';
import { formatMessage } from '../../../i18n/message.ts';
import type { Translate } from '../../../i18n/use-text.ts';
import { editText } from '../edit/edit-text.ts';
import { fieldsText } from '../edit/fields-text.ts';
import { deviation, plannedChange } from './field-changes.ts';

const text: Translate<typeof fieldsText> = (key, ...parameters) =>
  formatMessage(fieldsText[key], 'en', parameters[0]);
const words: Translate<typeof editText> = (key, ...parameters) =>
  formatMessage(editText[key], 'en', parameters[0]);
const said = { text, words, format: { bytes: (bytes: number) => `${bytes / 1024 ** 2} MiB`, count: String } };

test('a plan goes from what is to what will be, without the marks of JSON', () => {
  const image = { field: 'Image', intended: '"nginx:1.27"', actual: '"nginx:1.26"', same: false };
  expect(plannedChange(image, said)).toMatchObject({
    path: 'Image',
    kind: 'changed',
    before: 'nginx:1.26',
    after: 'nginx:1.27',
  });
});

test('a report goes from what was intended to what was found; what is not there is none', () => {
  const memory = { field: 'HostConfig.Memory', intended: '67108864', actual: null, same: false };
  expect(deviation(memory, said)).toMatchObject({
    path: 'Memory',
    kind: 'removed',
    before: '64 MiB',
    after: null,
  });
});

test('a network goes by its name, a variable without its value, JSON stays JSON', () => {
  const network = { field: 'Networks.front', intended: '{"Aliases":["api"]}', actual: null, same: false };
  expect(plannedChange(network, said)).toMatchObject({
    path: expect.stringMatching(/front$/),
    after: '{"Aliases":["api"]}',
  });
  const secret = { field: 'Env.TOKEN', intended: '"••••"', actual: '"••••"', same: false };
  expect(plannedChange(secret, said)).toMatchObject({ kind: 'changed', masked: true });
});
