import type { Caller } from '#contracts/access.ts';
import type { Client } from '#contracts/client.ts';
import type { Contract, Endpoint, HandlerInput, HandlerResult, ToolId } from '#contracts/contract.ts';
import type { Download, RawAnswer, RawRequest, UploadBody } from '#contracts/transfer.ts';
import type { z } from 'zod';
import type { Audit } from './audit/audit.ts';
import type { EventBus } from './bus/bus.ts';
import type { Clock } from './clock.ts';
import type { Coordinator } from './coordinator/coordinator.ts';
import type { Database, Migrations } from './database/database.ts';
import type { Log } from './log.ts';
import type { Schedule } from './schedule/schedule.ts';
import type { Secrets } from './secrets/secrets.ts';
import type { Settings } from './settings/settings.ts';

/** What a handler knows of the request besides its input. */
export interface CallContext {
  readonly caller: Caller;
  /** Aborts when the caller goes away, its session ends, or NEXUS stops. */
  readonly signal: AbortSignal;
  readonly requestId: string;
  /** The client's address, through trusted proxies only. */
  readonly address: string;
  readonly userAgent: string;
  /** False where a session cookie would travel in clear. */
  readonly canSignIn: boolean;
  /** Streams only: the id after which to go on. */
  readonly lastEventId: string | undefined;
  /** Sends the session cookie with the answer. */
  startSession(token: string, options: { readonly persistentUntilMs: number | undefined }): void;
  /** Removes the session cookie with the answer. */
  endSession(): void;
}

/** An item of a stream. `id` is what a client sends back to resume behind it. */
export interface StreamEvent<Item> {
  readonly id?: string;
  readonly data: Item;
  /** The very same object goes to other readers too and never changes: it is checked and written once. Has no id. */
  readonly isShared?: boolean;
}

/** The server's end of a channel. Iterate to receive; ends when the other side closes. */
export interface ChannelServer<Incoming, Outgoing> extends AsyncIterable<Incoming> {
  /** Resolves when the message has been handed to the network: await it to feel back-pressure. */
  send(message: Outgoing): Promise<void>;
  close(code?: number, reason?: string): void;
}

type ChannelOf<E> = E extends {
  readonly incoming: infer I extends z.ZodType;
  readonly outgoing: infer O extends z.ZodType;
}
  ? ChannelServer<z.output<I>, z.input<O>>
  : never;

export type Handler<E extends Endpoint> = E extends { readonly kind: 'call' }
  ? (input: HandlerInput<E>, context: CallContext) => Promise<HandlerResult<E>> | HandlerResult<E>
  : E extends { readonly kind: 'stream'; readonly item: infer Item extends z.ZodType }
    ? (input: HandlerInput<E>, context: CallContext) => AsyncIterable<StreamEvent<z.input<Item>>>
    : E extends { readonly kind: 'download' }
      ? (input: HandlerInput<E>, context: CallContext) => Promise<Download> | Download
      : E extends { readonly kind: 'upload' }
        ? (input: HandlerInput<E>, context: CallContext, body: UploadBody) => Promise<HandlerResult<E>>
        : E extends { readonly kind: 'raw' }
          ? (
              input: HandlerInput<E>,
              context: CallContext,
              request: RawRequest,
            ) => Promise<RawAnswer> | RawAnswer
          : (input: HandlerInput<E>, context: CallContext, channel: ChannelOf<E>) => Promise<void>;

export type HandlersFor<Endpoints extends Readonly<Record<string, Endpoint>>> = {
  readonly [Name in keyof Endpoints]: Handler<Endpoints[Name]>;
};

export type Handlers<C extends Contract> = HandlersFor<C['endpoints']>;

/** What a tool is handed at start: everything it may use, and nothing global. */
export interface Kernel<Schema = unknown> {
  readonly database: Database<Schema>;
  readonly bus: EventBus<Schema>;
  readonly log: Log;
  readonly clock: Clock;
  readonly schedule: Schedule;
  readonly coordinator: Coordinator;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly audit: Audit<Schema>;
  /** Another tool's endpoints, in this process or another; validated and authorised as `tool` either way. */
  call<C extends Contract>(contract: C): Client<C>;
}

export interface RunningTool<C extends Contract> extends AsyncDisposable {
  readonly handlers: Handlers<C>;
}

/** One tool: what it offers and how it starts. `start` subscribes, schedules and returns handlers; it does not wait for the world. */
export interface Tool<C extends Contract = Contract, Schema = never> {
  readonly id: ToolId;
  readonly title: string;
  readonly contract: C;
  readonly migrations: Migrations;
  start(kernel: Kernel<Schema>): Promise<RunningTool<C>>;
}

export function defineTool<C extends Contract, Schema>(tool: Tool<C, Schema>): Tool<C, Schema> {
  return tool;
}
