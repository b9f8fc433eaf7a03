import type { IncomingHttpHeaders } from 'node:http';
import type { SecureContext } from 'node:tls';
import type { Destination } from './destination.ts';
import type { Header } from './header-lines.ts';

export interface HttpRequest {
  readonly destination: Destination;
  readonly method: string;
  readonly headers: readonly Header[];
  readonly body: Buffer | undefined;
  readonly secureContext: SecureContext;
  readonly isTrustIgnored: boolean;
  /** How much of the body of an answer is wanted. */
  readonly wish: (status: number) => BodyWish;
}

/** `start`: the first few kibibytes; `none`: read to its end, if that comes soon, but not kept. */
export type BodyWish = 'all' | 'start' | 'none';

export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came, perhaps compressed; empty unless it was wanted. */
  readonly body: Buffer;
  readonly firstByteMs: number;
  readonly reason?: undefined;
}
