import type { Release } from '../part-state.ts';
import type { Row } from '../row-values.ts';

/** A row of `operating_systems`. */
export interface GrypeSystem {
  readonly name: string;
  readonly releaseId: string;
  readonly major: string;
  readonly minor: string;
  readonly label: string;
  readonly channel: string;
}

/** Where an operating system of Grype's database is in the index. */
export interface GrypeRelease extends Release {
  readonly channel: string | undefined;
}

type ReleaseRule = (system: GrypeSystem) => string;

const majorOnly: ReleaseRule = ({ major: number }) => number;
const majorMinor: ReleaseRule = ({ major: number, minor }) => (minor === '' ? number : `${number}.${minor}`);
const rolling: ReleaseRule = () => '';
/** Unstable has a label only; matching knows it by its codename. */
const debian: ReleaseRule = ({ major: number }) => (number === '' ? 'sid' : number);
const alpine: ReleaseRule = (system) => (system.major === '' ? 'edge' : majorMinor(system));
/** The first Amazon Linux counted by years and months. */
const amazon: ReleaseRule = ({ major: number }) => (/^201\d$/.test(number) ? '1' : number);

/** By the names that Grype's database and os-release use. */
const systems: ReadonlyMap<string, readonly [ecosystem: string, rule: ReleaseRule]> = new Map([
  ['debian', ['debian', debian]],
  ['ubuntu', ['ubuntu', majorMinor]],
  ['alpine', ['alpine', alpine]],
  ['wolfi', ['wolfi', rolling]],
  ['chainguard', ['chainguard', rolling]],
  ['redhat', ['rhel', majorMinor]],
  ['rhel', ['rhel', majorMinor]],
  ['oracle', ['oracle', majorOnly]],
  ['oraclelinux', ['oracle', majorOnly]],
  ['ol', ['oracle', majorOnly]],
  ['amazon', ['amazon', amazon]],
  ['amazonlinux', ['amazon', amazon]],
  ['amzn', ['amazon', amazon]],
  ['sles', ['suse', majorMinor]],
  ['opensuse-leap', ['opensuse', majorMinor]],
  ['photon', ['photon', majorMinor]],
  ['almalinux', ['alma', majorOnly]],
  ['alma', ['alma', majorOnly]],
  ['rocky', ['rocky', majorOnly]],
  ['rockylinux', ['rocky', majorOnly]],
  ['mariner', ['azurelinux', majorMinor]],
  ['azurelinux', ['azurelinux', majorMinor]],
]);

/** From a row of `GrypeDatabase.systems`. */
export function systemOf(row: Row): GrypeSystem {
  const [, name = '', releaseId = '', major = '', minor = '', label = '', channel = ''] = row.map((value) =>
    String(value ?? ''),
  );
  return { name, releaseId, major, minor, label, channel };
}

/** Undefined for systems that NEXUS does not match. */
export function ecosystemOf(name: string): string | undefined {
  return systems.get(name.toLowerCase())?.[0];
}

export function releaseOf(system: GrypeSystem): GrypeRelease | undefined {
  const known = systems.get(system.name.toLowerCase()) ?? systems.get(system.releaseId.toLowerCase());
  if (!known) return undefined;
  const [ecosystem, rule] = known;
  // Grype repeats RHEL's rows for each minor release, and once for those beyond: we match by the major one.
  if (ecosystem === 'rhel' && system.channel === '' && system.minor !== '') return undefined;
  return { ecosystem, release: rule(system), channel: system.channel === '' ? undefined : system.channel };
}
