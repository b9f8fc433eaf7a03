import { expect, test } from 'vitest';
import { testCall } from '#kernel/test-call.ts';
import { request } from '../test-inputs.ts';
import { open, read, silence } from './test-alertmanager.ts';

const wanted = {
  matchers: [{ name: 'a', value: 'b', isRegex: false }],
  startsAt: '2030-01-01T00:00:00Z',
  endsAt: '2030-01-02T00:00:00Z',
  createdBy: 'tester',
  comment: 'c',
};

test('a silence is made from what amtool sends', async () => {
  const lab = open();
  const matchers = [wanted.matchers[0], { name: 'h', value: 'n.*', isRegex: true, isEqual: false }];
  const body = JSON.stringify({ ...wanted, matchers });
  const answer = await lab.handlers.amPostSilence({}, testCall(), request(body));
  expect(answer).toMatchObject({ status: 200, body: `{"silenceID":"${silence.id}"}\n` });
  expect(lab.put).toMatchObject([
    {
      matchers: [
        { name: 'a', operator: '=', value: 'b' },
        { name: 'h', operator: '!~', value: 'n.*' },
      ],
      startsAtMs: Date.parse(wanted.startsAt),
      createdBy: 'tester',
    },
  ]);
});

test.each([
  ['nothing', {}, 422, '{"code":602,"message":"comment in body is required"}'],
  [
    'no matcher',
    { ...wanted, matchers: [] },
    422,
    '{"code":612,"message":"matchers in body should have at least 1 items"}',
  ],
  [
    'an id nobody has',
    { ...wanted, id: '00000000-0000-4000-8000-000000000000' },
    404,
    '"silence not found"\n',
  ],
  ['what is refused', { ...wanted, comment: 'refuse' }, 400, '"It ends in the past."\n'],
  [
    'an end before the start',
    { ...wanted, endsAt: '2029-01-01T00:00:00Z' },
    400,
    '"Failed to create silence: start time must be before end time"\n',
  ],
])('a silence of %s', async (_, body, status, text) => {
  const answer = await open().handlers.amPostSilence({}, testCall(), request(JSON.stringify(body)));
  expect([answer.status, answer.body]).toEqual([status, text]);
});

test('silences are listed, read and expired', async () => {
  const { handlers } = open();
  const list = async (filter: string[]) =>
    read(await handlers.amSilences({ query: { filter } }, testCall(), request()));
  expect(await list([])).toEqual([
    {
      id: silence.id,
      status: { state: 'active' },
      updatedAt: '2026-11-29T01:00:00.000Z',
      comment: 'c',
      createdBy: 'ana',
      endsAt: '2026-11-29T02:00:00.000Z',
      matchers: [{ isEqual: true, isRegex: true, name: 'alertname', value: 'Disk.*' }],
      startsAt: '2026-11-29T01:00:00.000Z',
    },
  ]);
  expect(await list(['alertname="other"'])).toEqual([]);
  const one = (id: string) => handlers.amSilence({ params: { id } }, testCall(), request());
  expect((await one(silence.id)).status).toBe(200);
  expect(await one('00000000-0000-4000-8000-000000000000')).toEqual({ status: 404 });
  expect(await one('notauuid')).toMatchObject({
    status: 422,
    body: '{"code":601,"message":"silenceID in path must be of type uuid: \\"notauuid\\""}',
  });
  const expire = (id: string) => handlers.amExpireSilence({ params: { id } }, testCall(), request());
  expect(await expire(silence.id)).toEqual({ status: 200 });
  expect(await expire('00000000-0000-4000-8000-000000000000')).toEqual({ status: 404 });
});
