import type { FlawedPackage } from '../finding.ts';
import type { ExportedFinding } from './exported-finding.ts';
import { levels } from './sarif-rule.ts';
import { message } from './sarif-text.ts';

const mostLocations = 100;

/** One flaw in one package of one image as a result (SARIF 2.1.0, 3.27). `ruleIndex` undefined: the rule is not in this file. */
export function sarifResult(finding: ExportedFinding, ruleIndex: number | undefined) {
  const { flaw, severity, host, image, rank, score, packages, repair } = finding;
  const shown = packages.slice(0, mostLocations);
  return {
    ruleId: flaw,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: message(messageOf(finding, packages.length - shown.length)) },
    locations: shown.map((one) => locationOf(finding, one)),
    partialFingerprints: { 'nexusFinding/v1': fingerprint(finding) },
    // On all results or on none (3.27.23).
    suppressions: suppressionsOf(finding),
    properties: { severity, rank, score, repair, host, imageId: image },
  };
}

function messageOf(
  { flaw, title, package: name, version, reference, repair }: ExportedFinding,
  left: number,
): string {
  const repaired = repair.channel === null ? '' : ` (${repair.channel})`;
  const more = left > 0 ? ` It is in ${left} more places of this image.` : '';
  return (
    [
      `${name} ${version} in ${reference} has ${flaw}${title === null ? '' : `: ${title}`}.`,
      repair.version === null
        ? `There is no repair yet (${repair.state}).`
        : `Repaired in ${repair.version}${repaired}.`,
    ].join(' ') + more
  );
}

function locationOf({ reference }: ExportedFinding, { name, version, path, layer }: FlawedPackage) {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(reference, path) },
      // A place in a file is asked for by those who show results; there is none.
      region: { startLine: 1 },
    },
    logicalLocations: [
      { name: reference, fullyQualifiedName: reference, kind: 'image' },
      { name, fullyQualifiedName: `${reference}/${name}@${version}`, kind: 'package' },
      ...(layer === null
        ? []
        : [{ name: `layer ${layer}`, fullyQualifiedName: `${reference}/layer/${layer}`, kind: 'layer' }]),
    ],
  };
}

/** A relative reference (RFC 3986, 4.2) that leads to no scheme and out of no folder, whatever the names are. */
function relativeUri(reference: string, path: string): string {
  const parts = `${reference}/${path}`.split('/').filter((part) => !/^\.{0,2}$/.test(part));
  return parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}

/**
 * The same after an update that did not repair it: neither tag nor version is part of it. The path is, without the version in it, for
 * one package may be in an image twice.
 */
function fingerprint({
  flaw,
  host,
  reference,
  type,
  package: name,
  version,
  packages,
}: ExportedFinding): string {
  const path = packages[0]?.path ?? '';
  const place = version.length < 3 ? path : path.replaceAll(version, '*');
  return [flaw, type, name, host ?? '', imageLine(reference), place]
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}

/** A reference without tag and digest. */
function imageLine(reference: string): string {
  const [named = ''] = reference.split('@', 1);
  const tag = named.lastIndexOf(':');
  return tag > named.lastIndexOf('/') ? named.slice(0, tag) : named;
}

function suppressionsOf({ accepted, isHidden }: ExportedFinding) {
  if (accepted)
    return [
      {
        kind: 'external',
        status: 'accepted',
        justification: `${accepted.by}: ${accepted.reason}`,
      },
    ];
  const justification = 'Its source says that it does not matter.';
  return isHidden ? [{ kind: 'external', status: 'accepted', justification }] : [];
}
