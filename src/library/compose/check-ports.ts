import { collide, publishedPorts, type PublishedPort } from './published-ports.ts';
import type { ComposeDocument, Finding } from './compose-document.ts';

/** A port of the host that something else holds already. */
export interface TakenPort {
  readonly hostPort: number;
  readonly hostIp: string;
  readonly protocol: string;
  /** Who holds it, as the sentence names it. */
  readonly by: string;
}

/** A range is one line of text and may ask for many. */
const maxPorts = 5_000;
const maxFindings = 100;

/** Ports that two services of the file publish, and ports that something outside holds. */
export function checkPorts(document: ComposeDocument, taken: readonly TakenPort[]): Finding[] {
  const found: Finding[] = [];
  let count = 0;
  const asked = new Map<number, (PublishedPort & { readonly service: string })[]>();
  for (const service of document.entries(document.find(['services']).node)) {
    const ports = document.entries(service.value).find(({ key }) => key === 'ports')?.value ?? null;
    for (const port of publishedPorts(document, ports)) {
      if ((count += 1) > maxPorts || found.length >= maxFindings) return found;
      const place = document.placeOf(port.node);
      const others = asked.get(port.hostPort) ?? [];
      const twin = others.find((other) => collide(port, other));
      if (port.hostPort > 65_535) {
        found.push({ severity: 'error', message: `${port.hostPort} is no port: 65535 is the last.`, place });
      } else if (twin) {
        const message = `Port ${port.hostPort} of the host is also published by ${twin.service}. Choose another one.`;
        found.push({ severity: 'error', message, place });
      } else {
        const holder = taken.find((other) => collide(port, other));
        if (holder) {
          const message = `Port ${port.hostPort} of the host is in use by ${holder.by}. Choose another one or free it.`;
          found.push({ severity: 'warning', message, place });
        }
      }
      asked.set(port.hostPort, [...others, { ...port, service: service.key }].slice(0, 50));
    }
  }
  return found;
}
