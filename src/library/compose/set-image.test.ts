import { expect, test } from 'vitest';
import { parseCompose } from './parse-compose.ts';
import { setImage, type SetImageRequest } from './set-image.ts';

/** `a.yaml` comes before `b.yaml`; what is in `parts/` is named by others; the rest are env files. */
type Texts = Readonly<Record<string, string>>;

function requestFor(texts: Texts, image: string, service = 'web'): SetImageRequest {
  const sources = Object.entries(texts)
    .filter(([path]) => path.endsWith('.yaml'))
    .map(([path, text]) => ({ path, text, document: parseCompose(text) }));
  const environment = Object.entries(texts)
    .filter(([path]) => !path.endsWith('.yaml'))
    .map(([path, text]) => ({ path, text, isInContainers: path.startsWith('shared') }));
  const isPart = ({ path }: { path: string }) => path.startsWith('parts/');
  const parts = sources.filter(isPart);
  const files = sources.filter((file) => !isPart(file));
  return { service, image, files, parts, environment, given: new Set(['HOME']) };
}

/** The texts afterwards, `already`, or the code of the refusal with its values. */
function outcome(texts: Texts, image: string, service?: string) {
  const result = setImage(requestFor(texts, image, service));
  if (result.is === 'already') return 'already';
  if (result.is === 'refused') return { [result.refusal.code]: result.refusal.values };
  return { ...texts, [result.change.path]: result.change.text };
}

function web(image: string, rest = ''): string {
  return `services:\n  web:\n    image: ${image}\n${rest}`;
}

const digest = `sha256:${'a'.repeat(64)}`;

test.each<[why: string, before: string, image: string, after: string]>([
  ['a plain text', web('nginx:1.26'), 'nginx:1.27', web('nginx:1.27')],
  ['another repository', web('nginx:1.26'), 'ghcr.io/a/nginx:2', web('ghcr.io/a/nginx:2')],
  ['a digest that is pinned', web('nginx:1.26'), `nginx:1.26@${digest}`, web(`nginx:1.26@${digest}`)],
  ['a tag where there was none', web('nginx'), 'nginx:1.27', web('nginx:1.27')],
  ['double quotes', web('"nginx:1.26"'), 'nginx:1.27', web('"nginx:1.27"')],
  ['single quotes', web("'nginx:1.26'"), 'nginx:1.27', web("'nginx:1.27'")],
  ['a comment behind it', web('nginx:1.26   # pinned: why'), 'nginx:1.27', web('nginx:1.27   # pinned: why')],
  ['an anchor that nothing uses', web('&img nginx:1.26'), 'nginx:1.27', web('&img nginx:1.27')],
  ['a tag of YAML', web('!!str nginx:1.26'), 'nginx:1.27', web('!!str nginx:1.27')],
  [
    'line ends of Windows and a byte order mark',
    `\uFEFF# top\r\n${web('nginx:1.26').replaceAll('\n', '\r\n')}`,
    'nginx:1.27',
    `\uFEFF# top\r\n${web('nginx:1.27').replaceAll('\n', '\r\n')}`,
  ],
  ['a text without a last line end', web('nginx:1.26').trimEnd(), 'nginx:1.27', web('nginx:1.27').trimEnd()],
  [
    'one line',
    'services: {web: {image: nginx:1.26, tty: true}, db: {image: nginx:1.26}}\n',
    'nginx:1.27',
    'services: {web: {image: nginx:1.27, tty: true}, db: {image: nginx:1.26}}\n',
  ],
  [
    'JSON',
    '{"services": {"web": {"image": "nginx:1.26"}}}',
    'nginx:1.27',
    '{"services": {"web": {"image": "nginx:1.27"}}}',
  ],
  [
    'an anchor of which this service alone takes the image',
    'x-base: &base\n  image: nginx:1.26\n  restart: always\nservices:\n  web:\n    <<: *base\n  db: {<<: *base, image: db:1}\n',
    'nginx:1.27',
    'x-base: &base\n  image: nginx:1.27\n  restart: always\nservices:\n  web:\n    <<: *base\n  db: {<<: *base, image: db:1}\n',
  ],
  [
    'an own image over a merged one',
    'x-base: &base {image: base:1}\nservices:\n  web:\n    <<: *base\n    image: nginx:1.26\n  db: *base\n',
    'nginx:1.27',
    'x-base: &base {image: base:1}\nservices:\n  web:\n    <<: *base\n    image: nginx:1.27\n  db: *base\n',
  ],
  [
    'an own image of a service that extends another',
    web('nginx:1.26', '    extends: {service: base}\n  base: {image: base:1}\n'),
    'nginx:1.27',
    web('nginx:1.27', '    extends: {service: base}\n  base: {image: base:1}\n'),
  ],
  ['a default of a variable that is not set', web('nginx:${V:-1.26}'), 'nginx:1.27', web('nginx:${V:-1.27}')],
  ['a default without a colon', web('"nginx:${V-1.26}"'), 'nginx:1.27', web('"nginx:${V-1.27}"')],
  ['a default that is the whole image', web('${IMG:-nginx:1.26}'), 'nginx:1.27', web('${IMG:-nginx:1.27}')],
  [
    'text behind a default',
    web('nginx:${V:-1.26}-alpine'),
    'nginx:1.27-alpine',
    web('nginx:${V:-1.27}-alpine'),
  ],
])('in a compose file: %s', (_, before, image, after) => {
  expect(outcome({ 'a.yaml': before }, image)).toEqual({ 'a.yaml': after });
});

