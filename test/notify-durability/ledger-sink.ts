import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const Body = z.object({
  id: z.string(),
  status: z.enum(['firing', 'resolved']),
  alerts: z.array(z.object({ labels: z.record(z.string(), z.string()) })),
});

/** A receiver of webhooks that keeps a ledger of everything that arrived, also what arrived twice. */
export interface LedgerSink extends AsyncDisposable {
  readonly url: string;
  /** The messages that told of each alert as firing, by its label `id`. */
  readonly tellings: ReadonlyMap<string, ReadonlySet<string>>;
  /** How often each message arrived. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** Each request is answered after this long; undefined: never. */
  answerAfterMs: number | undefined;
  /** Refuses connections from now on. */
  close(): Promise<void>;
  /** On the same port as before. */
  open(): Promise<void>;
}

export async function openLedgerSink(): Promise<LedgerSink> {
  const tellings = new Map<string, Set<string>>();
  const arrivals = new Map<string, number>();
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { id, status, alerts } = Body.parse(JSON.parse(Buffer.concat(chunks).toString()));
    if (sink.answerAfterMs === undefined) return;
    // Noted before the answer: what a kill keeps NEXUS from hearing has arrived all the same.
    arrivals.set(id, (arrivals.get(id) ?? 0) + 1);
    for (const { labels } of status === 'firing' ? alerts : []) {
      const name = labels['id'] ?? '';
      tellings.set(name, (tellings.get(name) ?? new Set()).add(id));
    }
    await delay(sink.answerAfterMs);
    response.end();
  };
  const server = createServer((request, response) => {
    take(request, response).catch(() => request.destroy());
  });
  let port = 0;
  const sink = {
    url: '',
    tellings,
    arrivals,
    answerAfterMs: 0 as number | undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    async open() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
      ({ port } = address);
      sink.url = `http://127.0.0.1:${port}/hook`;
    },
    [Symbol.asyncDispose]: () => (server.listening ? sink.close() : Promise.resolve()),
  };
  await sink.open();
  return sink;
}
