import { expect, test } from 'vitest';
import { readJson, toJson } from './create-json.ts';
import { sampleBodies } from './sample-bodies.ts';

const kept = ['A=1', 'KEY=hunter2', 'A=2', 'BARE'];

test('a body goes out masked and comes back as it was', () => {
  for (const { create } of sampleBodies()) {
    const text = toJson(create, () => false);
    const back = readJson(text, create.Env ?? []);
    expect(back).toMatchObject({ read: true, create: JSON.parse(JSON.stringify(create)) });
  }
  expect(toJson({ Image: 'x', Env: kept }, (name) => name === 'A')).not.toContain('hunter2');
});

test('a typed value replaces, a masked one keeps, wherever it stands', () => {
  const text = JSON.stringify({ Image: 'x', Env: ['KEY=new', 'A=••••••', 'A=9', 'BARE=••••••'] });
  const back = readJson(text, kept);
  expect(back).toMatchObject({ read: true, create: { Env: ['KEY=new', 'A=1', 'A=9', 'BARE'] } });
  expect(back.read && [...back.typed]).toEqual(['KEY']);
});

test.each([
  ['{ "Image": ', 'not-json', /not valid JSON/],
  ['[]', 'wrong-shape', /JSON/],
  ['{"Image": 1}', 'wrong-shape', /^Image/],
  ['{"Image": "x", "HostConfig": {"Memory": "1g"}}', 'wrong-shape', /^HostConfig\.Memory/],
  ['{"Image": "x", "Env": ["NEW=••••••"]}', 'nothing-to-keep', /NEW/],
  ['{"Image": "x", "Env": ["KEY=••••••", "KEY=••••••"]}', 'nothing-to-keep', /KEY/],
])('%s is refused with its place', (text, code, message) => {
  const back = readJson(text, kept);
  expect(back.read ? [] : back.issues).toMatchObject([
    { path: 'json', code, message: expect.stringMatching(message) },
  ]);
});
