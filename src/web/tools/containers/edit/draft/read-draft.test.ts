import { expect, test } from 'vitest';
import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import { durationText, parseDuration, parseSize, sizeText } from './amounts.ts';
import { readDraft } from './read-draft.ts';
import { joinWords, splitWords } from './shell-words.ts';
import { draftOf } from './spec-draft.ts';
import { specFixture } from './spec-fixture.ts';

const odd: ContainerSpec = {
  ...specFixture,
  command: [],
  entrypoint: ['/bin/sh', '-c', "it's $HOME\n", ''],
  ports: [{ hostIp: '::1', hostPort: '', containerPort: 80, protocol: 'udp' }],
  limits: {
    memoryBytes: 123_456_789,
    memorySwapBytes: -1,
    memoryReservationBytes: 6 << 20,
    cpus: 0.333,
    cpuShares: 2,
    pids: 7,
  },
  restart: { policy: 'on-failure', maximumRetries: 4, autoRemove: false },
  healthCheck: {
    kind: 'shell',
    command: ['a', 'b'],
    intervalMs: 90_500,
    timeoutMs: 1,
    startPeriodMs: null,
    retries: 3,
  },
  capAdd: ['NET_ADMIN', 'SYS_TIME'],
  extraHosts: ['a:10.0.0.1', 'b:fd00::1'],
};

test('what is shown and not touched is sent as it came', () => {
  for (const spec of [specFixture, odd]) {
    expect(readDraft(draftOf(spec), spec)).toEqual({ spec, issues: [] });
  }
});

test('what is typed is read, also as people write it', () => {
  const draft = draftOf(specFixture);
  const { spec, issues } = readDraft(
    {
      ...draft,
      command: `sh -c "echo 'hi' $X"`,
      limits: { ...draft.limits, memoryBytes: '1,5 GB', memorySwapBytes: '-1', cpus: '0,5' },
      healthCheck: {
        ...draft.healthCheck,
        kind: 'exec',
        command: 'curl -f x',
        intervalMs: '1m 30s',
        timeoutMs: '5',
      },
      capAdd: 'NET_ADMIN SYS_TIME,',
      dns: '1.1.1.1\n\n',
    },
    specFixture,
  );
  expect(issues).toEqual([]);
  expect(spec).toMatchObject({
    command: ['sh', '-c', "echo 'hi' $X"],
    limits: { memoryBytes: 1.5 * 1024 ** 3, memorySwapBytes: -1, cpus: 0.5 },
    healthCheck: { kind: 'exec', command: ['curl', '-f', 'x'], intervalMs: 90_000, timeoutMs: 5000 },
    capAdd: ['NET_ADMIN', 'SYS_TIME'],
    dns: ['1.1.1.1'],
  });
});

test('what cannot be read is named with its place', () => {
  const draft = draftOf(specFixture);
  const { issues } = readDraft(
    {
      ...draft,
      command: "sh -c 'open",
      limits: { ...draft.limits, memoryBytes: 'much', pids: '1.5' },
      healthCheck: { ...draft.healthCheck, intervalMs: 'soon' },
    },
    specFixture,
  );
  expect(issues).toEqual([
    { path: 'command', code: 'quote-open' },
    { path: 'limits.memoryBytes', code: 'size-form' },
    { path: 'limits.pids', code: 'number-form' },
    { path: 'healthCheck.intervalMs', code: 'duration-form' },
  ]);
});

test.each([[['a', 'b c', "it's", '', '"', '\\', '$x\n']], [[]]])('the words %j survive a line', (words) => {
  expect(splitWords(joinWords(words))).toEqual(words);
});

test('quotes and backslashes are read as a shell reads them', () => {
  expect(splitWords(`a\\ b "c \\"d\\" \\n" 'e\\'`)).toEqual(['a b', 'c "d" \\n', 'e\\']);
  expect(splitWords('"')).toBeNull();
});

test('sizes and times come back as the number they were', () => {
  for (const bytes of [6 << 20, 512 << 20, 1024 ** 4, 1234]) expect(parseSize(sizeText(bytes))).toBe(bytes);
  for (const ms of [1, 1500, 90_000, 3_600_001]) expect(parseDuration(durationText(ms))).toBe(ms);
  expect([parseSize('512m'), parseSize('1g'), parseSize('x')]).toEqual([512 << 20, 1024 ** 3, Number.NaN]);
});
