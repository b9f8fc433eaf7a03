import type { NewNetwork } from '#contracts/containers/networks.ts';
import type { CreateNetwork } from '#library/docker/networks.ts';
import { shellQuote } from '../shell-quote.ts';

export function creationBody(network: NewNetwork): CreateNetwork {
  return {
    Name: network.name,
    Driver: network.driver,
    Internal: network.internal,
    Attachable: network.attachable,
    EnableIPv6: network.ipv6,
    Options: network.options,
    Labels: network.labels,
    ...(network.subnets.length > 0 && {
      IPAM: {
        Driver: 'default',
        Config: network.subnets.map(({ subnet, gateway, range }) => ({
          Subnet: subnet,
          ...(gateway !== undefined && { Gateway: gateway }),
          ...(range !== undefined && { IPRange: range }),
        })),
      },
    }),
  };
}

/** The same in docker's own words. */
export function creationCommand(network: NewNetwork): string {
  const flags = [
    ...(network.driver === 'bridge' ? [] : ['--driver', network.driver]),
    ...(network.internal ? ['--internal'] : []),
    ...(network.attachable ? ['--attachable'] : []),
    ...(network.ipv6 ? ['--ipv6'] : []),
    ...network.subnets.flatMap(({ subnet, gateway, range }) => [
      '--subnet',
      subnet,
      ...(gateway === undefined ? [] : ['--gateway', gateway]),
      ...(range === undefined ? [] : ['--ip-range', range]),
    ]),
    ...Object.entries(network.options).flatMap(([name, value]) => ['--opt', `${name}=${value}`]),
    ...Object.entries(network.labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
  ];
  return ['docker', 'network', 'create', ...flags, network.name].map(shellQuote).join(' ');
}
