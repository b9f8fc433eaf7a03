import { expect, onTestFinished, test } from 'vitest';
import { run } from '../test-cli.ts';
import { counts, details, image, labFlaw, openSecurity, overview, words } from './test-security.ts';

const startSecurity = (changes?: Readonly<Record<string, unknown>>) => openSecurity(onTestFinished, changes);
const { flaw } = labFlaw;

test('flaws are listed with where they are and what to do', async () => {
  const { environment } = await startSecurity();
  const { code, stdout, stderr } = await run(['flaws'], environment);
  expect(code).toBe(0);
  expect(stdout.split('\n')[1]).toMatch(
    /^CVE-2026-1000 +soon +high +web, proxy, blog and 1 more +Update nginx to 1\.28\. +A buffer is too small\\x1b\[2J$/,
  );
  expect(stderr).toBe('Debian has not answered for 3 days.\n');
  expect((await run(['flaws', '-q'], environment)).stdout).toBe(`${flaw}\n`);
  expect(JSON.parse((await run(['flaws', '--json'], environment)).stdout)).toEqual([labFlaw]);
});

test('filters of flaws go to NEXUS, and what is not listed is said', async () => {
  const { asked, environment } = await startSecurity({
    'GET /api/security/flaws': { flaws: [labFlaw], total: 7 },
  });
  const line =
    'flaws --rank now --rank soon --severity high --state all --only-repairable --exploited --host nas --stack s --container c --package p --search w -n 1';
  expect((await run(line.split(' '), environment)).stderr).toContain('1 of 7; see more with -n.');
  const query = new URL(asked[0]?.call.slice(4) ?? '', 'http://x').searchParams;
  expect(query.toString()).toBe(
    'rank=now&rank=soon&severity=high&state=all&isRepairable=true&isExploited=true&host=nas&stack=s&container=c&package=p&search=w&limit=1',
  );
  await run(['flaws'], environment);
  expect(asked.at(-2)?.call).toBe('GET /api/security/flaws');
});

test.each([
  [['flaws', '--rank', 'later'], /--rank takes now, soon, plan, watch, none\./],
  [['flaws', '--severity', 'bad'], /--severity takes /],
  [['flaws', '--state', 'closed'], /--state takes open, accepted, hidden, all\./],
  [['flaws', '-n', '501'], /--limit takes a number from 1 to 500\./],
  [['flaw'], /Which\?/],
  [['flaw', 'a', 'b'], /One flaw at a time/],
  [['accept', flaw], /Why\? Say it with --reason/],
  [['accept', flaw, '-r', '  '], /Why\?/],
  [['accept', flaw, '-r', 'why', '--until', 'later'], /"later" is no time/],
  [['accept', flaw, '-r', 'why', '--until', '1969-01-31'], /"1969-01-31" is over already/],
])('%j is wrong usage', async (line, message) => {
  const { asked, environment } = await startSecurity();
  const ended = await run(line, environment);
  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  expect(asked).toEqual([]);
});

test('a flaw is explained, and nothing of it drives the terminal', async () => {
  const { environment } = await startSecurity();
  const { code, stdout } = await run(['flaw', flaw], environment);
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    'CVE-2026-1000: A buffer is too small\\x1b[2J',
    '  rank     soon, high, rated by nvd',
    '  because  It is severe. (+60)',
    '  to do    Update nginx to 1.28.',
    '  where    nginx:1.27 on nas: openssl 3.1.0-r1, repaired in 3.1.0-r2',
    '  where    nginx:1.26 on pi: openssl 3.1.0-r1, repaired in 3.1.0-r2, accepted by ana: Not reachable',
    '  source   alpine CVE-2026-1000: It has it.',
    '  rating   nvd high 7.5 CVSS:3.1/AV:N',
    '  see      https://a.example/\\x202e',
    '  here     first seen 3 min ago',
    '  history  2 min ago: A repair appeared.',
    '',
    '  First line.',
    '  Second\\x1b[2J line.',
    '',
  ]);
  expect(JSON.parse((await run(['flaw', flaw, '--json'], environment)).stdout)).toEqual(details);
  expect(await run(['flaw', 'CVE-0'], environment)).toMatchObject({ code: 3 });
});

test('a flaw that is in no image here says so, and nothing of when it was seen', async () => {
  const advice = { en: 'None of your images has it.', es: 'Ninguna de tus imágenes la tiene.' };
  const nowhere = {
    ...details,
    findings: [],
    places: [],
    placesCount: 0,
    moments: [],
    firstSeenAtMs: 0,
    advice,
  };
  const { environment } = await startSecurity({ [`GET /api/security/flaws/${flaw}`]: nowhere });
  const { code, stdout } = await run(['flaw', flaw], environment);
  expect(code).toBe(0);
  expect(stdout).toContain('  to do    None of your images has it.\n');
  expect(stdout).not.toContain('first seen');
});

