import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ScanResult } from '#contracts/security/difference.ts';
import { run } from '../test-cli.ts';
import { counts, finding, openSecurity, result } from './test-security.ts';

const reference = 'POST /api/security/scan/reference';
const archive = 'POST /api/security/scan/archive';
const startSecurity = (changes?: Readonly<Record<string, unknown>>) => openSecurity(onTestFinished, changes);

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-scan-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const unrepaired = { state: 'affected', version: null, channel: null, note: null } as const;
const findings = [
  finding({ flaw: 'CVE-1', rank: 'plan', severity: 'low', repair: unrepaired }),
  finding({ flaw: 'CVE-2', rank: 'now', severity: 'critical', title: 'x\u001b[2J' }),
  finding({ flaw: 'CVE-3', rank: 'watch', severity: 'unknown' }),
  finding({ flaw: 'CVE-4', severity: 'critical', isHidden: true }),
  finding({
    flaw: 'CVE-5',
    severity: 'critical',
    accepted: { rule: 'r', by: 'ana', reason: 'ok', untilMs: null },
  }),
];
const found = { [reference]: result({ findings, counts: counts({ accepted: 1, hidden: 1 }) }) };

test('an image is scanned by its name, what is most urgent first', async () => {
  const { asked, bodyOf, environment } = await startSecurity(found);
  const words = ['scan', 'nginx:1.27', '--host', 'nas', '--platform', 'linux/arm64'];
  const { code, stdout, stderr } = await run(words, environment);
  expect([code, stderr]).toEqual([0, '']);
  expect(asked.map(({ call }) => call)).toEqual([reference]);
  expect(bodyOf(0)).toEqual({ reference: 'nginx:1.27', host: 'nas', platform: 'linux/arm64' });
  expect(stdout.trimEnd().split('\n')).toEqual([
    'nginx:1.27: Alpine Linux v3.20, 30 packages, 3 to show: 1 critical, 1 unknown, 1 low (1 accepted, 1 hidden)',
    expect.stringMatching(/^FLAW +RANK +SEVERITY +PACKAGE +VERSION +REPAIRED IN +TITLE$/),
    expect.stringMatching(/^CVE-2 +now +critical +openssl +3\.1\.0-r1 +3\.1\.0-r2 +x\\x1b\[2J$/),
    expect.stringMatching(/^CVE-1 +plan +low +openssl +3\.1\.0-r1 +not yet +A buffer/),
    expect.stringMatching(/^CVE-3 +watch +unknown/),
  ]);
});

test.each([
  [['--fail-on', 'critical'], 11, ['CVE-2', 'CVE-1', 'CVE-3']],
  [['--fail-on', 'negligible', '--rank', 'plan'], 11, ['CVE-2', 'CVE-1']],
  [['--rank', 'now'], 0, ['CVE-2']],
  [['--only-repairable'], 0, ['CVE-2', 'CVE-3']],
])('%j ends with %i', async (options, code, flaws) => {
  const { environment } = await startSecurity(found);
  const { stdout, ...ended } = await run(['scan', 'nginx', '--json', ...options], environment);
  expect(ended.code).toBe(code);
  const printed = ScanResult.parse(JSON.parse(stdout));
  expect(printed.findings.map(({ flaw }) => flaw)).toEqual(flaws);
});

test.each([
  ['low', 'low', 11],
  ['negligible', 'low', 0],
  ['unknown', 'low', 0],
  ['unknown', 'negligible', 11],
  ['high', 'critical', 0],
  ['high', 'medium', 11],
] as const)('%s with --fail-on %s ends with %i', async (severity, limit, code) => {
  const { environment } = await startSecurity({ [reference]: result({ findings: [finding({ severity })] }) });
  expect(await run(['scan', 'nginx', '--fail-on', limit], environment)).toMatchObject({ code });
});

test('what could not be read or compared is said, and is no success', async () => {
  const problems = [{ path: 'a\u001b', id: 'damaged' as const, detail: 'It is damaged.' }];
  const damaged = await startSecurity({ [reference]: result({ problems }) });
  expect(await run(['scan', 'nginx', '--fail-on', 'low'], damaged.environment)).toEqual({
    code: 12,
    stdout: 'nginx:1.27: Alpine Linux v3.20, 30 packages, no flaws to show\n',
    stderr: 'Could not be read: a\\x1b: It is damaged.\n',
  });
  const both = await startSecurity({ [reference]: result({ problems, findings: [finding()] }) });
  expect((await run(['scan', 'nginx', '--fail-on', 'high'], both.environment)).code).toBe(11);
  const uncompared = await startSecurity({ [reference]: result({ advisoriesAtMs: null }) });
  const { code, stderr } = await run(['scan', 'nginx'], uncompared.environment);
  expect([code, stderr]).toEqual([12, expect.stringContaining('no advisories')]);
  const old = await startSecurity({ [reference]: result({ advisoriesAtMs: -5 * 86_400_000 }) });
  expect((await run(['scan', 'nginx'], old.environment)).stderr).toContain('5 d old');
});

test('a file is sent as it is, under its name or the one that is given', async () => {
  const { asked, environment } = await startSecurity();
  const file = join(makeFolder(), 'my image.tar');
  writeFileSync(file, Buffer.alloc(1_000_000, 5));
  expect((await run(['scan', file], environment)).code).toBe(0);
  await run(['scan', file, '--name', 'mine', '--platform', 'linux/arm64'], environment);
  expect(asked.map(({ call }) => call)).toEqual([
    `${archive}?name=my+image.tar`,
    `${archive}?name=mine&platform=linux%2Farm64`,
  ]);
  expect(asked[0]?.body.equals(Buffer.alloc(1_000_000, 5))).toBe(true);
});

test('a folder is sent as a tar of it, and what is not in it is said', async () => {
  const { asked, environment } = await startSecurity();
  const folder = join(makeFolder(), 'root');
  mkdirSync(join(folder, 'etc'), { recursive: true });
  writeFileSync(join(folder, 'etc', 'os-release'), 'ID=alpine\n');
  symlinkSync('/etc/passwd', join(folder, 'etc', 'passwd'));
  expect(await run(['scan', folder], environment)).toMatchObject({ code: 0, stderr: '' });
  expect(asked[0]?.call).toBe(`${archive}?name=root`);
  const names = execFileSync('tar', ['-tf', '-'], { input: asked[0]?.body }).toString();
  expect(names).toBe('etc/\netc/os-release\netc/passwd\n');
  writeFileSync(join(folder, 'huge'), '');
  truncateSync(join(folder, 'huge'), 9 * 1024 ** 3);
  const { code, stdout, stderr } = await run(['scan', folder, '--json'], environment);
  expect([code, stderr]).toEqual([12, 'Could not be read: huge: It is larger than 8 GiB.\n']);
  expect(ScanResult.parse(JSON.parse(stdout)).problems).toMatchObject([{ path: 'huge' }]);
});

test('a file that cannot be read is blamed, not NEXUS', async () => {
  const { environment } = await startSecurity();
  // Reading it fails, as its owner too.
  const { code, stderr } = await run(['scan', '/proc/self/mem'], environment);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^nexus: \/proc\/self\/mem cannot be read: EIO/)]);
});

