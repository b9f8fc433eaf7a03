import type { IncomingMessage } from 'node:http';
import type { HeaderReader } from './connection.ts';

/** Reads header fields where there is no Request, as before an upgrade. */
export function headerReader(incoming: Pick<IncomingMessage, 'headers'>): HeaderReader {
  return (name) => {
    const value = incoming.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
}
