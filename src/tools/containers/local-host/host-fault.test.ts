import { expect, test } from 'vitest';
import { EngineError, type EngineErrorKind } from '#library/docker/engine-error.ts';
import { hostFault } from './host-fault.ts';

const socket = { address: 'unix:///var/run/docker.sock', socketGroupId: 998 };
const remote = { address: 'tcp://10.0.0.9:2375', socketGroupId: null };

function failing(kind: EngineErrorKind, code?: string): EngineError {
  const cause = code === undefined ? undefined : Object.assign(new Error(code), { code });
  return new EngineError(kind, 'It failed.', { cause });
}

test.each([
  ['unreachable', 'ENOENT', socket, 'missing'],
  ['unreachable', 'ECONNREFUSED', socket, 'missing'],
  ['unreachable', 'ECONNREFUSED', remote, 'missing'],
  ['unreachable', 'EHOSTUNREACH', remote, 'unreachable'],
  ['refused', undefined, remote, 'unreachable'],
  ['denied', 'EACCES', socket, 'denied'],
  ['denied', undefined, remote, 'denied'],
  ['timeout', undefined, socket, 'slow'],
  ['version', undefined, socket, 'wrong-version'],
  ['not-docker', undefined, socket, 'not-docker'],
  ['not-found', undefined, remote, 'not-docker'],
] as const)('%s (%s) at %o is %s, with three ways to mend it', (kind, code, place, state) => {
  const fault = hostFault(failing(kind, code), place);
  expect(fault.state).toBe(state);
  expect(fault.reason).toMatch(/\w.*\.$/);
  expect(fault.fixes).toHaveLength(3);
  for (const fix of fault.fixes) expect(fix.command).not.toBe('');
});

test('a missing socket names starting, mounting and pointing elsewhere', () => {
  const commands = hostFault(failing('unreachable', 'ENOENT'), socket).fixes.map(({ command }) => command);
  expect(commands).toEqual([
    'sudo systemctl start docker',
    '-v /var/run/docker.sock:/var/run/docker.sock',
    'NEXUS_DOCKER_HOST=tcp://192.168.1.10:2376',
  ]);
});

test('a denied socket names the group to add', () => {
  expect(hostFault(failing('denied', 'EACCES'), socket).fixes[0]?.command).toBe('--group-add 998');
  const unknown = hostFault(failing('denied', 'EACCES'), { ...socket, socketGroupId: null });
  expect(unknown.fixes[0]?.command).toBe('--group-add $(stat -c %g /var/run/docker.sock)');
});
