import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testCall } from '#kernel/test-call.ts';
import { manualClock } from '#kernel/clock.ts';
import { heartbeat, openTestInputs } from '../test-inputs.ts';

const minuteMs = 60_000;

test('a heartbeat that stays out alerts with what was expected and seen, and the next sign ends it', async () => {
  await using lab = await openTestInputs();
  const { token } = await lab.add(heartbeat);
  await lab.send(token, '', { method: 'GET' });
  const lastSign = new Date(lab.clock.now()).toISOString();
  lab.clock.advance(5 * minuteMs);
  await lab.inputs.checkHeartbeats();
  expect(lab.book.reports).toEqual([]);
  lab.clock.advance(2 * minuteMs);
  await lab.inputs.checkHeartbeats();
  await lab.inputs.checkHeartbeats();
  expect(lab.book.reports).toHaveLength(1);
  expect(lab.book.reports[0]).toMatchObject({
    labels: { alertname: 'HeartbeatMissing', heartbeat: 'backup', host: 'nas', severity: 'critical' },
    evidence: { checked: 'a sign of life every 5 min (+1 min)', expected: 'one within 6 min', setBy: 'ana' },
  });
  expect(lab.book.reports[0]?.evidence?.seen).toMatch(
    new RegExp(`^the last one [67] min( \\d+ s)? ago, at ${lastSign}$`),
  );
  expect((await lab.handlers.inputs({}, testCall()))[0]?.isMissing).toBe(true);
  await lab.send(token);
  expect(lab.book.reports[1]?.labels).toEqual(lab.book.reports[0]?.labels);
  expect(lab.book.reports[1]?.endsAtMs).toBe(lab.clock.now());
  expect((await lab.handlers.inputs({}, testCall()))[0]?.isMissing).toBe(false);
});

test('a sender that reports its own failure alerts at once', async () => {
  await using lab = await openTestInputs();
  const { token } = await lab.add(heartbeat);
  await lab.send(token, 'no space left', { status: 'fail', contentType: 'text/plain' });
  expect(lab.book.reports[0]?.evidence?.seen).toBe('it reported a failure: no space left');
  await lab.send(token);
  expect(lab.book.reports[1]?.endsAtMs).toBe(lab.clock.now());
});

test('after a time in which NEXUS was off, senders get their grace before they are missing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-inputs-'));
  const clock = manualClock();
  {
    await using lab = await openTestInputs(folder, clock);
    await lab.add(heartbeat);
  }
  clock.advance(3_600_000);
  {
    await using lab = await openTestInputs(folder, clock);
    await lab.inputs.checkHeartbeats();
    expect(lab.book.reports).toEqual([]);
    clock.advance(minuteMs + 1);
    await lab.inputs.checkHeartbeats();
    expect(lab.book.reports).toHaveLength(1);
    expect(lab.book.reports[0]?.evidence?.seen).toBe('none since the address was added');
  }
  await rm(folder, { recursive: true });
});
