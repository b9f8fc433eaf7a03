import { BlockList, isIP } from 'node:net';

/** Answers whether an address is one of `proxies`, each an address or a CIDR block. Throws on one that is neither. */
export function trustedProxies(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIP(address);
    const longest = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? longest : Number(bits);
    const isValid = family !== 0 && /^\d+$/.test(bits ?? '0') && prefix <= longest;
    if (!isValid) throw new Error(`${proxy} is neither an address nor a CIDR block, as in 10.0.0.0/8.`);
    list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
  }
  return (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
}

/** An IPv4 address that arrived over an IPv6 socket, without its `::ffff:`; brackets and a port taken off. Undefined when it is none. */
export function normalAddress(text: string): string | undefined {
  const trimmed = text.trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const address = /^::ffff:([\d.]+)$/i.exec(bare)?.[1] ?? bare;
  return isIP(address) === 0 ? undefined : address.toLowerCase();
}

export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}
