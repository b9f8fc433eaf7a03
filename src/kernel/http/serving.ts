import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Connection, Trust } from './connection.ts';
import type { HttpLimits } from './http-limits.ts';
import { defaultLimits } from './http-limits.ts';
import type { HttpMetrics } from './http-metrics.ts';
import { httpMetrics } from './http-metrics.ts';
import type { HttpServerOptions } from './http-server-options.ts';
import type { OpenStreams } from './open-streams.ts';
import { createOpenStreams } from './open-streams.ts';
import { trustedProxies } from './trusted-proxies.ts';

/** What every part of the server shares while it runs. */
export interface Serving {
  readonly options: HttpServerOptions;
  readonly limits: HttpLimits;
  readonly trust: Trust;
  readonly streams: OpenStreams;
  readonly metrics: HttpMetrics;
}

/** Hono's types for our requests. Without a socket, as in tests, only `remoteAddress` is there. */
export interface HttpEnv {
  Bindings: Partial<HttpBindings> & { readonly remoteAddress: string };
  Variables: {
    readonly connection: Connection;
    /** `<tool>.<endpoint>` once it is known. */
    endpoint: string;
    /** The answer is a file, which may take as long as it does. */
    isTransfer: boolean;
  };
}
export type HttpContext = Context<HttpEnv>;

export function createServing(options: HttpServerOptions): Serving {
  const streams = createOpenStreams(options.authenticator);
  return {
    options,
    limits: { ...defaultLimits, ...options.limits },
    trust: {
      isProxy: trustedProxies(options.trustedProxies),
      isPeer: (signature) => signature !== '' && options.verifyPeer(signature) !== null,
      publicUrl: options.publicUrl === undefined ? undefined : new URL(options.publicUrl),
      allowPlainHttp: options.allowPlainHttp,
    },
    streams,
    metrics: httpMetrics(options.metrics, streams),
  };
}
