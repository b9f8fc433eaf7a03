import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Scope } from '#contracts/scope.ts';
import { setLanguage } from '../../i18n/language.ts';
import { useAccessWords } from './use-access-words.ts';

afterEach(() => {
  cleanup();
  setLanguage('en');
});

function words() {
  return renderHook(() => useAccessWords()).result.current;
}

test.each<[Scope, string, string]>([
  [{ host: 'nas' }, 'everything on nas', 'todo lo que hay en nas'],
  [{ stack: 'media' }, 'the stack media on any host', 'el stack media en cualquier host'],
  [{ label: 'team' }, 'whatever has the label team', 'lo que tenga la etiqueta team'],
  [{ host: 'nas', stack: 'media' }, 'the stack media on nas', 'el stack media en nas'],
  [{ host: 'nas', label: 'a=b' }, 'whatever on nas has the label a=b', 'lo que en nas tenga la etiqueta a=b'],
  [
    { stack: 'media', label: 'a=b' },
    'whatever in the stack media has the label a=b',
    'lo que en el stack media tenga la etiqueta a=b',
  ],
  [
    { host: 'nas', stack: 'media', label: 'a=b' },
    'whatever in the stack media on nas has the label a=b',
    'lo que en el stack media de nas tenga la etiqueta a=b',
  ],
])('%j is said in both languages', (scope, english, spanish) => {
  setLanguage('en');
  expect(words().scope(scope)).toBe(english);
  setLanguage('es');
  expect(words().scope(scope)).toBe(spanish);
});

test('a role in a part never claims what holds everywhere or not at all', () => {
  setLanguage('en');
  expect(words().roleInPart('viewer')).toBe(
    'May see containers, read logs, see updates, see flaws, see monitors, and see alerts.',
  );
  expect(words().roleInPart('admin')).not.toContain('manage people');
  expect(words().roleInPart('admin')).not.toContain('who hears');
  expect(words().role('admin')).toContain('manage people');
  expect(words().role('guest')).toBe('sees nothing but what is granted in parts');
});
