import { docker } from '../docker-command.ts';
import { registryHost } from '../engines.ts';
import { type ComposeProject, composeProject } from '../watcher/compose-project.ts';
import { openFaultProxy } from '../watcher/fault-proxy.ts';
import { type ImageContent, imagePusher, type Pushed } from '../watcher/image-pusher.ts';
import { removeAllOf } from '../watcher/remove-all-of.ts';

/** What somebody has who opens Watcher; all names hold `prefix`. */
export interface WatchedContainers extends AsyncDisposable {
  readonly prefix: string;
  /** Of all but one. */
  readonly registry: string;
  /** Runs `image:1.0.0`; 1.1.0, 2.0.0 and a few that do not count are there. */
  readonly behind: { readonly name: string; readonly image: string; readonly versions: readonly Pushed[] };
  /** Has the prefix as its label `nexus.test.care`; its tag stands for `next` by now. */
  readonly moved: { readonly name: string; readonly next: Pushed };
  readonly current: string;
  /** Its registry does not answer. */
  readonly cut: string;
  /** Of a stack, and one patch behind. */
  readonly ofStack: { readonly name: string; readonly stack: string };
  /** Its tag stands for an image that ends with code 3 by now. */
  readonly fragile: { readonly name: string; readonly first: Pushed };
}

export async function makeContainers(prefix: string): Promise<WatchedContainers> {
  await using stack = new AsyncDisposableStack();
  stack.defer(() => removeAllOf(prefix));
  const { host: registry } = stack.use(await openFaultProxy(registryHost));
  const dead = stack.use(await openFaultProxy(registryHost));
  const at = (name: string, host = registry): Place => ({
    name: `${name}-${prefix}`,
    repository: `${prefix}/${name}`,
    image: `${host}/${prefix}/${name}`,
  });
  const stackName = `site-${prefix}`;
  const [behind, moved, fragile] = await Promise.all([
    makeBehind(at('behind')),
    makeMoved(at('moved'), {}, ['--label', `nexus.test.care=${prefix}`]),
    makeMoved(at('fragile'), { cmd: ['sh', '-c', 'echo no such table; exit 3'] }),
    makeCurrent(at('current')),
    makeCurrent(at('cut', dead.host)),
    makeStack(stackName, at('web')).then((project) => stack.use(project)),
  ]);
  await dead.die();
  const running = stack.move();
  return {
    prefix,
    registry,
    behind: { ...at('behind'), versions: behind },
    moved: { ...at('moved'), next: moved.next },
    current: at('current').name,
    cut: at('cut').name,
    ofStack: { name: `${stackName}-web-1`, stack: stackName },
    fragile: { ...at('fragile'), first: fragile.first },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

interface Place {
  readonly name: string;
  readonly repository: string;
  /** With its registry. */
  readonly image: string;
}

const push = imagePusher(registryHost);

async function makeBehind({ name, repository, image }: Place): Promise<Pushed[]> {
  const versions: Pushed[] = [];
  for (const tag of ['1.0.0', '1.1.0', '2.0.0', '2.1.0-rc.1', 'nightly'])
    versions.push(await push.image(repository, tag));
  await run(name, `${image}:1.0.0`);
  return versions;
}

/** Its tag stands for another image than the one that runs. */
async function makeMoved(
  { name, repository, image }: Place,
  content: ImageContent,
  options: readonly string[] = [],
) {
  const first = await push.image(repository, 'latest');
  await run(name, `${image}:latest`, options);
  return { first, next: await push.image(repository, 'latest', content) };
}

async function makeCurrent({ name, repository, image }: Place): Promise<void> {
  await push.image(repository, '1.0.0');
  await run(name, `${image}:1.0.0`);
}

async function makeStack(name: string, { repository, image }: Place): Promise<ComposeProject> {
  for (const tag of ['3.0.0', '3.0.1']) await push.image(repository, tag);
  const file = `services:\n  web:\n    image: ${image}:3.0.0\n    network_mode: none\n`;
  const project = await composeProject(name, { 'compose.yaml': file });
  await project.up('--quiet-pull');
  return project;
}

/** Without a network: an interface that comes or goes would make the browser drop its requests. */
async function run(name: string, reference: string, options: readonly string[] = []): Promise<void> {
  await docker(['pull', '--quiet', reference]);
  const ends = ['--stop-timeout', '1', '--network', 'none'];
  await docker(['run', '--detach', '--name', name, ...ends, ...options, reference]);
}

/** The reference that it was made from, and the image that it runs. */
export async function whatRuns(name: string): Promise<{ reference: string; image: string; state: string }> {
  const format = '{{.Config.Image}} {{.Image}} {{.State.Status}}';
  const [reference = '', image = '', state = ''] = (
    await docker(['inspect', '--format', format, name])
  ).split(' ');
  return { reference, image, state };
}
