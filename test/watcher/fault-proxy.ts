import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What becomes of a request. `status`: answered so instead. `slow`: handed on after a while. `silent`: never answered. `cut`: the
 * connection ends. `other-bytes`: what a registry sends does not fit the digest it names. `half`: ends in the middle.
 */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'silent' | 'cut' | 'other-bytes' | 'half' };

/** A registry of its own to those who ask it, with the content of another one behind it. */
export interface FaultProxy extends AsyncDisposable {
  readonly host: string;
  /** Requests since the last `forget`, as `HEAD /v2/team/app/manifests/latest`. */
  readonly requests: readonly string[];
  forget(): void;
  /** Befalls each request whose line matches; of several, what was said last. */
  befall(line: RegExp, fault: Fault): void;
  /** Nothing befalls anything any more. */
  heal(): void;
  /** Nobody listens any more. */
  die(): Promise<void>;
  /** Listens again at the same port. */
  revive(): Promise<void>;
}

interface Rule {
  readonly line: RegExp;
  readonly fault: Fault;
}

export async function openFaultProxy(behind: string): Promise<FaultProxy> {
  const requests: string[] = [];
  const rules: Rule[] = [];
  const server = createServer((incoming, answer) => {
    const line = `${incoming.method} ${incoming.url}`;
    requests.push(line);
    const rule = rules.findLast((one) => one.line.test(line));
    answerWith(rule?.fault, behind, incoming, answer);
  });
  const listen = async (at: number) => {
    const listening = Promise.withResolvers<void>();
    server.listen(at, '127.0.0.1', listening.resolve);
    await listening.promise;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server that listens
    return (server.address() as AddressInfo).port;
  };
  const die = async () => {
    const closed = Promise.withResolvers<void>();
    server.close(() => closed.resolve());
    server.closeAllConnections();
    await closed.promise;
  };
  const port = await listen(0);
  return {
    host: `127.0.0.1:${port}`,
    requests,
    forget: () => void (requests.length = 0),
    befall: (line, fault) => void rules.push({ line, fault }),
    heal: () => void (rules.length = 0),
    die,
    revive: async () => void (await listen(port)),
    [Symbol.asyncDispose]: die,
  };
}

function answerWith(
  fault: Fault | undefined,
  behind: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
): void {
  switch (fault?.kind) {
    case 'status':
      incoming.resume();
      answer.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      return void answer.end(fault.body ?? '');
    case 'silent':
      return;
    case 'cut':
      return void incoming.socket.destroy();
    case 'slow':
      return void setTimeout(() => forward(behind, incoming, answer), fault.ms);
    case 'other-bytes':
      return forward(behind, incoming, answer, (bytes) => Buffer.concat([bytes, Buffer.from('\n')]));
    case 'half':
      return forward(behind, incoming, answer, undefined, true);
    case undefined:
      return forward(behind, incoming, answer);
  }
}

/** `host` stays as it was asked, so that the registry names this place in its answers. */
function forward(
  behind: string,
  incoming: IncomingMessage,
  answer: ServerResponse,
  change?: (bytes: Buffer) => Buffer,
  isHalf = false,
): void {
  const [hostname, port] = behind.split(':');
  const { method, url: path, headers } = incoming;
  const outgoing = request({ hostname, port, method, path, headers }, (response) => {
    if (!change && !isHalf) {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      return void response.pipe(answer);
    }
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const sent = change && bytes.length > 0 ? change(bytes) : bytes;
      answer.writeHead(response.statusCode ?? 502, { ...response.headers, 'content-length': sent.length });
      if (!isHalf) return void answer.end(sent);
      answer.write(sent.subarray(0, Math.ceil(sent.length / 2)), () => answer.destroy());
    });
    return undefined;
  });
  outgoing.on('error', () => answer.destroy());
  answer.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
