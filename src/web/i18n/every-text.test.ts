import { expect, test } from 'vitest';
import type { Message, Messages, Wording } from './message.ts';

const modules = import.meta.glob<Record<string, Messages>>('../**/*-text.ts', { eager: true });
const entries = Object.entries(modules).flatMap(([file, exported]) =>
  Object.values(exported).flatMap((messages) =>
    Object.entries(messages).map(([key, message]): [string, Message] => [`${file} ${key}`, message]),
  ),
);

function forms(wording: Wording): string[] {
  return typeof wording === 'string' ? [wording] : Object.values(wording);
}

function names(wording: Wording): string[] {
  const found = forms(wording).flatMap((form) =>
    [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(found)].toSorted();
}

test('there are texts to check', () => {
  expect(entries.length).toBeGreaterThan(50);
});

test('every text is written in both languages; a text equal in both is a plain string', () => {
  const wrong = entries.filter(([, message]) => {
    if (typeof message === 'string') return message.trim() === '';
    const blank = [...forms(message.en), ...forms(message.es)].some((form) => form.trim() === '');
    return blank || forms(message.en).join('|') === forms(message.es).join('|');
  });
  expect(wrong.map(([key]) => key)).toEqual([]);
});

test('both languages use the same parameters', () => {
  const wrong = entries.filter(
    ([, message]) => typeof message !== 'string' && names(message.en).join() !== names(message.es).join(),
  );
  expect(wrong.map(([key]) => key)).toEqual([]);
});

test('words stay calm: no exclamation marks, no three dots typed as stops', () => {
  const wrong = entries.filter(([, message]) => {
    const all = typeof message === 'string' ? [message] : [...forms(message.en), ...forms(message.es)];
    return all.some((form) => /[!¡]|\.\.\./.test(form));
  });
  expect(wrong.map(([key]) => key)).toEqual([]);
});
