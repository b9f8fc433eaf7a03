import type {
  NetworkSubnet,
  NetworkSummary,
  NewConnection,
  NewNetwork,
} from '#contracts/containers/networks.ts';
import type { Issue } from '#kernel/errors.ts';
import {
  holds,
  isReserved,
  isWithin,
  overlap,
  parseAddress,
  parseCidr,
  type AddressRange,
} from './address-range.ts';

type Existing = Pick<NetworkSummary, 'name' | 'subnets'>;

/** What is wrong with the addresses of a network that is to be created, field by field. Pure. */
export function checkNetwork(network: NewNetwork, existing: readonly Existing[]): Issue[] {
  const ranges = network.subnets.map(({ subnet }) => parseCidr(subnet));
  return network.subnets.flatMap((given, index) => {
    const range = ranges[index];
    const path = `subnets.${index}`;
    if (!range) return [{ path: `${path}.subnet`, message: `${given.subnet} is no network.` }];
    const others = ranges.filter((other, at) => at < index && other && overlap(other, range));
    return [
      ...(others.length > 0
        ? [{ path: `${path}.subnet`, message: 'It overlaps another subnet of this network.' }]
        : []),
      ...overlapsWith(given.subnet, range, existing).map((message) => ({ path: `${path}.subnet`, message })),
      ...(range.family === 6 && !network.ipv6
        ? [{ path: `${path}.subnet`, message: 'An IPv6 subnet needs IPv6 to be switched on.' }]
        : []),
      ...checkGateway(given.gateway, given.subnet, range).map((message) => ({
        path: `${path}.gateway`,
        message,
      })),
      ...checkRange(given.range, given.subnet, range).map((message) => ({ path: `${path}.range`, message })),
    ];
  });
}

function overlapsWith(subnet: string, range: AddressRange, existing: readonly Existing[]): string[] {
  return existing.flatMap(({ name, subnets }) =>
    subnets
      .filter((other) => {
        const parsed = parseCidr(other.subnet);
        return parsed !== undefined && overlap(parsed, range);
      })
      .map((other) => `${subnet} overlaps ${other.subnet} of the network ${name}.`),
  );
}

function checkGateway(gateway: string | undefined, subnet: string, range: AddressRange): string[] {
  if (gateway === undefined) return [];
  if (!holds(range, gateway)) return [`The gateway ${gateway} is not in ${subnet}.`];
  return isReserved(range, gateway) ? [`${gateway} cannot be the address of anything in ${subnet}.`] : [];
}

function checkRange(text: string | undefined, subnet: string, range: AddressRange): string[] {
  if (text === undefined) return [];
  const inner = parseCidr(text);
  return inner && isWithin(inner, range) ? [] : [`The range ${text} is not in ${subnet}.`];
}

/** What is wrong with an address or a name that a container is to have on a network. */
export function checkConnection(
  wanted: Pick<NewConnection, 'container' | 'ipv4' | 'ipv6' | 'aliases'>,
  network: NetworkSummary,
): Issue[] {
  const isDefault = network.name === 'bridge';
  return [
    ...(isDefault && wanted.aliases.length > 0
      ? [
          {
            path: 'aliases',
            message: 'The default network bridge knows no names. Create a network of your own.',
          },
        ]
      : []),
    ...checkAddress('ipv4', wanted.ipv4, wanted.container, network),
    ...checkAddress('ipv6', wanted.ipv6, wanted.container, network),
  ];
}

function checkAddress(
  path: 'ipv4' | 'ipv6',
  address: string | undefined,
  container: string,
  { name, driver, subnets, members }: NetworkSummary,
): Issue[] {
  if (address === undefined) return [];
  if (name === 'bridge') return [{ path, message: 'The default network bridge has no static addresses.' }];
  const home = subnets.find(({ subnet }) => {
    const range = parseCidr(subnet);
    return range !== undefined && holds(range, address) && !isReserved(range, address);
  });
  const known = subnets.map(({ subnet }) => subnet).join(', ') || 'no subnet';
  if (!home) return [{ path, message: `${address} is no address for a container in ${name} (${known}).` }];
  if (isGateway(address, home, driver)) return [{ path, message: `${address} is the gateway of ${name}.` }];
  const holder = members.find((member) => member[path] === address && member.id !== container);
  return holder ? [{ path, message: `${address} belongs to ${holder.name}.` }] : [];
}

/** A bridge that names no gateway has the first address for it, and does not say so. */
function isGateway(address: string, { subnet, gateway }: NetworkSubnet, driver: string): boolean {
  if (gateway !== null) return gateway === address;
  return driver === 'bridge' && parseAddress(address)?.value === (parseCidr(subnet)?.first ?? 0n) + 1n;
}
