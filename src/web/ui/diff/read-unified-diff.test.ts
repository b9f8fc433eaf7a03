import { expect, test } from 'vitest';
import { readUnifiedDiff } from './read-unified-diff.ts';

const diff = `--- compose.yaml
+++ compose.yaml
@@ -2,2 +2,3 @@
 services:
-  web: {}
+  web:
+    image: nginx
@@ -9 +10 @@
---- separator
+end
\\ No newline at end of file
`;

test('hunks become runs with the numbers of their lines', () => {
  const runs = readUnifiedDiff(diff);
  expect(runs.map(({ lines }) => lines.map(({ kind, text }) => [kind, text]))).toEqual([
    [
      ['same', 'services:'],
      ['removed', '  web: {}'],
      ['added', '  web:'],
      ['added', '    image: nginx'],
    ],
    [
      ['removed', '--- separator'],
      ['added', 'end'],
    ],
  ]);
  expect(runs[1]?.lines[1]).toMatchObject({ beforeNumber: null, afterNumber: 10 });
});

test('a diff of nothing has no runs', () => {
  expect(readUnifiedDiff('')).toEqual([]);
});
