import { answer, onContainer, type FakeCall, type Route } from './fake-call.ts';
import { containerRoutes } from './fake-container-routes.ts';
import { imageIdOf } from './fake-container.ts';

/** Every route but ping, version and info. The exec's start is an upgrade, see `serveExec`. */
export const fakeRoutes: readonly Route[] = [
  ...containerRoutes,
  ['GET', /^\/events$/, (call) => call.state.events.subscribe(call.query, call.response)],
  ['GET', /^\/images\/json$/, (call) => answer(call, 200, call.state.images)],
  ['GET', /^\/images\/(.+)\/json$/, inspectImage],
  ['POST', /^\/images\/create$/, pull],
  ['GET', /^\/networks$/, (call) => answer(call, 200, call.state.networks)],
  ['POST', /^\/networks\/([^/]+)\/connect$/, connect],
  ['POST', /^\/networks\/([^/]+)\/disconnect$/, disconnect],
  ['GET', /^\/volumes$/, (call) => answer(call, 200, { Volumes: call.state.volumes, Warnings: null })],
  [
    'POST',
    /^\/containers\/([^/]+)\/exec$/,
    (call) => onContainer(call, () => answer(call, 201, { Id: 'fake-exec' })),
  ],
  ['POST', /^\/exec\/([^/]+)\/resize$/, (call) => answer(call, 200)],
  [
    'GET',
    /^\/exec\/([^/]+)\/json$/,
    (call) => answer(call, 200, { ID: call.name, Running: false, ExitCode: 0, Pid: 0 }),
  ],
];

function inspectImage(call: FakeCall): void {
  const { name, state } = call;
  const image = state.images.find(
    ({ Id, RepoTags, RepoDigests }) => Id === name || RepoTags?.includes(name) || RepoDigests?.includes(name),
  );
  if (!image) return answer(call, 404, { message: `No such image: ${name}` });
  answer(call, 200, {
    Os: 'linux',
    Architecture: 'amd64',
    Config: {},
    RootFS: { Type: 'layers', Layers: [] },
    ...image,
  });
}

/** Ends as `state.pullError` says; a success adds the image. */
function pull(call: FakeCall): void {
  const { state, query, response } = call;
  const reference = query.get('fromImage') ?? '';
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.write(`${JSON.stringify({ status: `Pulling from ${reference}`, id: 'latest' })}\r\n`);
  if (state.pullError !== undefined) {
    response.end(
      `${JSON.stringify({ errorDetail: { message: state.pullError }, error: state.pullError })}\r\n`,
    );
    return;
  }
  const Id = imageIdOf(reference);
  if (!state.images.some((image) => image.Id === Id))
    state.images.push({ Id, RepoTags: [reference], RepoDigests: [], Size: 1 });
  response.end(`${JSON.stringify({ status: 'Status: Downloaded newer image' })}\r\n`);
}

function connect(call: FakeCall): void {
  onContainer({ ...call, name: String(call.body['Container']) }, (container) => {
    const endpoint = Object.assign({ NetworkID: call.name }, call.body['EndpointConfig']);
    container.networks = { ...container.networks, [call.name]: endpoint };
    const attributes = { container: container.id, name: call.name, type: 'bridge' };
    call.state.events.emit({ Type: 'network', Action: 'connect', id: call.name, attributes });
    answer(call, 200);
  });
}

function disconnect(call: FakeCall): void {
  onContainer({ ...call, name: String(call.body['Container']) }, (container) => {
    const { [call.name]: left, ...rest } = container.networks;
    if (!left)
      return answer(call, 404, {
        message: `container ${container.id} is not connected to network ${call.name}`,
      });
    container.networks = rest;
    answer(call, 200);
  });
}
