import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { ContainerSpec, NetworkAttachment } from '#contracts/containers/container-spec.ts';
import type { EditIssue } from '#contracts/containers/edit-plan.ts';
import type { NetworkFacts } from '../host-edits.ts';
import { issue, issueIf, listedTwice } from './issue.ts';
import type { Situation } from './situation.ts';

export function networkIssues({ network, hostname }: ContainerSpec, situation: Situation): EditIssue[] {
  if (network.mode === 'container') {
    const { container } = network;
    return [
      ...providerIssues(container, situation),
      ...issueIf(hostname !== '', 'hostname', 'shares-network', { container }),
    ];
  }
  if (network.mode !== 'networks') return [];
  const { attachments } = network;
  const pathOf = (index: number) => `network.attachments.${index}`;
  return [
    ...issueIf(attachments.length === 0, 'network.attachments', 'network-missing'),
    ...attachments.flatMap((attachment, index) =>
      attachmentIssues(attachment, pathOf(index), situation.networks),
    ),
    ...listedTwice(
      attachments,
      ({ name }) => name,
      (index) => `${pathOf(index)}.name`,
    ),
  ];
}

function providerIssues(container: string, { containers, ownId, maySee }: Situation): EditIssue[] {
  const path = 'network.container';
  const found = containers.find(
    (record) => (record.summary.name === container || record.summary.id === container) && maySee(record),
  );
  if (!found) return [issue(path, 'container-unknown', { container })];
  return issueIf(found.summary.id === ownId, path, 'own-network');
}

function attachmentIssues(
  { name, aliases, ipv4, ipv6 }: NetworkAttachment,
  path: string,
  networks: readonly NetworkFacts[],
): EditIssue[] {
  if (name === 'host' || name === 'none')
    return [issue(`${path}.name`, 'network-special', { network: name })];
  const facts = networks.find((network) => network.name === name || network.id === name);
  if (!facts) return [issue(`${path}.name`, 'network-unknown', { network: name })];
  const asksForMore = aliases.length > 0 || ipv4 !== '' || ipv6 !== '';
  if (!facts.isUserDefined) return issueIf(asksForMore, `${path}.name`, 'default-bridge');
  return [
    ...aliases.flatMap((alias, index) =>
      issueIf(!/^[^\s,]+$/.test(alias), `${path}.aliases.${index}`, 'alias-form'),
    ),
    ...(ipv4 === '' ? [] : addressIssues(ipv4, `${path}.ipv4`, facts, 'ipv4')),
    ...(ipv6 === '' ? [] : addressIssues(ipv6, `${path}.ipv6`, facts, 'ipv6')),
  ];
}

/** The engine gives fixed addresses only from a subnet that somebody chose. */
function addressIssues(
  address: string,
  path: string,
  { name, subnets }: NetworkFacts,
  family: 'ipv4' | 'ipv6',
): EditIssue[] {
  const isAddress = family === 'ipv4' ? isIPv4 : isIPv6;
  if (!isAddress(address)) return [issue(path, `${family}-form`)];
  const own = subnets.filter((subnet) => isAddress(subnet.split('/')[0] ?? ''));
  if (own.length === 0) return [issue(path, 'no-own-subnet', { network: name })];
  const isInside = own.some((subnet) => subnetList(subnet, family).check(address, family));
  return issueIf(!isInside, path, 'outside-subnet', { address, subnet: own.join(', '), network: name });
}

function subnetList(subnet: string, family: 'ipv4' | 'ipv6'): BlockList {
  const [base = '', bits = ''] = subnet.split('/');
  const list = new BlockList();
  list.addSubnet(base, Number(bits), family);
  return list;
}
