import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listScript } from './list-script.ts';
import { readScriptOutput } from './read-script-output.ts';

const hostile = [
  'plain',
  'a\nb',
  ' lead',
  '81a4 5 0 0 0 x',
  '-rf',
  '$(reboot)',
  "it's",
  '\u001b[31m',
  'n'.repeat(255),
];

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-list-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('whatever names a folder holds, the script tells them apart', () => {
  inFolder((folder) => {
    for (const name of hostile) writeFileSync(join(folder, name), 'hello');
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff])]), '');
    chmodSync(join(folder, 'plain'), 0o4750);
    mkdirSync(join(folder, 'dir'));
    symlinkSync('to\nwhere', join(folder, 'link'));
    const listed = readScriptOutput(execFileSync('sh', ['-c', listScript, 'sh', folder]), folder);
    const entries = new Map(listed?.entries.map((entry) => [entry.name, entry]));
    expect(listed?.isComplete).toBe(true);
    expect([...entries.keys()].toSorted()).toEqual([...hostile, 'bad\ufffd', 'dir', 'link'].toSorted());
    expect(entries.get('plain')).toMatchObject({
      kind: 'file',
      sizeBytes: 5,
      mode: 0o4750,
      isAddressable: true,
    });
    expect(entries.get('link')).toMatchObject({ kind: 'link', linkTarget: 'to\nwhere' });
    expect(entries.get('bad\ufffd')?.isAddressable).toBe(false);
    expect(entries.get('dir')?.kind).toBe('folder');
  });
});

test('the output of busybox is read with the names that came before', () => {
  const names = ['/d/a\n81a4 9 9 9 9 /d/b', '/d/gone', '/d/link'];
  const stats = `81ed 3 1 2 10 ${names[0]}\na1ff 6 0 0 20 /d/link\n`;
  const output = `B\0${names.map((name) => `${name}\0`).join('')}\0${stats}\0/d/link\0target\0E\0`;
  expect(readScriptOutput(Buffer.from(output), '/d')).toEqual({
    isComplete: true,
    entries: [
      {
        name: 'a\n81a4 9 9 9 9 /d/b',
        isAddressable: true,
        kind: 'file',
        sizeBytes: 3,
        mode: 0o755,
        uid: 1,
        gid: 2,
        modifiedAtMs: 10_000,
        linkTarget: null,
      },
      {
        name: 'link',
        isAddressable: true,
        kind: 'link',
        sizeBytes: 0,
        mode: 0o777,
        uid: 0,
        gid: 0,
        modifiedAtMs: 20_000,
        linkTarget: 'target',
      },
    ],
  });
});

test.each([
  ['nothing', '', null],
  ['an error of the engine', 'OCI runtime exec failed: exec: "sh": executable file not found', null],
  [
    'output that was cut',
    'G\0f 644 1 0 0 1.5 whole\0\0f 644 1 0 0 1.5 ha',
    { isComplete: false, names: ['whole'] },
  ],
  ['nonsense', 'G\0\0\0\0x\0y\0E\0', { isComplete: true, names: [] }],
])('%s is no reason to fail', (_, output, expected) => {
  const listed = readScriptOutput(Buffer.from(output), '/d');
  expect(listed && { isComplete: listed.isComplete, names: listed.entries.map(({ name }) => name) }).toEqual(
    expected,
  );
});
