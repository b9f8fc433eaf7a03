import type { StreamEndpoint } from '#contracts/contract.ts';

const written = new WeakMap<StreamEndpoint, WeakMap<object, Uint8Array>>();
const encoder = new TextEncoder();

/** An item that several readers get, checked and written once, for as long as somebody holds it. */
export function sharedItemBytes(endpoint: StreamEndpoint, data: object): Uint8Array {
  const known = written.get(endpoint) ?? new WeakMap<object, Uint8Array>();
  written.set(endpoint, known);
  const bytes = known.get(data) ?? encoder.encode(itemText(endpoint.item.parse(data)));
  known.set(data, bytes);
  return bytes;
}

/** An item as `text/event-stream` without an id. */
export function itemText(item: unknown): string {
  return `data: ${JSON.stringify(item)}\n\n`;
}
