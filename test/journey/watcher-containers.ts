import { docker } from '../docker-command.ts';
import { registryHost } from '../engines.ts';
import { composeProject } from '../watcher/compose-project.ts';
import { openFaultProxy } from '../watcher/fault-proxy.ts';
import { imagePusher, type Pushed } from '../watcher/image-pusher.ts';
import { removeAllOf } from '../watcher/remove-all-of.ts';

/** What somebody has who opens Watcher; all names hold `prefix`. */
export interface WatchedContainers extends AsyncDisposable {
  readonly prefix: string;
  /** Of all but one. */
  readonly registry: string;
  /** Runs `image:1.0.0`; 1.1.0, 2.0.0 and a few that do not count are there. */
  readonly behind: { readonly name: string; readonly image: string; readonly versions: readonly Pushed[] };
  /** Has the label `nexus.test.care=little`; its tag stands for `next` by now. */
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
  const push = imagePusher(registryHost);
  const { host: registry } = stack.use(await openFaultProxy(registryHost));
  const dead = stack.use(await openFaultProxy(registryHost));
  const named = (name: string) => ({ name: `${name}-${prefix}`, repository: `${prefix}/${name}` });

  const behind = named('behind');
  const versions: Pushed[] = [];
  for (const tag of ['1.0.0', '1.1.0', '2.0.0', '2.1.0-rc.1', 'nightly'])
    versions.push(await push.image(behind.repository, tag));
  await run(behind.name, `${registry}/${behind.repository}:1.0.0`);

  const moved = named('moved');
  await push.image(moved.repository, 'latest');
  await run(moved.name, `${registry}/${moved.repository}:latest`, ['--label', 'nexus.test.care=little']);
  const next = await push.image(moved.repository, 'latest');

  const fragile = named('fragile');
  const first = await push.image(fragile.repository, 'latest');
  await run(fragile.name, `${registry}/${fragile.repository}:latest`);
  await push.image(fragile.repository, 'latest', { cmd: ['sh', '-c', 'echo no such table; exit 3'] });

  for (const { place, one } of [
    { place: registry, one: named('current') },
    { place: dead.host, one: named('cut') },
  ]) {
    await push.image(one.repository, '1.0.0');
    await run(one.name, `${place}/${one.repository}:1.0.0`);
  }
  await dead.die();

  const web = named('web');
  for (const tag of ['3.0.0', '3.0.1']) await push.image(web.repository, tag);
  const file = `services:\n  web:\n    image: ${registry}/${web.repository}:3.0.0\n    network_mode: none\n`;
  const project = stack.use(await composeProject(`site-${prefix}`, { 'compose.yaml': file }));
  await project.up('--quiet-pull');

  const running = stack.move();
  return {
    prefix,
    registry,
    behind: { name: behind.name, image: `${registry}/${behind.repository}`, versions },
    moved: { name: moved.name, next },
    current: named('current').name,
    cut: named('cut').name,
    ofStack: { name: `site-${prefix}-web-1`, stack: `site-${prefix}` },
    fragile: { name: fragile.name, first },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
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
