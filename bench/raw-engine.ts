import { request, type IncomingMessage } from 'node:http';

export const engineSocket = process.env['DOCKER_HOST']?.replace(/^unix:\/\//, '') ?? '/var/run/docker.sock';

/** One request to the Docker engine with nothing in between: the floor that NEXUS is compared with. */
export function askEngine(method: string, path: string, body?: unknown): Promise<string> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const headers = payload === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: engineSocket, method, path, headers }, (answer) => {
      answer.setEncoding('utf8');
      let text = '';
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => {
        const ok = (answer.statusCode ?? 500) < 400;
        if (ok) resolve(text);
        else reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${text}`));
      });
    });
    asked.on('error', reject);
    asked.end(payload);
  });
}

/** The bytes of an answer as they come. Leaving the loop closes the connection. */
export async function* openEngineStream(path: string): AsyncGenerator<Buffer, void> {
  const asked = request({ socketPath: engineSocket, path });
  const answered = Promise.withResolvers<IncomingMessage>();
  asked.on('response', answered.resolve).on('error', answered.reject).end();
  for await (const chunk of await answered.promise) yield chunk;
}
