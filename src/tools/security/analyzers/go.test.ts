import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inReusedPieces } from '#library/layers/fake-layer.ts';
import type { ImageFile } from './analyzer.ts';
import { go } from './go.ts';
import { magic } from './go/build-info.ts';
import { buildProgram } from './go/build-program.ts';
import { damagedCopies } from './image-files/damaged-files.ts';
import { givenFile } from './image-files/given-file.ts';

const path = 'usr/bin/tool';

test.each([
  [path, 2_000_000, 0o755, true],
  ['lib/plugin.so', 2_000_000, 0o644, true],
  ['lib/plugin.so.1.2', 2_000_000, 0o644, true],
  ['tool.exe', 2_000_000, 0o644, true],
  [path, 2_000_000, 0o644, false],
  [path, 1000, 0o755, false],
])('%s of %d bytes, mode %o: %s', (place, sizeBytes, mode, isWanted) => {
  expect(go.wants({ path: place, sizeBytes, mode })).toBe(isWanted);
});

function inPieces(bytes: Buffer, size: number): ImageFile {
  return { ...givenFile(path, bytes, 0o755), content: inReusedPieces(bytes, size) };
}

async function told(file: ImageFile): Promise<string[]> {
  const { packages = [], problems = [] } = await go.read(file);
  return [...packages.map(({ name, version }) => `${name} ${version}`), ...problems.map(({ id }) => id)];
}

const modules = [
  'path\texample.org/tool/cmd/tool',
  'mod\texample.org/tool\tv1.2.3\t',
  'dep\tgolang.org/x/net\tv0.17.0\th1:abc=',
  'dep\texample.org/old\tv1.0.0',
  '=>\texample.org/fork\tv1.0.1\th1:def=',
  'dep\texample.org/local\tv2.0.0',
  '=>\t../local\t',
  'build\t-compiler=gc',
  '',
].join('\n');
const expected = [
  'stdlib 1.21.4',
  'example.org/tool v1.2.3',
  'golang.org/x/net v0.17.0',
  'example.org/fork v1.0.1',
  'example.org/local ',
];

test.each([1, 15, 1000, 4096, 100_000])(
  'modules are read from a program in pieces of %d bytes',
  async (size) => {
    expect(await told(inPieces(buildProgram({ goVersion: 'go1.21.4', modules }), size))).toEqual(expected);
    expect(await told(inPieces(buildProgram({ goVersion: 'go1.21.4', modules, isOld: true }), size))).toEqual(
      expected,
    );
  },
);

test('a package is told with the file', async () => {
  const { packages } = await go.read(inPieces(buildProgram({ goVersion: 'go1.21.4' }), 1000));
  expect(packages).toEqual([
    {
      type: 'golang',
      name: 'stdlib',
      version: '1.21.4',
      arch: null,
      source: null,
      module: null,
      vendor: null,
      path,
    },
  ]);
});

test('many modules that span many pieces are read', async () => {
  const many = Array.from({ length: 5000 }, (_, at) => `dep\texample.org/m${at}\tv1.0.${at}\th1:=\n`).join(
    '',
  );
  const found = await told(inPieces(buildProgram({ goVersion: 'go1.21.4', modules: many }), 4096));
  expect(found).toHaveLength(5001);
  expect(found.at(-1)).toBe('example.org/m4999 v1.0.4999');
});

test.each([
  ['go1.22.1', '1.22.1'],
  ['go1.20', '1.20.0'],
  ['go1.22rc1', '1.22.0-rc.1'],
  ['go1.9beta2', '1.9.0-beta.2'],
  ['go1.22.1 X:loopvar', '1.22.1'],
  ['go1.18.1b7', '1.18.1'],
  ['go1.21.9 (Red Hat 1.21.9-1.el9)', '1.21.9'],
  ['devel go1.23-0123abcd Thu Jan 4', ''],
])('Go says it is %s: stdlib is %s', async (goVersion, version) => {
  expect(await told(inPieces(buildProgram({ goVersion }), 9999))).toEqual([`stdlib ${version}`]);
});

test.each([
  ['-ldflags="-s -w -X main.version=1.4.0"', 'v1.4.0'],
  [`-ldflags="-X 'main.version=v1.4.0' -X main.commit=1.2.3"`, 'v1.4.0'],
  ['-ldflags="-X=example.org/tool/internal.AppVersion=1.4.0-rc.1"', 'v1.4.0-rc.1'],
  ['-ldflags="-X example.org/other.Version=9.9.9 -X example.org/tool/a.Version=1.4"', 'v1.4'],
  ['-ldflags="-X \\"main.Version=1.4.0\\""', 'v1.4.0'],
  ['-ldflags=-X=main.version=1.4.0', 'v1.4.0'],
  ['-ldflags="-X example.org/a.Version=1.0.0 -X example.org/b.Version=2.0.0"', ''],
  ['-ldflags="-X main.version=unknown"', ''],
  ['-ldflags="-X main.date=2024.01.02"', ''],
  ['-ldflags="-X"', ''],
  ['-tags=1.0.0', ''],
])('a version of development may be in %s', async (setting, version) => {
  const own = `mod\texample.org/tool\t(devel)\t\nbuild\t${setting}\n`;
  const found = await told(inPieces(buildProgram({ goVersion: 'go1.22.1', modules: own }), 9999));
  expect(found).toEqual(['stdlib 1.22.1', `example.org/tool ${version}`]);
});

