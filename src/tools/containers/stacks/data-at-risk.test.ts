import { expect, test } from 'vitest';
import { dataAtRisk, type RiskInput } from './data-at-risk.ts';

const unnamed = 'f'.repeat(64);

function risks(service: RiskInput['project']['services'][string] | null, more: Partial<RiskInput> = {}) {
  return dataAtRisk({
    compose: { writtenFiles: () => Promise.resolve(0) },
    stack: 'lab',
    project: { services: service ? { db: service } : {}, volumes: { data: { name: 'lab_data' } } },
    planned: [{ service: 'db', change: service ? 'recreate' : 'remove' }],
    containers: [having(unnamed)],
    images: new Map(),
    unusedVolumes: [],
    ...more,
  });
}

function having(volume: string): RiskInput['containers'][number] {
  return { id: 'c1', name: 'lab-db-1', service: 'db', volumes: [{ name: volume, target: '/data' }] };
}

function mounting(source?: string) {
  return { image: 'db:1', volumes: [{ type: 'volume', target: '/data', ...(source && { source }) }] };
}

test('files written inside a container that is replaced are counted, and told first', async () => {
  const compose = { writtenFiles: () => Promise.resolve(3) };
  expect(await risks(mounting(), { compose, unusedVolumes: ['lab_old'] })).toEqual([
    '3 files written inside lab-db-1, outside any volume, will be lost.',
    'Nothing in the files uses the volume lab_old any more. It is kept with its data.',
  ]);
});

test('nothing is told of a container that stays', async () => {
  const compose = { writtenFiles: () => Promise.resolve(3) };
  expect(await risks(mounting(), { compose, planned: [{ service: 'db', change: 'unchanged' }] })).toEqual([]);
});

test.each([
  ['the file asks for one', mounting(), new Map()],
  ['the image asks for one', { image: 'db:1' }, new Map([['db:1', { volumes: ['/data'] }]])],
])('a volume without a name goes on where %s', async (_, service, images) => {
  expect(await risks(service, { images })).toEqual([]);
});

test.each([
  ['nobody asks for one', { image: 'db:1' }],
  ['a named one takes its place', mounting('data')],
  ['its service is gone', null],
])('a volume without a name is left behind where %s', async (_, service) => {
  expect(await risks(service)).toEqual([
    `The volume without a name at /data of lab-db-1 is left behind: nothing leads to its data any more. It is ${'f'.repeat(12)}.`,
  ]);
});

test('another volume at the same place starts without the data', async () => {
  const containers = [having('lab_old')];
  expect(await risks(mounting('data'), { containers })).toEqual([
    'db gets lab_data at /data instead of lab_old. The data stays in lab_old and is not copied.',
  ]);
  expect(await risks(mounting(), { containers })).toEqual([
    'db gets a volume without a name at /data instead of lab_old. The data stays in lab_old and is not copied.',
  ]);
  expect(await risks(mounting('data'), { containers: [having('lab_data')] })).toEqual([]);
});
