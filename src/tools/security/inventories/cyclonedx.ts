import { createHash } from 'node:crypto';
import type { PackageType } from '#contracts/security/package.ts';
import type { Inventory, InventoryPackage } from './inventory.ts';
import { packageUrl } from './package-url.ts';

export interface CycloneDxOptions {
  /** The image as its engine or registry calls it: `sha256:…`. */
  readonly image: string;
  /** As people call it: `nginx:1.27`. */
  readonly name: string;
  readonly scannedAtMs: number;
  /** Of NEXUS. */
  readonly toolVersion: string;
  /** Further packages are left out, which the document says. */
  readonly mostComponents?: number;
}

interface Property {
  readonly name: string;
  readonly value: string;
}

const most = { components: 100_000, problems: 100 };

/**
 * An inventory as a bill of materials (CycloneDX 1.6, JSON), as plain data. The same inventory always gives the same document. What an
 * inventory knows and the format has no field for are properties named `nexus:…`.
 */
export function cycloneDx(inventory: Inventory, options: CycloneDxOptions) {
  const { distribution, packages, problems } = inventory;
  const { mostComponents = most.components } = options;
  const isCut = packages.length > mostComponents;
  const shown = packages.slice(0, mostComponents);
  const os = distribution && {
    type: 'operating-system',
    'bom-ref': 'operating-system',
    name: distribution.id,
    ...(distribution.version !== '' && { version: distribution.version }),
    description: distribution.title,
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(`${options.image} ${options.scannedAtMs}`)}`,
    version: 1,
    metadata: metadataOf(inventory, options),
    components: [...(os ? [os] : []), ...shown.map((one, at) => componentOf(one, at, inventory))],
    compositions: [
      // `unknown`, not `complete`: nobody knows what was copied in by hand.
      { aggregate: problems.length > 0 || isCut ? 'incomplete' : 'unknown', assemblies: ['image'] },
    ],
  };
}

function metadataOf(
  { platform, layers, problems }: Inventory,
  { image, name, scannedAtMs, toolVersion }: CycloneDxOptions,
) {
  const properties: Property[] = [
    ...(platform
      ? [
          property(
            'nexus:platform',
            [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/'),
          ),
        ]
      : []),
    ...layers.map(({ diffId, digest }) => property('nexus:layer', diffId ?? digest ?? '')),
    ...problems
      .slice(0, most.problems)
      .map(({ path, detail }) => property('nexus:problem', path === null ? detail : `${path}: ${detail}`)),
  ];
  return {
    timestamp: new Date(scannedAtMs).toISOString(),
    tools: { components: [{ type: 'application', name: 'NEXUS Security', version: toolVersion }] },
    component: { type: 'container', 'bom-ref': 'image', name, version: image },
    ...(properties.length > 0 && { properties }),
  };
}

const groupEnds: Readonly<Partial<Record<PackageType, string>>> = { npm: '/', maven: ':' };

function componentOf(one: InventoryPackage, at: number, { distribution, layers }: Inventory) {
  const { type, name, version, vendor, source, module, path, layer, isOwned } = one;
  const groupEnd = name.indexOf(groupEnds[type] ?? '\u0000');
  const from = layer === null ? undefined : layers[layer];
  const properties: Property[] = [
    property('nexus:path', path),
    ...(from ? [property('nexus:layer', from.diffId ?? from.digest ?? '')] : []),
    ...(source ? [property('nexus:source', `${source.name} ${source.version}`)] : []),
    ...(module === null ? [] : [property('nexus:module', module)]),
    ...(isOwned ? [property('nexus:owned-by-distribution', 'true')] : []),
  ];
  return {
    type: 'library',
    'bom-ref': `package-${at + 1}`,
    ...(groupEnd > 0 && { group: name.slice(0, groupEnd) }),
    name: groupEnd > 0 ? name.slice(groupEnd + 1) : name,
    ...(version !== '' && { version }),
    ...(vendor !== null && vendor !== '' && { publisher: vendor }),
    purl: packageUrl(one, distribution),
    properties,
  };
}

function property(name: string, value: string): Property {
  return { name, value };
}

/** Version 8 (RFC 9562, 5.8): made of a hash. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}
