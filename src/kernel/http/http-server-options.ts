import type { Contract, ToolId } from '#contracts/contract.ts';
import type { Authenticator } from '#kernel/access/authenticator.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import type { CallContext } from '#kernel/tool.ts';
import type { HttpLimits } from './http-limits.ts';
import type { Metrics } from './metrics.ts';

/** Any handler of any contract. `Handlers<C>` is assignable to it; the mount passes only what the endpoint's schemas gave. */
export type AnyHandler = (input: never, context: CallContext, channel: never) => unknown;

/** A tool as it is served: `{ contract: tool.contract, handlers: running.handlers }`. */
export interface ServedTool {
  readonly contract: Contract;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
}

/** What /readyz asks. A rejection, or no answer within two seconds, makes the answer 503 and lists the name. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<void> | void;
}

/** The tools that run in other processes. */
export interface Peers {
  /** Tool to base URL, as in `http://pulse:9092`. */
  readonly urls: ReadonlyMap<ToolId, string>;
  /** Value of the `Nexus-Peer` header that vouches for the client's address in a forwarded request. */
  sign(to: ToolId): string;
}

export interface HttpServerOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly tools: readonly ServedTool[];
  /** Every contract to describe in /api/openapi.json; the served tools when absent. */
  readonly contracts?: readonly Contract[];
  readonly version: string;
  /** Also tells whose open streams and channels must be cut. */
  readonly authenticator: Authenticator;
  /** Reads `Nexus-Peer <token>`: the tool that signed it for this process, or null. */
  verifyPeer(authorization: string): { readonly tool: string } | null;
  readonly peers?: Peers;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly readiness: readonly ReadinessCheck[];
  /** Addresses or CIDR blocks whose X-Forwarded-For and X-Forwarded-Proto are believed. They must pass Host on unchanged. */
  readonly trustedProxies: readonly string[];
  /** Where people open NEXUS, as in `https://nexus.example`. When set, other Host names than it and loopback are refused. */
  readonly publicUrl?: string;
  /** Lets a session cookie travel over plain HTTP to other machines. */
  readonly allowPlainHttp: boolean;
  /** Folder with the built web app. */
  readonly webRoot?: string;
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpServer extends AsyncDisposable {
  readonly port: number;
  /** As in `http://127.0.0.1:9095`. */
  readonly url: string;
}
