/** For tests: a record of GitHub as OSV publishes it. */
export const modified = '2024-12-12T13:13:13.5Z';
export const before = (fixed: string) => [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }];
export const minimist = {
  id: 'GHSA-xvch-5gv4-984h',
  modified,
  published: '2022-03-18T00:01:09Z',
  aliases: ['CVE-2021-44906'],
  related: ['CGA-q27w-xm4f-3rfx'],
  summary: 'Prototype\u0000 Pollution\nin minimist',
  details: 'Long\r\ntext',
  severity: [
    { type: 'CVSS_V2', score: 'AV:N/AC:L/Au:N/C:P/I:P/A:P' },
    { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
  ],
  affected: [
    { package: { ecosystem: 'npm', name: 'Minimist' }, ranges: before('0.2.4') },
    {
      package: { ecosystem: 'npm', name: 'minimist' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.2.6' }] }],
    },
    { package: { ecosystem: 'PyPI', name: 'minimist' }, ranges: before('1.2.6') },
    { package: { ecosystem: 'Root:npm', name: '@rootio/minimist' }, ranges: before('9') },
  ],
  references: [
    { type: 'WEB', url: 'https://example.org/1' },
    { type: 'WEB', url: 'javascript:alert(1)' },
    { url: 'https://example.org/1' },
  ],
  database_specific: { severity: 'CRITICAL' },
};
