import { expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import { everythingChanged } from '../watch-advisories/advisory-change.ts';
import { deleteFindings, readFindings } from './finding-store.ts';
import { readJudged } from './judged-store.ts';
import { flawed, openGate, openLead, redis, replaced } from './test-lead.ts';

test('a change that was cut off is matched by whoever leads next', async () => {
  await using opened = await openLead();
  const { lab, leading, lose, lead, round, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  const gate = openGate(lab);
  lab.flaws.set('7', [flawed('CVE-1'), flawed('CVE-2')]);
  lab.advisoriesAtMs = 2;
  leading.advisoriesChanged(everythingChanged);
  await gate.begun;
  const lost = lose();
  gate.go();
  await lost;
  expect(await readFindings(kernel.database, redis('7'))).toHaveLength(1);
  await round(lead);
  expect(await readFindings(kernel.database, redis('7'))).toHaveLength(2);
});

test('who leads again writes over what another leader wrote', async () => {
  await using opened = await openLead();
  const { lab, lose, lead, round, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  await lose();
  await kernel.database.transaction((tx) => deleteFindings(tx, redis('7')));
  await round(lead);
  expect(await readFindings(kernel.database, redis('7'))).toHaveLength(1);
});

test('an index that was lost takes nothing away', async () => {
  await using opened = await openLead();
  const { lab, leading, round, kernel, seen } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  lab.flaws.set('7', []);
  lab.flaws.set('9', []);
  lab.advisoriesAtMs = null;
  leading.advisoriesChanged(everythingChanged);
  lab.images = [...lab.images, { ...redis('9'), references: ['web:9'] }];
  await round(() => leading.imagesChanged({ images: [redis('9')], gone: [], inventories: ['9'] }));
  expect(await readFindings(kernel.database, redis('7'))).toHaveLength(1);
  expect(await seen()).toEqual([['found', 'new', 1]]);
});

test('a content that cannot be matched does not keep others from it, and is tried again', async () => {
  await using opened = await openLead();
  const { lab, leading, round, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  lab.images = [redis('8'), { ...redis('9'), references: ['web:9'] }];
  lab.failing.add('8');
  lab.flaws.set('8', [flawed('CVE-1')]).set('9', [flawed('CVE-9')]);
  await round(() => leading.imagesChanged({ ...replaced, inventories: ['8', '9'] }));
  const found = async () =>
    (await readJudged(kernel.database)).filter(({ summary }) => summary.worst.length > 0);
  expect((await found()).map(({ digest }) => digest)).toEqual(['9']);
  lab.failing.clear();
  await round(() => leading.imagesChanged(replaced));
  expect((await found()).map(({ digest }) => digest)).toEqual(['8', '9']);
});

test('an inventory that comes while the one before is matched is matched too', async () => {
  await using opened = await openLead();
  const { lab, leading, kernel } = opened;
  await eventually(async () => (lab.rounds > 0 ? true : undefined));
  const gate = openGate(lab);
  lab.images = [redis('8')];
  lab.flaws.set('8', [flawed('CVE-1')]);
  leading.imagesChanged(replaced);
  await gate.begun;
  lab.scannedAtMs = 2;
  lab.flaws.set('8', [flawed('CVE-1'), flawed('CVE-2')]);
  leading.imagesChanged({ ...replaced, images: [], gone: [] });
  gate.go();
  const found = await eventually(async () => {
    const all = await readFindings(kernel.database, redis('8'));
    return all.length > 1 ? all : undefined;
  });
  expect(found.map(({ flaw }) => flaw)).toEqual(['CVE-1', 'CVE-2']);
});