test('images are listed with what is known of them, the most urgent first', async () => {
  const reason = { id: 'gone', words: words('Its host is away.') };
  const knowledge = { state: 'known', reason: null, readAtMs: 0, matchedAtMs: 0, unmatched: 0 } as const;
  const images = [
    image('calm'),
    image('dark', {
      knowledge: { ...knowledge, state: 'unknown', reason, matchedAtMs: null },
      packages: null,
    }),
    image('own', { packages: 0 }),
    image('half', { knowledge: { ...knowledge, unmatched: 90 } }),
    image('new', { knowledge: { ...knowledge, matchedAtMs: null } }),
    image('old', {
      counts: counts({ ranks: { now: 1, soon: 2, plan: 0, watch: 9, none: 0 }, repairable: 3 }),
      supportEnd: { untilMs: -1, isOver: true, source: 'x' },
      host: 'pi',
    }),
  ];
  const { asked, environment } = await startSecurity({ 'GET /api/security/images': images });
  const { code, stdout, stderr } = await run(['images', '--stack', 'web'], environment);
  expect([code, asked[0]?.call]).toEqual([0, 'GET /api/security/images?stack=web']);
  expect(stdout.trimEnd().split('\n').slice(1)).toEqual([
    expect.stringMatching(/^old:1 +Debian 11 \(out of support\) +90 +1 now, 2 soon +3 +yes +pi$/),
    expect.stringMatching(/^calm:1 +Debian 11 +90 +nothing to do +yes +nas$/),
    expect.stringMatching(/^dark:1 +Debian 11 +no: Its host is away\. +nas$/),
    expect.stringMatching(/^half:1 +Debian 11 +90 +yes, 90 not compared +nas$/),
    expect.stringMatching(/^new:1 +Debian 11 +90 +yes, not compared yet +nas$/),
    expect.stringMatching(/^own:1 +Debian 11 +0 +no packages known +yes +nas$/),
  ]);
  expect(stderr).toBe('Of 3 images not all is known: nothing found does not mean clean.\n');
  expect((await run(['images', '-q'], environment)).stdout).toBe(
    'old:1\ncalm:1\ndark:1\nhalf:1\nnew:1\nown:1\n',
  );
});

const scope = { flaw, package: null, image: null, host: null, stack: null, container: null };

test('a flaw is accepted with its reason, for as long as is said', async () => {
  const rule = {
    scope,
    reason: 'why',
    untilMs: 90 * 86_400_000,
    isUntilRepair: true,
    id: 'r',
    by: 'ana',
    atMs: 0,
  };
  const { bodyOf, environment } = await startSecurity({
    'POST /api/security/acceptances': { ...rule, isOver: false, findings: 1 },
  });
  const line = ['accept', flaw, '--reason', ' why ', '--until', '90d', '--until-repair', '--image', 'a/*'];
  expect(await run(line, environment)).toEqual({
    code: 0,
    stdout: `✓ ${flaw}: accepted for 90 d, or until it can be repaired, 1 finding quiet now\n`,
    stderr: '',
  });
  expect(bodyOf(0)).toEqual({
    scope: { ...scope, image: 'a/*' },
    reason: 'why',
    untilMs: 90 * 86_400_000,
    isUntilRepair: true,
  });
  const forGood = await startSecurity({
    'POST /api/security/acceptances': {
      ...rule,
      untilMs: null,
      isUntilRepair: false,
      isOver: false,
      findings: 0,
    },
  });
  const { stdout, stderr } = await run(['accept', flaw, '-r', 'why', '--host', 'nas'], forGood.environment);
  expect(stdout).toContain('accepted for good, 0 findings');
  expect(stderr).toContain('Is it written rightly?');
  expect(forGood.bodyOf(0)).toMatchObject({ scope: { host: 'nas' }, untilMs: null, isUntilRepair: false });
});

test('a plan says what would be quiet, and accepts nothing', async () => {
  const examples = [{ flaw, package: 'openssl', reference: 'nginx:1.27' }];
  const { asked, environment } = await startSecurity({
    'POST /api/security/acceptances/preview': { findings: 2, examples },
  });
  expect(await run(['accept', flaw, '-r', 'why', '--plan'], environment)).toEqual({
    code: 0,
    stdout: `${flaw}: 2 findings would be quiet\n`,
    stderr: '  openssl in nginx:1.27\n',
  });
  expect(asked.map(({ call }) => call)).toEqual(['POST /api/security/acceptances/preview']);
});

test('what keeps NEXUS from knowing is said with an empty list too', async () => {
  const { environment } = await startSecurity({ 'GET /api/security/flaws': { flaws: [], total: 0 } });
  const { stdout, stderr } = await run(['flaws'], environment);
  expect([stdout, stderr]).toEqual(['', `${overview.status.troubles[0]?.words.en}\n`]);
});

test.each([
  [{ known: 0 }, {}, 'NEXUS has seen no image yet, so that nothing could be found.\n'],
  [
    {},
    { advisoriesAtMs: null },
    'Not all advisories that are needed are here: flaws are missing. See: Security, Sources.\n',
  ],
  [
    { partial: 1, pending: 1, unmatched: 1 },
    {},
    'Not all is known of 2 images.\n1 package was not compared.\n',
  ],
])('nothing listed is not taken for clean: %j %j', async (images, status, said) => {
  const { environment } = await startSecurity({
    'GET /api/security/flaws': { flaws: [], total: 0 },
    'GET /api/security/overview': {
      ...overview,
      status: { ...overview.status, troubles: [], ...status },
      images: { ...overview.images, ...images },
    },
  });
  expect((await run(['flaws'], environment)).stderr).toBe(said);
});