test('SARIF and CSV come whole, in an order of their own', async () => {
  const { environment } = await startSecurity(found);
  const sarif = await run(['scan', 'nginx', '--format', 'sarif', '--fail-on', 'critical'], environment);
  expect(sarif.code).toBe(11);
  const [{ results, tool }] = JSON.parse(sarif.stdout).runs;
  expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['CVE-1', 'CVE-2', 'CVE-3']);
  expect(tool.driver.rules).toHaveLength(3);
  const csv = await run(['scan', 'nginx', '--format', 'csv', '--rank', 'now'], environment);
  expect(csv.stdout.split('\r\n')).toEqual([
    expect.stringMatching(/^\uFEFFflaw,/),
    expect.stringMatching(/^CVE-2,/),
    '',
  ]);
});

test.each([
  [['nginx', '--fail-on', 'awful'], 2, /--fail-on takes critical, high, medium, low, negligible\./],
  [['nginx', '--rank', 'watch'], 2, /--rank takes now, soon, plan\./],
  [['nginx', '--format', 'cyclonedx'], 2, /--format takes table, json, sarif, csv\./],
  [['nginx', '--format', 'csv', '--json'], 2, /say different things/],
  [['nginx', 'redis'], 2, /at a time/],
  [['nginx', '--name', 'x'], 2, /--name is for files and folders/],
  [['/', '--host', 'nas'], 2, /--host is for images/],
  [['./missing.tar'], 3, /\.\/missing\.tar cannot be read: ENOENT/],
  [['missing.tar'], 3, /missing\.tar cannot be read: ENOENT/],
  [['/dev/null'], 3, /neither a file nor a folder/],
  [[], 2, /Which\? nexus scan IMAGE\|TAR\|FOLDER/],
])('%j ends with %i', async (words, code, message) => {
  const { asked, environment } = await startSecurity();
  const ended = await run(['scan', ...words], environment);
  expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(message) });
  expect(asked).toEqual([]);
});

test('a name is that of an image, also where a folder is called so', async () => {
  const { asked, environment } = await startSecurity();
  const { code, stderr } = await run(['scan', 'src'], environment);
  expect([code, asked[0]?.call]).toEqual([0, reference]);
  expect(stderr).toContain('write ./src');
});

test('the help has the exit codes', async () => {
  const { stdout } = await run(['scan', '--help']);
  expect(stdout).toMatch(/11 something does; 12 nothing does, but not everything/);
});
