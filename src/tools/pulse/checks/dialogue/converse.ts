import { openWire, type Wire } from '#library/wire/wire.ts';
import type { CertificateFacts, CheckContext, CheckFacts } from '../check-kind.ts';
import { connect, type Connection } from '../connection/connect.ts';
import { encrypt } from '../connection/reach.ts';
import { connectionFacts } from '../connection/shared-facts.ts';
import { secureContextOf } from '../connection/trust.ts';
import type { Reason } from '../reasons.ts';
import { reasonOfTalk, TalkFailure } from './reason-of-talk.ts';
import type { ServerSettings } from './server-fields.ts';

/** Whom to talk to, and how. */
export interface Partner {
  readonly server: ServerSettings;
  /** TLS at once, or only when the talk asks for it. */
  readonly tls: 'first' | 'asked';
  /** Never shown, even when the server repeats them. */
  readonly secrets: readonly (string | undefined)[];
  /** Agreed in the TLS handshake (ALPN). */
  readonly protocols?: readonly string[];
  /** Bytes that are read of it in all. Default 1 MiB. */
  readonly most?: number;
}

export interface Call {
  readonly wire: Wire;
  /** Goes on by TLS; the wire from before is over. */
  readonly encrypt: () => Promise<Wire>;
}

/** `said` is what the talk brought. */
export type Conversation<T> =
  | { readonly facts: CheckFacts; readonly said: T; readonly reason?: undefined }
  | { readonly facts: CheckFacts; readonly said?: undefined; readonly reason: Reason };

const mostBytes = 1024 * 1024;

/** Connects, talks, and hangs up, whatever happens. The talk may throw what `reasonOfTalk` knows. */
export async function converse<T>(
  partner: Partner,
  context: CheckContext,
  talk: (call: Call) => Promise<T>,
): Promise<Conversation<T>> {
  const startMs = context.monotonicMs();
  const connection = await connect(partner.server, context);
  if (connection.socket === undefined)
    return { facts: connectionFacts(connection), reason: connection.reason };
  const line = openLine(connection, partner, context);
  try {
    const said = await talkOver(line, partner, talk);
    const latencyMs = context.monotonicMs() - startMs;
    const { timings, ...facts } = line.facts();
    return { facts: { ...facts, latencyMs, timings: { ...timings, totalMs: latencyMs } }, said };
  } catch (error) {
    const isLate = context.signal.aborted;
    const reason = isLate ? lateReason(error) : reasonOfTalk(error, partner.secrets);
    if (reason === undefined) throw error;
    return { facts: line.facts(), reason };
  } finally {
    line[Symbol.dispose]();
  }
}

async function talkOver<T>(
  line: Line,
  { server, tls }: Partner,
  talk: (call: Call) => Promise<T>,
): Promise<T> {
  if (tls === 'first' && server.useTls) await line.encrypt();
  return talk({ wire: line.wire(), encrypt: line.encrypt });
}

interface Line extends Disposable {
  wire(): Wire;
  readonly encrypt: () => Promise<Wire>;
  facts(): CheckFacts;
}

function openLine(
  connection: Extract<Connection, { reason?: undefined }>,
  partner: Partner,
  context: CheckContext,
): Line {
  const { host, ignoreTls } = partner.server;
  const limits = { most: partner.most ?? mostBytes };
  let { socket, timings } = connection;
  let wire = openWire(socket, limits);
  let certificate: CertificateFacts | undefined;
  const hangUp = () => void socket.destroy();
  context.signal.addEventListener('abort', hangUp, { once: true });
  if (context.signal.aborted) hangUp();
  return {
    wire: () => wire,
    facts: () => connectionFacts({ ...connection, timings, certificate }),
    async encrypt() {
      const how = {
        secureContext: secureContextOf(partner.server),
        protocols: partner.protocols ?? [],
        isTrustIgnored: ignoreTls,
      };
      const secured = await encrypt(socket, host, how, context);
      ({ certificate } = secured);
      if (secured.tlsMs !== undefined) timings = { ...timings, tlsMs: secured.tlsMs };
      if (secured.reason !== undefined) throw new TalkFailure(secured.reason);
      ({ socket } = secured);
      wire = openWire(socket, limits);
      return wire;
    },
    [Symbol.dispose]() {
      context.signal.removeEventListener('abort', hangUp);
      hangUp();
    },
  };
}

/** What was found out before the time was up stays true. */
function lateReason(error: unknown): Reason {
  return error instanceof TalkFailure ? error.reason : { id: 'timeout-answer' };
}
