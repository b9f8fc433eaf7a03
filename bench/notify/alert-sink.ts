import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { portOf } from '../listening-port.ts';

interface Body {
  readonly alerts: readonly { readonly labels: Readonly<Record<string, string>> }[];
}

/** A receiver of webhooks with Alertmanager's body: counts the distinct values of one label. */
export interface AlertSink extends AsyncDisposable {
  readonly url: string;
  /** When each value of the label `id` first arrived, by `performance.now()`. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** Requests so far, by when they came. */
  readonly requests: readonly number[];
  /** Answers the next request with 429 and this pause. */
  refuseOnce(retryAfterSeconds: number): void;
  forget(): void;
}

export async function openAlertSink(): Promise<AlertSink> {
  const arrivals = new Map<string, number>();
  const requests: number[] = [];
  let pauseSeconds: number | undefined;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests.push(performance.now());
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (pauseSeconds !== undefined) {
      response.writeHead(429, { 'retry-after': String(pauseSeconds) }).end();
      pauseSeconds = undefined;
      return;
    }
    const body: Body = JSON.parse(Buffer.concat(chunks).toString());
    const now = performance.now();
    for (const { labels } of body.alerts) {
      const id = labels['id'] ?? '';
      if (!arrivals.has(id)) arrivals.set(id, now);
    }
    response.end();
  };
  const server = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  return {
    url: `http://127.0.0.1:${port}/hook`,
    arrivals,
    requests,
    refuseOnce: (seconds) => (pauseSeconds = seconds),
    forget() {
      arrivals.clear();
      requests.length = 0;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
