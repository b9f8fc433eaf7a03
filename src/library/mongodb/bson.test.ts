import { expect, test } from 'vitest';
import { WireFormatError } from '#library/wire/wire-error.ts';
import { readBson } from './read-bson.ts';
import { writeBson } from './write-bson.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

test('the examples of the specification', () => {
  const hello = '16000000 02 68656c6c6f00 06000000 776f726c6400 00';
  expect(writeBson({ hello: 'world' })).toEqual(hex(hello));
  expect(readBson(hex(hello))).toEqual({ hello: 'world' });
  const list = writeBson({ BSON: ['awesome', 5.05, 1986] });
  expect(list.toString('hex')).toBe(
    '310000000442534f4e002600000002300008000000617765736f6d65000131003333333333331440103200c20700000000',
  );
  expect(readBson(list)).toEqual({ BSON: ['awesome', 5.05, 1986] });
});

test('what is written is read', () => {
  const document = {
    a: { b: [true, false, null, { c: -1 }] },
    big: 2 ** 40,
    ñ: 'ü',
    bytes: Buffer.from('xy'),
  };
  expect(readBson(writeBson(document))).toEqual(document);
});

test('types that JSON has not', () => {
  const id = '07 5f696400 507f1f77bcf86cd799439011';
  const date = '09 6400 00e40b5402000000';
  const long = '12 6c00 ffffffffffffffff';
  const stamp = '11 7400 0100000002000000';
  const pattern = '0b 7200 5e6100 6900';
  const body = hex(id + date + long + stamp + pattern);
  const size = Buffer.alloc(4);
  size.writeInt32LE(body.length + 5);
  expect(readBson(Buffer.concat([size, body, Buffer.from([0])]))).toEqual({
    _id: '507f1f77bcf86cd799439011',
    d: '1970-04-26T17:46:40.000Z',
    l: -1,
    t: null,
    r: '^a',
  });
});

test.each([
  ['nothing', ''],
  ['a size beyond the end', 'ff000000 00'],
  ['a size of nothing', '00000000 00'],
  ['a name without end', '08000000 10 616200'],
  ['a text beyond the document', '0f000000 02 6100 ff000000 6100 00'],
  ['a negative size', '0f000000 02 6100 ffffffff 6100 00'],
  ['a number that is cut off', '0a000000 10 6100 0100 00'],
  ['a type that nobody knows', '0c000000 99 6100 01000000 00'],
])('%s is none', (_, text) => {
  expect(() => readBson(hex(text))).toThrow(WireFormatError);
});

test('documents in documents without end are given up', () => {
  let document: { readonly [name: string]: object } = {};
  for (let depth = 0; depth < 200; depth++) document = { a: document };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- objects all the way down
  expect(() => readBson(writeBson(document as Parameters<typeof writeBson>[0]))).toThrow(WireFormatError);
});
