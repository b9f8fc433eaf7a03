import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { acceptedManifests, digestOfBytes } from './manifest.ts';

export interface FakeRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** What is answered instead. `endless` never stops sending, `silent` never starts, `cut` hangs up in the middle. */
export type FakeAnswer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Buffer;
    }
  | 'endless'
  | 'silent'
  | 'cut';

export interface FakeRegistry extends AsyncDisposable {
  /** On loopback, without TLS. */
  readonly host: string;
  readonly requests: readonly FakeRequest[];
  /** A manifest under its digest, and under a tag where one is given. Returns the digest. */
  put(repository: string, document: object, tag?: string): string;
  blob(document: object): string;
  /** Of an image with these labels: the digests of its manifest and its configuration. */
  image(repository: string, labels: Readonly<Record<string, string>>, tag?: string): FakeImage;
  /** Called first for each request; where it returns something, that is the answer. */
  misbehave(answer: (request: FakeRequest) => FakeAnswer | undefined): void;
  /** From now on only `authorization` gets an answer, others a 401 with this challenge. */
  lock(authorization: string, challenge: string): void;
}

interface FakeImage {
  readonly manifest: string;
  readonly config: string;
}

interface State {
  readonly documents: Map<string, Buffer>;
  readonly tags: Map<string, string>;
  readonly requests: FakeRequest[];
  answer: (request: FakeRequest) => FakeAnswer | undefined;
  lock: { readonly authorization: string; readonly challenge: string } | undefined;
}

/** A registry that can be made to do anything that a real one has no setting for. */
export async function fakeRegistry(): Promise<FakeRegistry> {
  const state: State = {
    documents: new Map(),
    tags: new Map(),
    requests: [],
    answer: () => undefined,
    lock: undefined,
  };
  const server = createServer((request, response) => void serve(state, request, response));
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const bound = server.address();
  const blob = (document: object) => keep(state, document);
  const put = (repository: string, document: object, tag?: string) => {
    const digest = keep(state, document);
    if (tag !== undefined) state.tags.set(`${repository}:${tag}`, digest);
    return digest;
  };
  return {
    host: `127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
    requests: state.requests,
    put,
    blob,
    image(repository, labels, tag) {
      const config = blob({ os: 'linux', created: '2026-01-02T03:04:05Z', config: { Labels: labels } });
      const manifest = {
        schemaVersion: 2,
        config: { mediaType: 'config', digest: config, size: 1 },
        layers: [],
      };
      return { manifest: put(repository, manifest, tag), config };
    },
    misbehave: (answer) => void (state.answer = answer),
    lock: (authorization, challenge) => void (state.lock = { authorization, challenge }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    },
  };
}

function keep({ documents }: State, document: object): string {
  const bytes = Buffer.from(JSON.stringify(document));
  const digest = digestOfBytes(bytes);
  documents.set(digest, bytes);
  return digest;
}

async function serve(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.concat(await incoming.toArray()).toString('utf8');
  const { method = '', url: path = '', headers } = incoming;
  const request = { method, path, authorization: headers.authorization, body };
  state.requests.push(request);
  const answer = state.answer(request) ?? guarded(state, request) ?? usual(state, request, headers);
  if (answer === 'silent') return;
  if (answer === 'cut') {
    response.writeHead(200, { 'content-length': '100' }).write('{');
    return void setImmediate(() => response.destroy());
  }
  if (answer === 'endless') return sendForEver(response);
  response.writeHead(answer.status, answer.headers).end(method === 'HEAD' ? undefined : answer.body);
}

function sendForEver(response: ServerResponse): void {
  const chunk = Buffer.alloc(256 * 1024, ' ');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

function guarded({ lock }: State, { path, authorization }: FakeRequest): FakeAnswer | undefined {
  if (!lock || !path.startsWith('/v2/') || authorization === lock.authorization) return undefined;
  return { status: 401, headers: { 'www-authenticate': lock.challenge } };
}

/** As a registry should (distribution specification). */
function usual(state: State, { path }: FakeRequest, headers: IncomingMessage['headers']): FakeAnswer {
  const [, repository = '', kind, reference = ''] =
    /^\/v2\/(.+)\/(manifests|blobs|tags)\/([^?]+)/.exec(path) ?? [];
  if (kind === 'tags') {
    const names = [...state.tags.keys()].filter((name) => name.startsWith(`${repository}:`));
    const tags = names.map((name) => name.slice(repository.length + 1)).toSorted();
    return { status: 200, body: JSON.stringify({ name: repository, tags }) };
  }
  const digest = state.tags.get(`${repository}:${reference}`) ?? reference;
  const body = state.documents.get(digest);
  if (!body) return { status: 404, body: JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN' }] }) };
  if (kind === 'manifests' && headers.accept !== acceptedManifests) return { status: 406 };
  const etag = `"${digest}"`;
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return { status: 200, headers: { 'docker-content-digest': digest, etag, ...typeOf(body) }, body };
}

function typeOf(body: Buffer): Record<string, string> {
  const { mediaType }: { mediaType?: string } = JSON.parse(body.toString());
  return mediaType === undefined ? {} : { 'content-type': mediaType };
}
