import { describe, expect, test } from 'vitest';
import { peerTable } from '../peer-table.ts';
import { linkWith, nextLink, parseLinks } from './link-header.ts';

test('finds the next page among others', () => {
  const header =
    '</v2/a/tags/list?n=2&last=b,c>; rel="prev", <https://r/x?last=d>; title="a, b"; rel="last NEXT"';
  expect(nextLink(header)).toBe('https://r/x?last=d');
  expect(nextLink('</v2/a/tags/list?last=b>; rel=next')).toBe('/v2/a/tags/list?last=b');
  expect(nextLink('</a>; rel=prev')).toBeUndefined();
});

test.each(['', '</a', '</a>; rel="next', '</a>; rel="next" media="b"', 'a; rel=next', '</a>; =next'])(
  '%j is not followed',
  (header) => {
    expect(parseLinks(header)).toBeUndefined();
    expect(nextLink(header)).toBeUndefined();
  },
);

interface Table {
  readonly rows: readonly {
    readonly name: string;
    readonly headers: readonly string[] | { readonly $go: string };
    readonly parm: string;
    readonly val: string;
    readonly expectURI?: string;
  }[];
}

const good: Table = peerTable('updates/regclient-httplink-get', { rows: [] });
const bad: Table = peerTable('updates/regclient-httplink-err', { rows: [] });
const headerOf = (headers: Table['rows'][number]['headers']) =>
  '$go' in headers ? undefined : headers.join(',');

/** The tables of regclient are no part of the repository; rows that name a Go variable cannot be read. */
describe.runIf(good.rows.length > 0)('as regclient reads it', () => {
  test.each(good.rows.filter(({ headers }) => headerOf(headers) !== undefined))('$name', (row) => {
    expect(linkWith(headerOf(row.headers) ?? '', row.parm, row.val)).toBe(row.expectURI);
  });

  test.each(bad.rows)('refuses $name', ({ headers }) => {
    expect(parseLinks(headerOf(headers) ?? '')).toBeUndefined();
  });
});
