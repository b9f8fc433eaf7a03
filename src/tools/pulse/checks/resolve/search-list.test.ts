import { expect, test } from 'vitest';
import { parseHosts } from './hosts-file.ts';
import { candidates, parseSearchList } from './search-list.ts';

test.each([
  ['', { domains: [], dots: 1 }],
  ['nameserver 192.0.2.1\nsearch lan home.example.\n', { domains: ['lan', 'home.example'], dots: 1 }],
  ['search a\n; search b\ndomain c # d\noptions timeout:1 ndots:0', { domains: ['c'], dots: 0 }],
  ['search .\noptions ndots:99', { domains: [], dots: 15 }],
])('%j is read', (text, list) => {
  expect(parseSearchList(text)).toEqual(list);
});

test.each([
  ['db', 1, ['db.lan', 'db']],
  ['db', 0, ['db', 'db.lan']],
  ['db.stack', 1, ['db.stack', 'db.stack.lan']],
  ['db.stack', 5, ['db.stack.lan', 'db.stack']],
  ['db.', 5, ['db']],
])('%s with ndots %i stands for %o', (name, dots, names) => {
  expect(candidates(name, { domains: ['lan'], dots })).toEqual(names);
});

test('a hosts file is read, its mistakes are passed over', () => {
  const hosts = parseHosts(
    '127.0.0.1 localhost Box.lan # me\n::1\tlocalhost\n\n#192.0.2.1 no\nnonsense x\n192.0.2.7 box.lan box.lan\n',
  );
  expect(hosts.get('localhost')).toEqual([
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]);
  expect(hosts.get('box.lan')?.map(({ address }) => address)).toEqual(['127.0.0.1', '192.0.2.7']);
  expect([...hosts.keys()]).toEqual(['localhost', 'box.lan']);
});
