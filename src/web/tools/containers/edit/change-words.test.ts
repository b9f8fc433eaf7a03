import { expect, test } from 'vitest';
import { formatMessage } from '../../../i18n/message.ts';
import type { Translate } from '../../../i18n/use-text.ts';
import { shownChange } from './change-words.ts';
import { editText } from './edit-text.ts';
import { fieldsText } from './fields-text.ts';

const text: Translate<typeof fieldsText> = (key, ...parameters) =>
  formatMessage(fieldsText[key], 'es', parameters[0]);
const words: Translate<typeof editText> = (key, ...parameters) =>
  formatMessage(editText[key], 'en', parameters[0]);
const said = { text, words, format: { bytes: (bytes: number) => `${bytes / 1024 ** 2} MiB`, count: String } };

function shown(path: string, before: string | null, after: string | null) {
  const {
    path: name,
    kind,
    before: was,
    after: is,
    masked,
  } = shownChange({ path, before, after, live: false }, said, false);
  return [name, kind, was, is, masked].join(' | ');
}

test.each([
  ['HostConfig.Memory', null, '67108864', 'Memoria | added |  | 64 MiB | false'],
  [
    'HostConfig.MemorySwap',
    '134217728',
    '-1',
    'Memoria e intercambio juntos | changed | 128 MiB | sin límite | false',
  ],
  ['HostConfig.NanoCpus', '500000000', null, 'Procesadores | removed | 0.5 |  | false'],
  ['HostConfig.RestartPolicy.Name', 'no', 'always', 'Reinicio | changed | no | always | false'],
  [
    'HostConfig.PortBindings.80/tcp',
    '8080',
    '*',
    'Puertos 80/tcp | changed | 8080 | cualquier puerto libre | false',
  ],
  ['Env.TOKEN', '••••••', null, 'Entorno TOKEN | removed | •••••• |  | true'],
  ['HostConfig.Ulimits', null, '[]', 'HostConfig.Ulimits | added |  | [] | false'],
  ['Cmd', 'sh', '', 'Comando | changed | sh | "" | false'],
])('%s is told in the words of the form', (path, before, after, expected) => {
  expect(shown(path, before, after)).toBe(expected);
});
