import { expect, test } from 'vitest';
import { defaultRouting } from './default-config.ts';
import { readRoutingYaml, routingYaml } from './routing-yaml.ts';

test('what is written of the default is read as the same', () => {
  expect(readRoutingYaml(routingYaml(defaultRouting), defaultRouting, [])).toEqual({
    config: defaultRouting,
    problems: [],
    notes: ['route.routes.1.repeat_interval: longer than 400 days is taken as never.'],
    notesEs: ['route.routes.1.repeat_interval: más de 400 días se toma como nunca.'],
  });
});

test('receivers: known ones keep their destinations, a destination needs none, others are noted', () => {
  const ops = { name: 'ops', destinationIds: ['a'], sendResolved: false };
  const yaml = 'route: { receiver: ops }\nreceivers: [{ name: ops }, { name: phone }, { name: team }]';
  const { config, notes, notesEs } = readRoutingYaml(yaml, { ...defaultRouting, receivers: [ops] }, [
    'phone',
  ]);
  expect(config).toMatchObject({
    receivers: [ops, { name: 'team', destinationIds: [], sendResolved: true }],
    dependencies: defaultRouting.dependencies,
    noiseRules: defaultRouting.noiseRules,
  });
  expect(notes).toEqual(['The receiver team has no destinations yet: choose where it sends.']);
  expect(notesEs).toEqual(['El destinatario team aún no tiene canales: elige adónde envía.']);
});

test('what is too large for a routing is a problem with its place', () => {
  const yaml = `route: { receiver: '${'x'.repeat(201)}' }`;
  expect(readRoutingYaml(yaml, defaultRouting, [])).toMatchObject({
    config: null,
    problems: [{ path: 'route.receiver' }],
  });
});
