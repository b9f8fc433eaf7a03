import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { vapidClaims } from './vapid-claims.ts';
import { encodeMessage, readVarint, varint } from './protobuf.ts';

/** Kinds of messages on Chromium's connection (google_apis/gcm/base/mcs_util.h). */
const kinds = { heartbeatPing: 0, heartbeatAck: 1, loginRequest: 2, loginResponse: 3, data: 8 } as const;
const version = 41;

export interface PushRequest {
  readonly token: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/**
 * The part of Google that Chromium talks to for push messages: it checks in, registers, and keeps a connection open on
 * which messages come. What is posted to `/fcm/send/TOKEN` goes out there, as it came.
 */
export interface GooglePush extends AsyncDisposable {
  readonly url: string;
  readonly connectionPort: number;
  readonly requests: readonly PushRequest[];
  /** Knows none of its browsers any more, as when they unsubscribed. */
  forgetAll(): void;
}

export interface GooglePushOptions {
  readonly key: string;
  readonly cert: string;
}

/** What a browser said when it registered for a site. */
interface Registration {
  readonly category: string;
  readonly subtype: string;
  readonly sender: string;
}

export async function openGooglePush(tls: GooglePushOptions): Promise<GooglePush> {
  const registrations = new Map<string, Registration>();
  const connections = new Set<TLSSocket>();
  const requests: PushRequest[] = [];
  const deliver = (push: PushRequest, registration: Registration) => {
    requests.push(push);
    for (const connection of connections)
      connection.write(framed(kinds.data, dataMessage(registration, push)));
  };
  const web = createServer((request, response) => {
    void readAll(request).then((body) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (pathname === '/checkin') response.end(checkedIn());
      else if (pathname === '/register') response.end(`token=${register(registrations, body)}`);
      else {
        const { headers } = request;
        const token = pathname.replace('/fcm/send/', '');
        const { status, text } = takePush({ token, headers, body }, registrations.get(token), deliver);
        response.writeHead(status).end(text);
      }
    });
  });
  const line = createTlsServer(tls, (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket);
  });
  const [webPort, connectionPort] = [await portOf(web), await portOf(line)];
  return {
    url: `http://127.0.0.1:${webPort}`,
    connectionPort,
    requests,
    forgetAll: () => registrations.clear(),
    async [Symbol.asyncDispose]() {
      for (const connection of connections) connection.destroy();
      web.closeAllConnections();
      await Promise.all([web, line].map((server) => new Promise((closed) => server.close(closed))));
    },
  };
}

function takePush(
  push: PushRequest,
  registration: Registration | undefined,
  deliver: (push: PushRequest, registration: Registration) => void,
): { status: number; text: string } {
  if (!registration) return { status: 410, text: 'push subscription has unsubscribed' };
  const claims = vapidClaims(push.headers.authorization);
  const isSender = claims?.key === registration.sender.replace(/=+$/, '');
  if (!isSender || claims.aud !== `https://${push.headers.host}`)
    return { status: 403, text: 'the VAPID credentials do not correspond to the subscription' };
  deliver(push, registration);
  return { status: 201, text: '' };
}

async function portOf(server: Server | ReturnType<typeof createTlsServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** `AndroidCheckinResponse`: fine, the time, and who this device is from now on. */
function checkedIn(): Buffer {
  return encodeMessage([
    [1, 1],
    [3, Date.now()],
    [7, 4711n],
    [8, 815n],
  ]);
}

function register(registrations: Map<string, Registration>, body: Buffer): string {
  const form = new URLSearchParams(body.toString());
  const token = `${randomBytes(8).toString('base64url')}:${randomBytes(40).toString('base64url')}`;
  registrations.set(token, {
    category: form.get('app') ?? '',
    subtype: form.get('X-subtype') ?? '',
    sender: form.get('sender') ?? '',
  });
  return token;
}

/** `DataMessageStanza` with the encrypted content and what the site's server said of it. */
function dataMessage({ category, subtype, sender }: Registration, { headers, body }: PushRequest): Buffer {
  const said = { subtype, 'content-encoding': String(headers['content-encoding']) };
  return encodeMessage([
    [3, sender],
    [5, category],
    ...Object.entries(said).map(
      ([key, value]) =>
        [
          7,
          encodeMessage([
            [1, key],
            [2, value],
          ]),
        ] as const,
    ),
    [9, randomBytes(8).toString('hex')],
    [17, 86_400],
    [18, Date.now()],
    [21, body],
  ]);
}

function framed(kind: number, message: Buffer): Buffer {
  return Buffer.concat([Buffer.from([kind]), varint(message.length), message]);
}

/** Welcomes whoever signs in, and answers heartbeats. The rest (what was received) needs no answer. */
function converse(socket: TLSSocket): void {
  let rest = Buffer.alloc(0);
  let isBegun = false;
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    if (!isBegun) {
      rest = rest.subarray(1);
      isBegun = true;
    }
    for (;;) {
      const length = readVarint(rest, 1);
      if (!length || rest.length < length.end + length.value) return;
      const [kind] = rest;
      rest = rest.subarray(length.end + length.value);
      if (kind === kinds.loginRequest)
        socket.write(
          Buffer.concat([
            Buffer.from([version]),
            framed(
              kinds.loginResponse,
              encodeMessage([
                [1, 'welcome'],
                [8, Date.now()],
              ]),
            ),
          ]),
        );
      else if (kind === kinds.heartbeatPing) socket.write(framed(kinds.heartbeatAck, Buffer.alloc(0)));
    }
  });
}