test.each<[why: string, image: string, environment: string, wanted: string, after: string]>([
  ['a tag', 'nginx:${V}', 'A=1\nV=1.26\nB=2\n', 'nginx:1.27', 'A=1\nV=1.27\nB=2\n'],
  ['a variable without braces', 'nginx:$V', 'V=1.26\n', 'nginx:1.27', 'V=1.27\n'],
  ['one with a default that is not used', 'nginx:${V:-1.20}', 'V=1.26\n', 'nginx:1.27', 'V=1.27\n'],
  ['one that is required', 'nginx:${V:?set it}', 'V=1.26\n', 'nginx:1.27', 'V=1.27\n'],
  ['the whole image', '${IMG}', 'IMG=nginx:1.26\n', 'nginx:1.27', 'IMG=nginx:1.27\n'],
  ['a part of the tag', 'nginx:1.${MINOR}-alpine', 'MINOR=26\n', 'nginx:1.27-alpine', 'MINOR=27\n'],
  ['the one of two that fits', '${REPO}:${V}', 'REPO=nginx\nV=1.26\n', 'nginx:1.27', 'REPO=nginx\nV=1.27\n'],
  ['quotes and a comment', 'nginx:${V}', 'V="1.26" # why\n', 'nginx:1.27', 'V="1.27" # why\n'],
  ['single quotes', 'nginx:${V}', "export V='1.26'\r\n", 'nginx:1.27', "export V='1.27'\r\n"],
  ['the last of two assignments', 'nginx:${V}', 'V=1\nV=1.26\n', 'nginx:1.27', 'V=1\nV=1.27\n'],
])('in an env file: %s', (_, image, environment, wanted, after) => {
  const texts = { 'a.yaml': web(image), '.env': environment };
  expect(outcome(texts, wanted)).toEqual({ ...texts, '.env': after });
});

test('text beside a variable is changed before the variable', () => {
  const texts = { 'a.yaml': web('${REGISTRY}/nginx:1.26'), '.env': 'REGISTRY=ghcr.io\n' };
  expect(outcome(texts, 'ghcr.io/nginx:1.27')).toEqual({ ...texts, 'a.yaml': web('${REGISTRY}/nginx:1.27') });
});

test('the file whose image counts is changed, and the env file whose assignment counts', () => {
  const texts = {
    'a.yaml': web('nginx:1.26'),
    'b.yaml': web('nginx:${V}'),
    '1.env': 'V=1\n',
    '2.env': 'V=2\n',
  };
  expect(outcome(texts, 'nginx:3')).toEqual({ ...texts, '2.env': 'V=3\n' });
  const silent = { 'a.yaml': web('nginx:1.26'), 'b.yaml': 'services: {web: {tty: true}}\n' };
  expect(outcome(silent, 'nginx:3')).toEqual({ ...silent, 'a.yaml': web('nginx:3') });
});

test('a variable that an overridden image of the same service uses too is no obstacle', () => {
  const texts = { 'a.yaml': web('nginx:${V}'), 'b.yaml': web('nginx:${V}-alpine'), '.env': 'V=1\n' };
  expect(outcome(texts, 'nginx:2-alpine')).toEqual({ ...texts, '.env': 'V=2\n' });
});

test.each([
  [web('nginx:1.27'), 'nginx:1.27'],
  [web('nginx'), 'nginx:latest'],
  [web('docker.io/library/nginx:1.27'), 'nginx:1.27'],
  [web('nginx:${V:-1.27}'), 'nginx:1.27'],
])('%j names %s already', (text, image) => {
  expect(outcome({ 'a.yaml': text }, image)).toBe('already');
});

const anchored = 'x-img: &img nginx:1.26\nservices:\n  web: {image: *img}\n  db: {image: *img}\n';

