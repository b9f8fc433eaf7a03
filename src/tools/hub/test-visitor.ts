import type { Caller } from '#contracts/access.ts';
import { type Client, createClient, type Transport } from '#contracts/client.ts';
import { hub as contract } from '#contracts/hub.ts';
import { decideEntry } from '#kernel/access/decide.ts';
import { forbidden, unauthenticated } from '#kernel/errors.ts';
import { parseInput } from '#kernel/http/endpoint-input.ts';
import { handlerOf } from '#kernel/http/handler-of.ts';
import { newId } from '#kernel/id.ts';
import type { CallContext } from '#kernel/tool.ts';
import type { RunningHub } from './tool.ts';

/** A browser or program: keeps its session cookie, and comes from one address. */
export interface Visitor {
  readonly api: Client<typeof contract>;
  session: string | undefined;
  apiToken: string | undefined;
  /** As of the last cookie: undefined ends with the browser. */
  persistentUntilMs: number | undefined;
}

/** Where a visitor comes from, and over what. */
export type Coming = Partial<Pick<CallContext, 'address' | 'canSignIn' | 'userAgent'>>;

export async function callerOf({ authenticator }: RunningHub, visitor: Visitor): Promise<Caller> {
  if (visitor.apiToken !== undefined) {
    return authenticator.authenticate({ kind: 'api-token', token: visitor.apiToken });
  }
  if (visitor.session === undefined) return { kind: 'anonymous' };
  return authenticator.authenticate({ kind: 'session', token: visitor.session });
}

export function newVisitor(running: RunningHub, coming: Coming = {}): Visitor {
  const visitor: Visitor = {
    api: createClient(
      contract,
      transportOf(running, () => visitor, coming),
    ),
    session: undefined,
    apiToken: undefined,
    persistentUntilMs: undefined,
  };
  return visitor;
}

function unused(): never {
  throw new Error('Hub has calls only.');
}

function transportOf(running: RunningHub, visitor: () => Visitor, coming: Coming): Transport {
  return {
    async call(name, endpoint, given) {
      const caller = await callerOf(running, visitor());
      const decision = decideEntry(caller, endpoint);
      if (decision !== 'allow') throw decision === 'forbidden' ? forbidden() : unauthenticated();
      const context: CallContext = {
        caller,
        signal: new AbortController().signal,
        requestId: newId(),
        address: '192.0.2.1',
        userAgent: 'test',
        canSignIn: true,
        lastEventId: undefined,
        startSession(token, { persistentUntilMs }) {
          Object.assign(visitor(), { session: token, persistentUntilMs });
        },
        endSession: () => void Object.assign(visitor(), { session: undefined }),
        ...coming,
      };
      const handle = handlerOf<Promise<unknown>>({ contract, handlers: running.handlers }, name);
      return endpoint.result.parse(await handle(parseInput(endpoint, given), context));
    },
    stream: unused,
    channel: unused,
    download: unused,
    upload: unused,
  };
}
