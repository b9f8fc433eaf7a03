import { expect, test } from 'vitest';
import { settingFacts } from './setting-facts.ts';

const kind = {
  id: 'http',
  title: { en: 'HTTP', es: 'HTTP' },
  help: { en: '', es: '' },
  values: [],
  settings: {
    properties: {
      url: { title: 'Address', es: { title: 'Dirección' } },
      format: { title: 'Format', options: { form: 'A form' }, es: { options: { form: 'Un formulario' } } },
      token: { title: 'Token', secret: true },
      ignoreTls: { title: 'Trust any certificate' },
      body: { title: 'Body' },
      method: { title: 'Method', default: 'GET' },
      days: { title: 'Warn', default: 14, unit: 'days' },
    },
  },
};

test('settings are shown under the titles of the form, and secrets only as set', () => {
  const settings = {
    url: 'https://x/',
    format: 'form',
    token: null,
    ignoreTls: true,
    body: '',
    extra: [1],
    method: 'GET',
    days: 7,
  };
  expect(settingFacts(kind, settings, 'en').map(({ title, value }) => [title, value])).toEqual([
    ['Address', 'https://x/'],
    ['Format', 'A form'],
    ['Token', null],
    ['Trust any certificate', 'yes'],
    ['Warn', '7 days'],
    ['extra', '[1]'],
  ]);
  expect(settingFacts(kind, { url: 'https://x/', format: 'form' }, 'es')).toMatchObject([
    { title: 'Dirección' },
    { title: 'Format', value: 'Un formulario' },
  ]);
});
