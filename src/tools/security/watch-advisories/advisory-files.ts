import { gzipSync } from 'node:zlib';
import { buildZip } from '#library/zip/build-zip.ts';

/** Files as publishers have them, by address without `https://`. */
export type AdvisoryFiles = Readonly<Record<string, string | Buffer>>;

/** The version that repairs it, and what else its record says: aliases, a severity. */
export type NpmFlaw = readonly [name: string, fixed: string, more?: Readonly<Record<string, unknown>>];

const npm = 'storage.googleapis.com/osv-vulnerabilities/npm';
const tracker = 'security-tracker.debian.org/tracker/data/json';
const announcements = 'salsa.debian.org/security-tracker-team/security-tracker/-/raw/master/data';

/** Flaws by package and the version that repairs them; all of main. */
export function alpineFiles(
  fixes: Readonly<Record<string, Readonly<Record<string, string>>>>,
  release = '3.20',
): AdvisoryFiles {
  const packages = Object.entries(fixes).map(([name, byFlaw]) => ({
    pkg: { name, secfixes: Object.fromEntries(Object.entries(byFlaw).map(([flaw, fix]) => [fix, [flaw]])) },
  }));
  const secdb = (reponame: string, all: readonly object[]) => JSON.stringify({ reponame, packages: all });
  const rejections = 'gitlab.alpinelinux.org/alpine/security/security-rejections/-/raw/master';
  return {
    [`secdb.alpinelinux.org/v${release}/main.json`]: secdb('main', packages),
    [`secdb.alpinelinux.org/v${release}/community.json`]: secdb('community', []),
    [`${rejections}/main.yaml`]: 'CVE-2000-1001: []\n',
    [`${rejections}/community.yaml`]: 'CVE-2000-1001: []\n',
  };
}

/** By source package and flaw, what the tracker says of Debian 12. */
export function debianFiles(
  flaws: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>,
): AdvisoryFiles {
  const told = Object.entries(flaws).map(([name, byFlaw]) => [
    name,
    Object.fromEntries(Object.entries(byFlaw).map(([id, bookworm]) => [id, { releases: { bookworm } }])),
  ]);
  return {
    [tracker]: JSON.stringify(Object.fromEntries(told)),
    [`${announcements}/DSA/list`]: '[01 Jan 2024] DSA-1-1 nothing - update\n\t{CVE-2000-1001}\n',
    [`${announcements}/DLA/list`]: '[01 Jan 2024] DLA-1-1 nothing - update\n\t{CVE-2000-1001}\n',
  };
}

export function npmFiles(flaws: Readonly<Record<string, NpmFlaw>>): AdvisoryFiles {
  const records = Object.entries(flaws).map(([id, flaw]) => ({
    name: `${id}.json`,
    content: npmRecord(id, flaw, '2026-01-01T00:00:00Z'),
  }));
  return {
    [`${npm}/all.zip`]: buildZip(records),
    [`${npm}/modified_id.csv`]: '2025-06-01T00:00:00Z,GHSA-zzzz-zzzz-zzzz\n',
  };
}

export function npmChangeFiles(id: string, flaw: NpmFlaw, modified: string): AdvisoryFiles {
  return {
    [`${npm}/modified_id.csv`]: `${modified},${id}\n`,
    [`${npm}/${id}.json`]: npmRecord(id, flaw, modified),
  };
}

/** What is exploited, and how likely others are to be. */
export function factFiles(
  exploited: readonly string[],
  likelihood: Readonly<Record<string, number>> = {},
): AdvisoryFiles {
  const vulnerabilities = exploited.map((cveID) => ({
    cveID,
    dateAdded: '2026-01-01',
    dueDate: '2026-02-01',
    requiredAction: 'Apply updates.',
    knownRansomwareCampaignUse: 'Unknown',
  }));
  const count = vulnerabilities.length;
  const rows = Object.entries(likelihood).map(([cve, share]) => `${cve},${share},0.5\n`);
  const head = '#model_version:v2025.03.14,score_date:2026-02-20T00:00:00+0000\ncve,epss,percentile\n';
  return {
    'www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json': JSON.stringify({
      count,
      vulnerabilities,
    }),
    'epss.empiricalsecurity.com/epss_scores-current.csv.gz': gzipSync(
      `${head}${rows.join('')}CVE-1999-1001,0.001,0.1\n`,
    ),
  };
}

function npmRecord(id: string, [name, fixed, more = {}]: NpmFlaw, modified: string): string {
  const ranges = [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }];
  return JSON.stringify({
    id,
    modified,
    affected: [{ package: { ecosystem: 'npm', name }, ranges }],
    ...more,
  });
}
