import { expect, test } from 'vitest';
import { safeHref } from './safe-href.ts';

test.each(['/containers?q=a', 'https://prometheus.example/graph', 'http://nas:9090/'])(
  '%s is followed',
  (address) => {
    expect(safeHref(address)).toBe(address);
  },
);

test.each(['javascript:alert(1)', '//evil.example', '/\\evil.example', 'data:text/html,x', 'word', ''])(
  '%s is not followed',
  (address) => {
    expect(safeHref(address)).toBeNull();
  },
);
