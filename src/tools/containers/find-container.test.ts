import { expect, test } from 'vitest';
import { requireContainer } from './find-container.ts';
import { admin } from '#kernel/test-call.ts';

const empty = { list: () => [] };

test('one that is not listed yet may be asked about by a name or an id', () => {
  expect(requireContainer(empty, 'web_1.a-b', admin, 'containers:read')).toBe('web_1.a-b');
});

test.each(['../../version', 'web/json', '%00', '', '.'])(
  '%j is no name, and goes to no engine',
  (reference) => {
    expect(() => requireContainer(empty, reference, admin, 'containers:read')).toThrow(
      'The container was not found.',
    );
  },
);
