import type { Distribution } from '#contracts/security/package.ts';
import { distributionId, distributionVersion, shown } from './distribution-of-assignments.ts';
import { idOfName } from './known-names.ts';

/** `CentOS Linux release 7.9.2009 (Core)`, `openSUSE 13.2 (x86_64)` with `PATCHLEVEL = 4` in a later line. */
export function distributionOfLine(text: string): Distribution | undefined {
  const line = shown(text.trimStart().split('\n', 1)[0] ?? '');
  const id = idOfName(line);
  if (id === undefined) return undefined;
  const numbers = /(?:^|\s)(\d[\w.]{0,40})/.exec(line)?.[1] ?? '';
  const patch = /^PATCHLEVEL = (\d{1,3})$/m.exec(text)?.[1];
  const version = patch === undefined || patch === '0' ? numbers : `${numbers}.${patch}`;
  // A build date follows the minor release of CentOS.
  const said = id === 'centos' ? version.split('.', 2).join('.') : version;
  return { id, version: distributionVersion(said), codename: null, title: line };
}

/** `12.5`, or `trixie/sid` where there is no number yet. */
export function distributionOfDebianVersion(text: string): Distribution | undefined {
  const [, major, codename] =
    /^(?:(\d{1,3})(?:\.\d{1,3}){0,2}|([a-z]{1,40})(?:\/sid)?)$/.exec(text.trim()) ?? [];
  if (major === undefined && codename === undefined) return undefined;
  return {
    id: 'debian',
    version: major ?? '',
    codename: codename ?? null,
    title: `Debian GNU/Linux ${text.trim()}`,
  };
}

/** `DISTRIB_ID=Ubuntu` and the like. */
export function distributionOfLsb(values: ReadonlyMap<string, string>): Distribution | undefined {
  const name = values.get('DISTRIB_ID') ?? '';
  const id = idOfName(name) ?? distributionId(name);
  if (id === undefined) return undefined;
  const version = distributionVersion(values.get('DISTRIB_RELEASE') ?? '');
  const codename = shown(values.get('DISTRIB_CODENAME') ?? '').toLowerCase() || null;
  const title = shown(values.get('DISTRIB_DESCRIPTION') ?? '') || shown(`${name} ${version}`);
  return { id, version, codename, title };
}

const cpeProducts: Readonly<Record<string, string>> = {
  'almalinux:almalinux': 'almalinux',
  'amazon:amazon_linux': 'amzn',
  'amazon:linux': 'amzn',
  'centos:centos': 'centos',
  'centos:linux': 'centos',
  'fedoraproject:fedora': 'fedora',
  'oracle:linux': 'ol',
  'redhat:enterprise_linux': 'rhel',
  'rocky:rocky': 'rocky',
};

/** `cpe:/o:centos:linux:6:GA` (CPE 2.2) or `cpe:2.3:o:amazon:amazon_linux:2`. */
export function distributionOfCpe(text: string): Distribution | undefined {
  const line = shown(text.trimStart().split('\n', 1)[0] ?? '');
  const [, vendor, product, said] =
    /^cpe:(?:\/o|2\.3:o):([\w.-]{1,40}):([\w.-]{1,40}):([\w.-]{1,40})/.exec(line) ?? [];
  const id = cpeProducts[`${vendor}:${product}`];
  return id === undefined
    ? undefined
    : { id, version: distributionVersion(said ?? ''), codename: null, title: line };
}