test('a program carried inside, or the bare mark, is not taken for the program', async () => {
  const carried = buildProgram({ goVersion: 'go1.10.1' });
  const readOnly = Buffer.concat([
    carried,
    Buffer.alloc(16 - (carried.length % 16)),
    magic,
    Buffer.alloc(50),
    magic,
  ]);
  const program = buildProgram({ goVersion: 'go1.22.1', readOnly });
  for (const size of [333, 1_000_000]) expect(await told(inPieces(program, size))).toEqual(['stdlib 1.22.1']);
});

test.each([
  ['PE', pe(buildProgram({ goVersion: 'go1.22.1' }))],
  ['Mach-O', machO(buildProgram({ goVersion: 'go1.22.1' }))],
])('a program in the format %s is read', async (_, program) => {
  expect(await told(inPieces(program, 4000))).toEqual(['stdlib 1.22.1']);
});

function pe(program: Buffer): Buffer {
  const copy = Buffer.from(program).fill(0, 0, 512);
  copy.write('MZ');
  copy.writeUInt32LE(64, 60);
  copy.write('PE\0\0', 64);
  return copy;
}

function machO(program: Buffer): Buffer {
  const copy = Buffer.from(program).fill(0, 0, 512);
  copy.writeUInt32LE(0xfeedfacf, 0);
  return copy;
}

test.each([
  ['a script', Buffer.from('#!/bin/sh\n'.repeat(20_000))],
  ['nothing', Buffer.alloc(0)],
  ['a few bytes', Buffer.from('\x7fELF')],
  ['a program of another language', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(300_000)])],
  ['a jar', Buffer.from('PK\x03\x04'.padEnd(5000))],
])('%s tells nothing', async (_, bytes) => {
  expect(await go.read(inPieces(bytes, 4096))).toEqual({});
});

test('something else than a program is not read on', async () => {
  let pieces = 0;
  async function* endless(): AsyncGenerator<Buffer, void> {
    for (;;) {
      pieces++;
      yield Buffer.from('#!/bin/sh\n'.repeat(1000));
    }
  }
  await go.read({ ...givenFile(path, ''), sizeBytes: 1e9, content: endless() });
  expect(pieces).toBe(1);
});

test.each([
  ['note', expected],
  ['header', expected],
  ['none', ['damaged']],
] as const)('of an old program with the mark "%s", pointers are followed or told', async (mark, found) => {
  const program = buildProgram({ goVersion: 'go1.21.4', modules, isOld: true, mark });
  expect(await told(inPieces(program, 4096))).toEqual(found);
});

test('an old program that points nowhere, or is too large to be kept, is told as unread', async () => {
  const program = buildProgram({ goVersion: 'go1.15.2', isOld: true });
  const lost = Buffer.from(program);
  lost.fill(0xff, lost.indexOf(magic) + 16, lost.indexOf(magic) + 24);
  expect(await told(inPieces(lost, 4096))).toEqual(['damaged']);
  expect(await told({ ...inPieces(program, 4096), sizeBytes: 200_000_000 })).toEqual(['too-large']);
});

test('damage of any kind ends in findings', async () => {
  for (const isOld of [false, true]) {
    for (const copy of damagedCopies(buildProgram({ goVersion: 'go1.21.4', modules, isOld }), 97)) {
      expect((await told(inPieces(copy, 3000))).length).toBeLessThan(7);
    }
  }
});

test('marks without end take time that grows with the file only', async () => {
  const mark = Buffer.alloc(32);
  magic.copy(mark);
  mark.set([8, 2], 14);
  const body = Buffer.concat([
    mark,
    Buffer.from([8]),
    Buffer.from('go1.22.1'),
    Buffer.from([0xff, 0xff, 0xff, 1]),
  ]);
  const bytes = Buffer.concat([
    buildProgram({ goVersion: 'x' }).subarray(0, 4096),
    Buffer.alloc(8_000_000, body.subarray(0, 48)),
  ]);
  const startedAtMs = performance.now();
  await go.read(inPieces(bytes, 65_536));
  expect(performance.now() - startedAtMs).toBeLessThan(5000);
});

const data = new URL('../../../../../shared/data/cve/lang/go/', import.meta.url);

describe.skipIf(!existsSync(data))('as peers read them', () => {
  test.each([
    [
      'test.elf',
      [
        'stdlib 1.15.2',
        'github.com/aquasecurity/test ',
        'github.com/aquasecurity/go-pep440-version v0.0.0-20210121094942-22b2f8951d46',
        'github.com/aquasecurity/go-version v0.0.0-20210121072130-637058cfe492',
        'golang.org/x/xerrors v0.0.0-20200804184101-5ec99f83aff1',
      ],
    ],
    ['main-version-via-ldflags.elf', ['stdlib 1.22.1', 'github.com/aquasecurity/test v1.0.0']],
    ['goexperiment', ['stdlib 1.22.1']],
  ])('%s', async (name, packages) => {
    expect(await told(inPieces(readFileSync(new URL(name, data)), 65_536))).toEqual(packages);
  });
});
