/** For tests: the data of a package as rpm keeps it. */
export interface FixtureHeader {
  readonly texts: readonly (readonly [tag: number, value: string])[];
  readonly lists?: readonly (readonly [tag: number, values: readonly string[]])[];
  readonly numbers?: readonly (readonly [tag: number, values: readonly number[]])[];
  readonly shortNumbers?: readonly (readonly [tag: number, values: readonly number[]])[];
}

export function headerBlob({ texts, lists = [], numbers = [], shortNumbers = [] }: FixtureHeader): Buffer {
  const entries: { tag: number; type: number; count: number; data: Buffer }[] = [
    ...numbers.map(([tag, values]) => ({
      tag,
      type: 4,
      count: values.length,
      data: Buffer.concat(values.map(u32)),
    })),
    ...shortNumbers.map(([tag, values]) => ({
      tag,
      type: 3,
      count: values.length,
      data: Buffer.from(values.flatMap((value) => [value >> 8, value & 0xff])),
    })),
    ...texts.map(([tag, value]) => ({ tag, type: 6, count: 1, data: Buffer.from(`${value}\0`) })),
    ...lists.map(([tag, values]) => ({
      tag,
      type: 8,
      count: values.length,
      data: Buffer.from(values.map((value) => `${value}\0`).join('')),
    })),
  ];
  let offset = 0;
  const index = entries.map(({ tag, type, count, data }) => {
    const entry = Buffer.concat([tag, type, offset, count].map(u32));
    offset += data.length;
    return entry;
  });
  return Buffer.concat([u32(entries.length), u32(offset), ...index, ...entries.map(({ data }) => data)]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A package with a file, an epoch, a module and a source; `padding` makes it as long as wanted. */
export function packageBlob(name: string, padding = 0): Buffer {
  return headerBlob({
    texts: [
      [1000, name],
      [1001, '1.2'],
      [1002, '3.el9'],
      [1004, 'x'.repeat(padding)],
      [1011, 'Red Hat, Inc.'],
      [1022, 'x86_64'],
      [1044, `${name}-source-1.2-3.el9.src.rpm`],
      [5096, 'nodejs:20:9030020231218:rhel9'],
    ],
    lists: [
      [1117, [name, 'README', 'folder']],
      [1118, ['/usr/bin/', '/usr/share/doc/']],
    ],
    shortNumbers: [[1030, [0o100755, 0o100644, 0o40755]]],
    numbers: [
      [1003, [2]],
      [1116, [0, 1, 0]],
    ],
  });
}