test.each<[why: string, texts: Texts, refusal: object]>([
  [
    'nothing is called so',
    { 'a.yaml': 'services: {db: {image: db}}\n' },
    { 'no-service': { service: 'web' } },
  ],
  ['it has no image', { 'a.yaml': 'services: {web: {tty: true}}\n' }, { 'no-image': { service: 'web' } }],
  ['it is built', { 'a.yaml': web('nginx:1', '    build: .\n') }, { built: { service: 'web' } }],
  [
    'it is built by another file',
    { 'a.yaml': web('nginx:1'), 'b.yaml': 'services: {web: {build: .}}\n' },
    { built: { service: 'web' } },
  ],
  ['an anchor is shared', { 'a.yaml': anchored }, { shared: { service: 'web', others: 'db' } }],
  [
    'a whole service is taken over',
    { 'a.yaml': web('&i nginx:1', '    labels: {img: *i}\n') },
    { shared: { service: 'web', others: 'web.labels' } },
  ],
  [
    'another one extends it',
    { 'a.yaml': web('nginx:1', '  canary: {extends: {service: web}}\n') },
    { shared: { service: 'web', others: 'canary' } },
  ],
  [
    'it extends a service of another file',
    { 'a.yaml': 'services: {web: {extends: {file: c.yaml, service: base}}}\n' },
    { extended: { service: 'web', base: 'base (c.yaml)' } },
  ],
  [
    'it is included',
    { 'a.yaml': 'include: [parts/c.yaml]\n', 'parts/c.yaml': web('nginx:1') },
    { included: { service: 'web', path: 'parts/c.yaml' } },
  ],
  ['it is folded', { 'a.yaml': web('>-\n      nginx:1') }, { 'odd-text': { path: 'a.yaml' } }],
  ['it has escapes', { 'a.yaml': web('"nginx\\x3a1"') }, { 'odd-text': { path: 'a.yaml' } }],
  [
    'defaults are nested',
    { 'a.yaml': web('nginx:${A:-${B:-1}}') },
    { 'odd-variable': { text: 'nginx:${A:-${B:-1}}' } },
  ],
  [
    'two pieces would have to change',
    { 'a.yaml': web('${REPO}:${V}'), '.env': 'REPO=apache\nV=1\n' },
    { 'does-not-fit': { text: '${REPO}:${V}', image: 'nginx:2' } },
  ],
  [
    'a variable stands there twice',
    { 'a.yaml': web('nginx:${V}-${V}'), '.env': 'V=1\n' },
    { 'does-not-fit': { text: 'nginx:${V}-${V}', image: 'nginx:2' } },
  ],
  ['a variable is not set', { 'a.yaml': web('nginx:${V}') }, { 'variable-unset': { variable: 'V' } }],
  ['a variable is given', { 'a.yaml': web('nginx:${HOME}') }, { 'variable-given': { variable: 'HOME' } }],
  [
    'a variable only switches',
    { 'a.yaml': web('nginx:${V:+1}'), '.env': 'V=x\n' },
    { 'variable-replaces': { variable: 'V' } },
  ],
  [
    'a variable is made of another',
    { 'a.yaml': web('nginx:${V}'), '.env': 'W=1\nV=${W}\n' },
    { 'variable-composed': { variable: 'V', path: '.env' } },
  ],
  [
    'another service goes by the variable',
    { 'a.yaml': web('nginx:${V}', '  db: {image: "db:${V}"}\n'), '.env': 'V=1\n' },
    { 'variable-shared': { variable: 'V', places: 'a.yaml:4' } },
  ],
  [
    'another place of the service goes by the variable',
    { 'a.yaml': web('nginx:${V}', '    labels: {v: $V}\n'), '.env': 'V=1\n' },
    { 'variable-shared': { variable: 'V', places: 'a.yaml:4' } },
  ],
  [
    'another variable goes by it',
    { 'a.yaml': web('nginx:${V}'), '.env': 'V=1\nW=${V}\n' },
    { 'variable-shared': { variable: 'V', places: '.env:2' } },
  ],
  [
    'containers are given the env file',
    { 'a.yaml': web('nginx:${V}'), 'shared.env': 'V=1\n' },
    { 'variable-in-containers': { variable: 'V', path: 'shared.env' } },
  ],
])('refused because %s', (_, texts, refusal) => {
  expect(outcome(texts, 'nginx:2')).toEqual(refusal);
});

test.each(['Nginx:1', 'nginx:', 'nginx:1 '])('%j is refused as an image', (image) => {
  expect(outcome({ 'a.yaml': web('nginx:1.26') }, image)).toEqual({ 'not-an-image': { image } });
});

test('what is told of a change is what stands at its place', () => {
  const texts = { 'a.yaml': web('"nginx:${V:-1}"') };
  expect(setImage(requestFor(texts, 'nginx:2'))).toMatchObject({
    change: { place: 'image', variable: 'V', before: 'nginx:${V:-1}', after: 'nginx:${V:-2}' },
  });
  expect(setImage(requestFor({ ...texts, '.env': 'V="1"\n' }, 'nginx:2'))).toMatchObject({
    change: { place: 'variable', variable: 'V', before: '1', after: '2' },
  });
});
