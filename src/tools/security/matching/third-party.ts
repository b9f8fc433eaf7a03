import type { Package } from '#contracts/security/package.ts';

/** Ends of the mail addresses of those who make deb packages outside of Debian and Ubuntu, and hold their own advisories. */
const makers: ReadonlySet<string> = new Set(
  `
  docker.com nodesource.com hashicorp.com microsoft.com gitlab.com grafana.com mariadb.org mariadb.com elastic.co
  tailscale.com nginx.com f5.com mongodb.com redis.com redislabs.com percona.com zabbix.com influxdata.com confluent.io
  cloudflare.com datadoghq.com puppet.com crowdsec.net azul.com amazon.com oracle.com nvidia.com wazuh.com plex.tv
  jellyfin.org ui.com ubnt.com mysql.com packages.sury.org clickhouse.com timescale.com neo4j.com varnish-software.com
  newrelic.com sysdig.com netdata.cloud syncthing.net balena.io signal.org teamviewer.com zoom.us slack-corp.com
`
    .trim()
    .split(/\s+/),
);
/** Marks in versions of archives beside Debian and Ubuntu: PGDG, NodeSource, Surý, Launchpad, backports and vendors' own. */
const versionMarks =
  /\.pgdg\d|nodesource\d|~ppa|ppa\d|\+maria~|\+0~20\d{6}|~bpo\d|~(debian|ubuntu)\.\d+(\.\d+)?~/;

/** What `vendor` holds in packages of the distribution itself. */
const rpmVendors: Readonly<Record<string, RegExp>> = {
  rhel: /red hat|centos|almalinux|rocky/,
  alma: /almalinux|red hat/,
  rocky: /rocky|red hat/,
  oracle: /oracle america/,
  amazon: /amazon/,
  suse: /^(suse|opensuse)/,
  opensuse: /^(suse|opensuse)/,
  photon: /vmware|broadcom/,
  azurelinux: /microsoft/,
};

/**
 * Whether a system package comes from elsewhere than the distribution, by who made it or by its version. `ecosystem`: the
 * distribution's. One that does not say who made it is taken for the distribution's.
 */
export function isThirdParty(
  { type, vendor, version }: Pick<Package, 'type' | 'vendor' | 'version'>,
  ecosystem: string,
): boolean {
  const said = (vendor ?? '').toLowerCase();
  if (type === 'deb') return versionMarks.test(version) || isOfMaker(said);
  if (type === 'rpm') return said !== '' && rpmVendors[ecosystem]?.test(said) === false;
  return false;
}

/** `Docker <support@docker.com>`, `<help@packages.gitlab.com>`. */
function isOfMaker(vendor: string): boolean {
  const [, domain = ''] = /@([^@>\s]+)>?\s*$/.exec(vendor) ?? [];
  const labels = domain.split('.');
  return labels.some((_, at) => makers.has(labels.slice(at).join('.')));
}
