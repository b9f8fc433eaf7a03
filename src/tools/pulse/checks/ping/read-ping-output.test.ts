import { expect, test } from 'vitest';
import { readPingOutput, readUnfinished } from './read-ping-output.ts';

const iputils = `PING 192.0.2.1 (192.0.2.1) 56(84) bytes of data.
64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=0.417 ms
64 bytes from 192.0.2.1: icmp_seq=3 ttl=64 time=1.02 ms

--- 192.0.2.1 ping statistics ---
3 packets transmitted, 2 received, 33.3333% packet loss, time 2030ms
rtt min/avg/max/mdev = 0.417/0.718/1.020/0.301 ms
`;
const busybox = `PING 192.0.2.1 (192.0.2.1): 56 data bytes
64 bytes from 192.0.2.1: seq=0 ttl=64 time=0.061 ms
64 bytes from 192.0.2.1: seq=1 ttl=64 time=0.120 ms

--- 192.0.2.1 ping statistics ---
2 packets transmitted, 2 packets received, 0% packet loss
round-trip min/avg/max = 0.061/0.090/0.120 ms
`;
const withErrors = `PING 192.0.2.9 (192.0.2.9) 56(84) bytes of data.
From 192.0.2.1 icmp_seq=1 Destination Host Unreachable

--- 192.0.2.9 ping statistics ---
1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms
`;
const doubled = `--- 192.0.2.1 ping statistics ---
2 packets transmitted, 4 received, +2 duplicates, 0% packet loss, time 1001ms
rtt min/avg/max/mdev = 0.1/0.2/0.3/0.0 ms
`;

test.each([
  ['iputils', iputils, { sent: 3, received: 2, rttMs: { least: 0.417, mean: 0.718, most: 1.02 } }],
  ['busybox', busybox, { sent: 2, received: 2, rttMs: { least: 0.061, mean: 0.09, most: 0.12 } }],
  ['one that is told of errors', withErrors, { sent: 1, received: 0 }],
  ['one that hears twice', doubled, { sent: 2, received: 2, rttMs: { least: 0.1, mean: 0.2, most: 0.3 } }],
  ['no ping', 'usage: ping [-c count] host', undefined],
  ['nothing', '', undefined],
])('reads %s', (_, text, result) => {
  expect(readPingOutput(text)).toEqual(result);
});

test('of one that was ended early, what came until then counts', () => {
  const early = iputils.split('\n\n')[0] ?? '';
  expect(readUnfinished(early, 5)).toEqual({
    sent: 5,
    received: 2,
    rttMs: { least: 0.417, mean: (0.417 + 1.02) / 2, most: 1.02 },
  });
  expect(readUnfinished(busybox.slice(0, 99), 3)).toMatchObject({ sent: 3, received: 1 });
  expect(readUnfinished('', 3)).toEqual({ sent: 3, received: 0 });
});
