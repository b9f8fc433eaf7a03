import { expect, test } from 'vitest';
import { createLog } from './log.ts';
import { Secret } from './secrets/secrets.ts';

function capture(format: 'json' | 'text') {
  const lines: string[] = [];
  const log = createLog({ level: 'info', format, write: (line) => lines.push(line), now: () => 0 });
  return { log, lines };
}

test('a secret is redacted by type, however deep', () => {
  const { log, lines } = capture('json');
  log.info({ mail: { password: new Secret('hunter2') } }, 'sent');
  expect(lines[0]).not.toContain('hunter2');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: 'sent', mail: { password: '[secret]' } });
});

test('untrusted text cannot forge a line or drive a terminal', () => {
  for (const format of ['json', 'text'] as const) {
    const { log, lines } = capture(format);
    log.warn({ name: 'evil\n12:00:00 info all is well\u001b[2J' }, 'container seen');
    expect(lines).toHaveLength(1);
    const line = lines[0]?.trimEnd() ?? '';
    expect(line.includes('\n') || line.includes('\u001b')).toBe(false);
  }
});

test('a child carries its fields and the level holds', () => {
  const { log, lines } = capture('json');
  const child = log.child({ tool: 'hub' });
  child.debug({}, 'quiet');
  child.error({ error: new Error('broke', { cause: 'why' }) }, 'failed');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    tool: 'hub',
    error: { message: 'broke', cause: 'why' },
  });
});
