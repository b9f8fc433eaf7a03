import { isIP } from 'node:net';
import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import type { EditIssue } from '#contracts/containers/edit-plan.ts';
import { issueIf } from './issue.ts';

const capabilityPattern = /^(?:CAP_)?[A-Z][A-Z_]*$/i;
/** `name:address`; the name first, because an IPv6 address has colons itself. */
const extraHostPattern = /^([^\s:=]+)[:=]\[?([^\s\]]+)\]?$/;

/** What a container may do to the host and how it finds others. */
export function hostAccessIssues(spec: ContainerSpec): EditIssue[] {
  const { capAdd, capDrop, devices, extraHosts, dns, logging } = spec;
  return [
    ...entryIssues('capAdd', capAdd, (name) => capabilityPattern.test(name), 'capability-form'),
    ...entryIssues('capDrop', capDrop, (name) => capabilityPattern.test(name), 'capability-form'),
    ...devices.flatMap(({ hostPath, containerPath, permissions }, index) => [
      ...issueIf(!hostPath.startsWith('/'), `devices.${index}.hostPath`, 'path-relative'),
      ...issueIf(
        containerPath !== '' && !containerPath.startsWith('/'),
        `devices.${index}.containerPath`,
        'path-relative',
      ),
      ...issueIf(!/^[rwm]{0,3}$/.test(permissions), `devices.${index}.permissions`, 'permissions-form'),
    ]),
    ...entryIssues('extraHosts', extraHosts, isExtraHost, 'extra-host-form'),
    ...entryIssues('dns', dns, (address) => isIP(address) !== 0, 'address-form'),
    ...logging.options.flatMap(({ name }, index) =>
      issueIf(name === '', `logging.options.${index}.name`, 'empty-entry'),
    ),
  ];
}

function entryIssues(
  path: string,
  entries: readonly string[],
  isRight: (entry: string) => boolean,
  code: 'capability-form' | 'extra-host-form' | 'address-form',
): EditIssue[] {
  return entries.flatMap((entry, index) => issueIf(!isRight(entry), `${path}.${index}`, code));
}

function isExtraHost(entry: string): boolean {
  const address = extraHostPattern.exec(entry)?.[2];
  return address === 'host-gateway' || isIP(address ?? '') !== 0;
}
