import { describe, expect, test } from 'vitest';
import { peerTable } from '../peer-table.ts';
import { parseChallenges } from './challenge.ts';

test('reads two offers out of one header, in any letter case, with commas in quotes', () => {
  const header =
    'Bearer realm="https://git.lan/v2/token",service="container_registry",scope="a:pull,push",BASIC Realm="a \\"b\\""';
  expect(parseChallenges(header)).toEqual([
    {
      scheme: 'bearer',
      parameters: { realm: 'https://git.lan/v2/token', service: 'container_registry', scope: 'a:pull,push' },
    },
    { scheme: 'basic', parameters: { realm: 'a "b"' } },
  ]);
});

test.each(['', 'Basic realm="open', 'Basic realm="a" charset="b"', 'realm="nobody"', '=', '"'])(
  '%j offers nothing',
  (header) => {
    expect(parseChallenges(header)).toEqual([]);
  },
);

test('a long hostile header is read in no time', () => {
  expect(parseChallenges('"\\'.repeat(200_000))).toEqual([]);
  expect(parseChallenges('a '.repeat(50_000))).toHaveLength(50_000);
});

interface Regclient {
  readonly rows: readonly {
    readonly name: string;
    readonly in: string;
    readonly wantC: readonly { readonly authType: string; readonly params: Record<string, string> }[];
  }[];
}
interface Watchtower {
  readonly rows: readonly {
    readonly name: string;
    readonly header: string;
    /** An empty list where there is none. */
    readonly want: Readonly<Record<string, string>>;
  }[];
}
const regclient: Regclient = peerTable('updates/regclient-www-authenticate', { rows: [] });
const watchtower: Watchtower = peerTable('updates/watchtower-www-authenticate', { rows: [] });

/** The tables of other projects are no part of the repository. */
describe.runIf(regclient.rows.length > 0)('as other projects read it', () => {
  test.each(regclient.rows)('regclient: $name', (row) => {
    const wanted = row.wantC.map(({ authType, params }) => ({ scheme: authType, parameters: params }));
    expect(parseChallenges(row.in)).toEqual(wanted);
  });

  test.each(watchtower.rows)('watchtower: $name', (row) => {
    const bearer = parseChallenges(row.header).find(({ scheme }) => scheme === 'bearer');
    const { realm = '', service = '', scope = '' } = bearer?.parameters ?? {};
    expect({ realm, service, scope }).toEqual({ realm: '', service: '', scope: '', ...row.want });
  });
});
