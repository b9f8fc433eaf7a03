import type { Distribution } from '#contracts/security/package.ts';

/** Where distributions say what they are, the most telling first: derivatives keep files of what they are made from. */
export const releaseFiles: readonly string[] = [
  'etc/os-release',
  'usr/lib/os-release',
  'etc/alpine-release',
  'etc/oracle-release',
  'etc/centos-release',
  'etc/almalinux-release',
  'etc/rocky-release',
  'etc/fedora-release',
  'etc/photon-release',
  'etc/mariner-release',
  'etc/azurelinux-release',
  'etc/SuSE-release',
  'etc/redhat-release',
  'etc/system-release',
  'etc/lsb-release',
  'etc/system-release-cpe',
  'etc/debian_version',
];

/** What one of the files said. */
export interface DistributionSaid {
  readonly path: string;
  readonly distribution: Distribution;
}

/** Of what the files of an image said, the one that counts; a missing version is taken from a lesser one of the same distribution. */
export function bestDistribution(said: readonly DistributionSaid[]): Distribution | undefined {
  const rankOf = ({ path }: DistributionSaid): number => {
    const rank = releaseFiles.indexOf(path);
    return rank < 0 ? releaseFiles.length : rank;
  };
  const [best, ...lesser] = said
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map(({ distribution }) => distribution);
  if (best === undefined || best.version !== '') return best;
  const other = lesser.find(({ id, version }) => id === best.id && version !== '');
  return other === undefined ? best : { ...best, version: other.version };
}
