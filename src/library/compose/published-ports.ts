import { isMap, isScalar, type Node } from 'yaml';
import { textOf, type ComposeDocument } from './compose-document.ts';

export interface PublishedPort {
  readonly hostPort: number;
  readonly hostIp: string;
  readonly protocol: string;
  readonly node: Node;
}

const maxRange = 1_000;

/**
 * The ports of the host that a service asks for, from the short and the long form (compose-spec, "ports"); what holds a variable or
 * leaves the choice to the engine is left out.
 */
export function publishedPorts(document: ComposeDocument, ports: Node | null): PublishedPort[] {
  return document.items(ports).flatMap((node) => {
    if (isMap(node)) return longForm(document, node);
    const text = isScalar(node) ? textOf(node) : null;
    return text === null ? [] : shortForm(text, node);
  });
}

function longForm(document: ComposeDocument, node: Node): PublishedPort[] {
  const value = (name: string) => textOf(document.entries(node).find(({ key }) => key === name)?.value) ?? '';
  return portsOf(value('published'), value('host_ip'), value('protocol') || 'tcp', node);
}

/** `[[ip:][hostPort:]]containerPort[/protocol]`, each port or a range; an IPv6 address may stand in brackets. */
function shortForm(text: string, node: Node): PublishedPort[] {
  const [, binding = '', protocol = 'tcp'] = /^([^/]*)(?:\/(\w+))?$/.exec(text) ?? [];
  const [, ip = '', host = ''] = /^(?:(\[[^\]]+\]|[^[\]]*?):)?([\d-]*):[\d-]+$/.exec(binding) ?? [];
  return portsOf(host, ip.replace(/^\[|\]$/g, ''), protocol, node);
}

function portsOf(range: string, hostIp: string, protocol: string, node: Node): PublishedPort[] {
  const [, first = '', last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(range) ?? [];
  if (first === '' || Number(first) === 0) return [];
  const count = Math.min(Number(last) - Number(first) + 1, maxRange);
  return Array.from({ length: Math.max(count, 0) }, (_, index) => ({
    hostPort: Number(first) + index,
    hostIp: hostIp === '' || hostIp === '::' ? '0.0.0.0' : hostIp,
    protocol: protocol.toLowerCase(),
    node,
  }));
}

/** Whether both cannot be bound at once. */
export function collide(
  one: Pick<PublishedPort, 'hostPort' | 'hostIp' | 'protocol'>,
  other: Pick<PublishedPort, 'hostPort' | 'hostIp' | 'protocol'>,
): boolean {
  if (one.hostPort !== other.hostPort || one.protocol !== other.protocol) return false;
  return one.hostIp === other.hostIp || one.hostIp === '0.0.0.0' || other.hostIp === '0.0.0.0';
}
