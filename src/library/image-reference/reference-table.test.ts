import { describe, expect, test } from 'vitest';
import { peerTable } from '../peer-table.ts';
import { familiarReference, familiarRepository, parseReference } from './image-reference.ts';

/** Tables of other projects, which are no part of the repository; image-reference.test.ts holds what they taught. */
function tableOf(name: string): string {
  return withoutGo(JSON.stringify(peerTable<object>(`updates/${name}`, { rows: [] })));
}

const digest = 'f'.repeat(64);

/** Some values are Go expressions. */
function withoutGo(json: string): string {
  return json
    .replaceAll(
      /\{\\"\$go\\": \\"strings\.Repeat\(\\\\\\"([^"]+)\\\\\\", (\d+)\)\\"\}/g,
      (_all, part, times) => String(part).repeat(Number(times)),
    )
    .replaceAll(String.raw`{\"$go\": \"sha256digest\"}`, `@sha256:${digest}`)
    .replaceAll('{"$go":"sha256digest"}', `"sha256:${digest}"`)
    .replaceAll(String.raw`{\"$go\": \"testDigest\"}`, `sha256:${digest}`)
    .replaceAll('{"$go":"testDigest"}', `"sha256:${digest}"`);
}

/** Where we answer otherwise on purpose, with the reason. */
const differences: Readonly<Record<string, string>> = {
  'example./g/roup/image:a': 'Docker takes no host that ends in a dot.',
  'example.:5000/g/roup/image:a': 'Docker takes no host that ends in a dot.',
  'localhost:5000': 'Docker takes it for an image of Docker Hub with a tag.',
  [`validname@sha512:${'f'.repeat(128)}`]: 'An engine may have loaded SHA-512; it can be checked.',
};

interface Expected {
  readonly domain?: string;
  readonly repository?: string;
  readonly tag?: string;
  readonly digest?: string;
}

interface Rows<T> {
  readonly rows: readonly T[];
}
type Regclient = Expected & { ref: string; registry: string; scheme?: string; wantE: unknown };
type Diun = {
  parseOpts: { Name: string };
  expected: { Domain: string; Path: string; Tag: string; Digest?: string };
};
type Texts = Readonly<Record<string, string>>;

const grammar: Rows<Expected & { input: string; err?: unknown }> = JSON.parse(tableOf('reference-parse'));
const regclient: Rows<Regclient> = JSON.parse(tableOf('regclient-ref'));
const cupdate: Rows<Texts> = JSON.parse(tableOf('cupdate-reference'));
const diun: Rows<Diun> = JSON.parse(tableOf('diun-parse-image'));
const diunNames: Rows<{ input: string; expected: string }> = JSON.parse(tableOf('diun-image-reference'));
const info: Rows<Texts> = JSON.parse(tableOf('reference-repository-info'));
const valid: Rows<string> = JSON.parse(tableOf('reference-valid-names'));
const invalid: Rows<string> = JSON.parse(tableOf('reference-invalid-names'));
const invalidRemote: Rows<string> = JSON.parse(tableOf('reference-invalid-remote-names'));
/** Images in files, which are no references to a registry. */
const isOfRegistry = ({ ref }: Regclient) => !/^(ocidir|ocifile):/.test(ref);

describe.runIf(grammar.rows.length > 0)('as other projects read references', () => {
  // The grammar without Docker's reading of it: a host is whatever stands before a slash, so hosts are not compared.
  test.each(grammar.rows.filter(({ input }) => !(input in differences)))('grammar: $input', (row) => {
    const parsed = parseReference(row.input);
    if (row.err !== undefined) return expect(parsed).toBeUndefined();
    expect(parsed && familiarRepository(parsed)).toBe(row.repository);
    expect(parsed?.tag).toBe(row.tag ?? (row.digest === undefined ? 'latest' : null));
    expect(parsed?.digest).toBe(row.digest ?? null);
  });

  test.each(regclient.rows.filter(isOfRegistry).filter(({ ref }) => !(ref in differences)))(
    'regclient: $ref',
    (row) => {
      const { registry: domain, repository: path, tag, digest: pinned } = row;
      expect(parseReference(row.ref)).toEqual(
        row.wantE === null ? { domain, path, tag: tag || null, digest: pinned || null } : undefined,
      );
    },
  );

  test.each(cupdate.rows)('cupdate: $Reference', (row) => {
    const parsed = parseReference(row['Reference'] ?? '');
    expect(parsed).toMatchObject({ domain: row['ExpectedDomain'], path: row['ExpectedPath'] });
    expect(parsed?.tag ?? '').toBe(row['ExpectedTag'] ?? '');
    expect(parsed?.digest ?? '').toBe(row['ExpectedDigest'] ?? '');
    expect(parsed && familiarRepository(parsed)).toBe(row['ExpectedName']);
  });

  test.each(diun.rows)('diun: $parseOpts.Name', ({ parseOpts, expected }) => {
    expect(parseReference(parseOpts.Name)).toEqual({
      domain: expected.Domain,
      path: expected.Path,
      tag: expected.Tag,
      digest: expected.Digest ?? null,
    });
  });

  test.each(diunNames.rows)('diun: $input is $expected', ({ input, expected }) => {
    const parsed = parseReference(input);
    const full = parsed ? `${parsed.domain}/${parsed.path}:${parsed.tag ?? 'latest'}` : '';
    expect(full).toBe(expected);
  });

  test.each(info.rows)('names: $FullName', (row) => {
    for (const name of [row['FamiliarName'], row['FullName'], row['AmbiguousName']].filter(Boolean)) {
      const parsed = parseReference(name ?? '');
      expect(parsed).toMatchObject({ domain: row['Domain'], path: row['RemoteName'] });
      expect(parsed && familiarRepository(parsed)).toBe(row['FamiliarName']);
    }
  });

  test('names that are and names that are not', () => {
    const accepted = (name: string) => parseReference(name) !== undefined;
    expect(valid.rows.filter((name) => !accepted(name))).toEqual([]);
    expect([...invalid.rows, ...invalidRemote.rows].filter(accepted)).toEqual([]);
  });

  test('what is written back reads the same', () => {
    for (const { input } of grammar.rows) {
      const parsed = parseReference(input);
      if (parsed) expect(parseReference(familiarReference(parsed))).toEqual(parsed);
    }
  });
});
