/** What an image was built for (OCI image index, `platform`). Empty texts for what is not said. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string;
  /** Of Windows: `10.0.17763.2114`. */
  readonly osVersion: string;
}

type Written = { [Key in keyof Platform]?: string | undefined };

const systems: Readonly<Record<string, string>> = { macos: 'darwin' };
const architectures: Readonly<Record<string, readonly [architecture: string, variant: string]>> = {
  x86_64: ['amd64', ''],
  'x86-64': ['amd64', ''],
  i386: ['386', ''],
  i686: ['386', ''],
  aarch64: ['arm64', ''],
  armhf: ['arm', 'v7'],
  armel: ['arm', 'v6'],
};
/** What no variant stands for. */
const plainVariants: Readonly<Record<string, string>> = { amd64: 'v1', arm64: 'v8' };
const ordered = new Set(['amd64', 'arm64', 'arm']);
const part = /^[a-z0-9][a-z0-9_.-]*$/;

/** One way of writing for each platform: `arm64/v8` is `arm64`, `aarch64` too, and `arm` is `arm/v7`. */
export function platformOf(written: Written): Platform {
  const os = (written.os ?? '').toLowerCase();
  const said = (written.architecture ?? '').toLowerCase();
  const [architecture, implied] = Object.hasOwn(architectures, said) ? architectures[said]! : [said, ''];
  const variant = ((written.variant ?? '') || implied).toLowerCase();
  const plain = plainVariants[architecture] === variant ? '' : variant;
  return {
    os: Object.hasOwn(systems, os) ? systems[os]! : os,
    architecture,
    variant: architecture === 'arm' && plain === '' ? 'v7' : plain,
    osVersion: written.osVersion ?? '',
  };
}

/** `linux/arm/v7`, or with `,osver=…` for Windows. Undefined for what is none. */
export function parsePlatform(text: string): Platform | undefined {
  const [name = '', ...options] = text.split(',');
  const [os = '', architecture = '', variant, ...rest] = name.toLowerCase().split('/');
  const isWord = [os, architecture, variant ?? 'v'].every((one) => part.test(one));
  const versions = options.map((option) => /^osver=([\w.-]+)$/.exec(option)?.[1]);
  if (!isWord || rest.length > 0 || versions.length > 1 || versions.includes(undefined)) return undefined;
  return platformOf({ os, architecture, variant, osVersion: versions[0] });
}

export function isSamePlatform(host: Platform, target: Platform): boolean {
  const keys = ['os', 'architecture', 'variant'] as const;
  return keys.every((key) => host[key] === target[key]) && isSameBuild(host, target);
}

/** Whether the host can run it. Docker on a Mac or on Windows runs images of Linux too. */
export function canRun(host: Platform, target: Platform): boolean {
  const brings = target.os === 'linux' && ['darwin', 'windows'].includes(host.os);
  if (host.architecture !== target.architecture || (host.os !== target.os && !brings)) return false;
  if (host.os === target.os && !isSameBuild(host, target)) return false;
  if (!ordered.has(host.architecture)) return brings || host.variant === target.variant;
  return variantNumber(target) <= variantNumber(host);
}

/** Whether `target` suits the host better than `other`, which may be none. */
export function isBetter(host: Platform, target: Platform, other: Platform | undefined): boolean {
  if (!canRun(host, target)) return false;
  if (!other || !canRun(host, other)) return true;
  if (target.os !== other.os) return target.os === host.os;
  const difference = variantNumber(target) - variantNumber(other);
  return difference === 0 ? lastPart(target.osVersion) > lastPart(other.osVersion) : difference > 0;
}

/** Windows runs what was built for the same major, minor and build number. */
function isSameBuild(host: Platform, target: Platform): boolean {
  if (host.os !== 'windows' || host.osVersion === '' || target.osVersion === '') return true;
  return buildOf(host.osVersion) === buildOf(target.osVersion);
}

function buildOf(version: string): string {
  return version.split('.').slice(0, 3).join('.');
}

function lastPart(version: string): number {
  return Number(version.split('.').at(-1)) || 0;
}

function variantNumber({ architecture, variant }: Platform): number {
  const text = variant === '' ? (plainVariants[architecture] ?? '') : variant;
  return Number(text.replace(/^v/, '')) || 0;
}
