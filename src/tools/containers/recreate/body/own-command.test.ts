import { expect, test } from 'vitest';
import { ownCommand } from './own-command.ts';

const image = { Entrypoint: ['/entry'], Cmd: ['serve'] };

test.for([
  ['the same', image, image, {}],
  ['other arguments', { Entrypoint: ['/entry'], Cmd: ['help'] }, image, { Cmd: ['help'] }],
  ['no arguments', { Entrypoint: ['/entry'], Cmd: null }, image, { Entrypoint: ['/entry'] }],
  [
    'another program',
    { Entrypoint: ['sh'], Cmd: ['-c', 'x'] },
    image,
    { Entrypoint: ['sh'], Cmd: ['-c', 'x'] },
  ],
  ['another program alone', { Entrypoint: ['sh'], Cmd: [] }, image, { Entrypoint: ['sh'] }],
  ['program of the arguments', { Entrypoint: null, Cmd: ['ls'] }, image, { Entrypoint: [''], Cmd: ['ls'] }],
  ['no entrypoint anywhere', { Cmd: ['sleep', '1'] }, { Cmd: ['sh'] }, { Cmd: ['sleep', '1'] }],
  ['image without any', { Entrypoint: ['a'], Cmd: ['b'] }, {}, { Entrypoint: ['a'], Cmd: ['b'] }],
] as const)('%s', ([, container, ofImage, expected]) => {
  expect(ownCommand(container, ofImage)).toEqual(expected);
});
