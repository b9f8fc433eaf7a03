/** How distributions call themselves in texts, longer names before those they begin with; the id as `os-release` has it. */
const knownNames: readonly (readonly [name: string, id: string])[] = [
  ['AlmaLinux', 'almalinux'],
  ['Alpine Linux', 'alpine'],
  ['Amazon Linux', 'amzn'],
  ['Azure Linux', 'azurelinux'],
  ['CBL-Mariner', 'mariner'],
  ['CentOS', 'centos'],
  ['Common Base Linux Mariner', 'mariner'],
  ['Debian', 'debian'],
  ['Fedora', 'fedora'],
  ['Microsoft Azure Linux', 'azurelinux'],
  ['Oracle Linux', 'ol'],
  ['Red Hat', 'rhel'],
  ['Rocky Linux', 'rocky'],
  ['SUSE Linux Enterprise', 'sles'],
  ['Scientific Linux', 'scientific'],
  ['Ubuntu', 'ubuntu'],
  ['VMware Photon', 'photon'],
  ['Wolfi', 'wolfi'],
  ['openSUSE Tumbleweed', 'opensuse-tumbleweed'],
  ['openSUSE', 'opensuse-leap'],
];

/** The id of a distribution whose name begins a text. */
export function idOfName(text: string): string | undefined {
  return knownNames.find(([name]) => text.startsWith(name))?.[1];
}
