import { expect, test } from 'vitest';
import type { Distribution, Package } from '#contracts/security/package.ts';
import { cycloneDx } from './cyclonedx.ts';
import type { Inventory, InventoryPackage } from './inventory.ts';
import { packageUrl } from './package-url.ts';

const debian: Distribution = { id: 'debian', version: '12', codename: 'bookworm', title: 'Debian 12' };

function purlOf(
  type: Package['type'],
  name: string,
  version: string,
  arch: string | null = null,
  distribution: Distribution | null = debian,
): string {
  return packageUrl({ type, name, version, arch }, distribution);
}

test.each([
  [
    purlOf('deb', 'libstdc++6', '1:12.2.0-14+deb12u1~x', 'amd64'),
    'pkg:deb/debian/libstdc%2B%2B6@1:12.2.0-14%2Bdeb12u1~x?arch=amd64&distro=debian-12',
  ],
  [
    purlOf('apk', 'musl', '1.2.5-r0', 'x86_64', { ...debian, id: 'alpine', version: '3.20.3' }),
    'pkg:apk/alpine/musl@1.2.5-r0?arch=x86_64&distro=alpine-3.20.3',
  ],
  [
    purlOf('rpm', 'openssl', '1:3.0.7-1.el9', 'x86_64', { ...debian, id: 'rhel', version: '9.4' }),
    'pkg:rpm/rhel/openssl@3.0.7-1.el9?arch=x86_64&distro=rhel-9.4&epoch=1',
  ],
  [
    purlOf('rpm', 'x', '0:1-1', null, { ...debian, id: 'debian', version: '' }),
    'pkg:rpm/debian/x@1-1?distro=debian',
  ],
  [purlOf('deb', 'x', '', null, null), 'pkg:deb/x'],
  [purlOf('npm', '@angular/core', '1.0.0'), 'pkg:npm/%40angular/core@1.0.0'],
  [purlOf('npm', 'left-pad', '1.3.0'), 'pkg:npm/left-pad@1.3.0'],
  [purlOf('pypi', 'Zope.Interface_x', '5.0'), 'pkg:pypi/zope-interface-x@5.0'],
  [
    purlOf('golang', 'github.com/Azure/go-autorest/v14', 'v14.2.0'),
    'pkg:golang/github.com/azure/go-autorest/v14@v14.2.0',
  ],
  [purlOf('golang', 'stdlib', '1.22.1'), 'pkg:golang/stdlib@1.22.1'],
  [
    purlOf('maven', 'org.apache.logging.log4j:log4j-core', '2.14.1'),
    'pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1',
  ],
  [purlOf('npm', "a?b#c@d'\ud800", '1 2'), 'pkg:npm/a%3Fb%23c%40d%27%EF%BF%BD@1%202'],
])('%s', (purl, expected) => {
  expect(purl).toBe(expected);
});

function packageOf(some: Partial<InventoryPackage>): InventoryPackage {
  const nothing = { arch: null, source: null, module: null, vendor: null, layer: null, isOwned: false };
  return { type: 'deb', name: 'bash', version: '5.2-1', path: 'var/lib/dpkg/status', ...nothing, ...some };
}

const inventory: Inventory = {
  distribution: debian,
  platform: { os: 'linux', architecture: 'arm', variant: 'v7' },
  layers: [{ diffId: 'sha256:l1', digest: null, sizeBytes: 1, createdBy: null }],
  packages: [
    packageOf({ layer: 0, vendor: 'Debian', source: { name: 'bash', version: '5.2' } }),
    packageOf({ type: 'npm', name: '@scope/x', version: '1.0.0', path: 'app/package.json', isOwned: true }),
    packageOf({ type: 'maven', name: 'org.a:b', version: '', path: 'app.jar' }),
  ],
  problems: [{ path: 'a.jar', id: 'damaged', detail: 'It is damaged.' }],
};
const options = { image: 'sha256:abc', name: 'app:1', scannedAtMs: 1_800_000_000_000, toolVersion: '0.1.0' };

test('a document names the image, its system and each package, and says what is missing', () => {
  expect(cycloneDx(inventory, options)).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: expect.stringMatching(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    ),
    metadata: {
      timestamp: '2027-01-15T08:00:00.000Z',
      component: { type: 'container', name: 'app:1', version: 'sha256:abc' },
      properties: [
        { name: 'nexus:platform', value: 'linux/arm/v7' },
        { name: 'nexus:layer', value: 'sha256:l1' },
        { name: 'nexus:problem', value: 'a.jar: It is damaged.' },
      ],
    },
    components: [
      { type: 'operating-system', name: 'debian', version: '12' },
      {
        name: 'bash',
        version: '5.2-1',
        publisher: 'Debian',
        properties: [
          { name: 'nexus:path', value: 'var/lib/dpkg/status' },
          { name: 'nexus:layer', value: 'sha256:l1' },
          { name: 'nexus:source', value: 'bash 5.2' },
        ],
      },
      {
        group: '@scope',
        name: 'x',
        properties: [{}, { name: 'nexus:owned-by-distribution', value: 'true' }],
      },
      { group: 'org.a', name: 'b', purl: 'pkg:maven/org.a/b' },
    ],
    compositions: [{ aggregate: 'incomplete' }],
  });
});

test('the same inventory gives the same document, each reference once', () => {
  const text = JSON.stringify(cycloneDx(inventory, options));
  expect(JSON.stringify(cycloneDx(structuredClone(inventory), options))).toBe(text);
  const references = [...text.matchAll(/"bom-ref":"([^"]+)"/g)].map(([, reference]) => reference);
  expect(new Set(references).size).toBe(references.length);
  expect(cycloneDx({ ...inventory, problems: [] }, options).compositions).toMatchObject([
    { aggregate: 'unknown' },
  ]);
});

test('a document holds so many components at most, and says so', () => {
  const document = cycloneDx({ ...inventory, problems: [] }, { ...options, mostComponents: 2 });
  expect(document.components).toHaveLength(1 + 2);
  expect(document.compositions).toMatchObject([{ aggregate: 'incomplete' }]);
});
