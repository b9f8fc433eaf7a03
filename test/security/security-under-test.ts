import { randomBytes } from 'node:crypto';
import { type Client, createClient } from '#contracts/client.ts';
import type { Contract } from '#contracts/contract.ts';
import { httpTransport } from '#contracts/http-transport.ts';
import { notify } from '#contracts/notify/contract.ts';
import { security } from '#contracts/security/contract.ts';
import type { ScannedImage } from '#contracts/security/image.ts';
import { eventually } from '#kernel/eventually.ts';
import { docker } from '../docker-command.ts';
import { type MortalNexus, openMortalNexus } from '../durability/mortal-nexus.ts';
import { signIn } from '../first-admin.ts';
import { freePort } from '../journey/nexus-processes.ts';
import { removeAllOf } from '../watcher/remove-all-of.ts';
import { type AdvisoryMirror, openAdvisoryMirror } from './advisory-mirror.ts';
import { buildImage, type RootFiles } from './build-image.ts';
import { openOwnEngineView, type OwnEngineView } from './own-engine-view.ts';

/** Images and containers of one run of a test, at the real engine, which are removed at its end. */
export interface SecurityThings extends AsyncDisposable {
  /** Begins every name. */
  readonly prefix: string;
  /** Only what is made here is there. */
  readonly engine: OwnEngineView;
  readonly mirror: AdvisoryMirror;
  /** Builds an image, and says what it is called. */
  build(name: string, files: RootFiles, tag?: string): Promise<string>;
  /** Runs a container of it. */
  run(name: string, reference: string, options?: readonly string[]): Promise<void>;
  /** The name of a stack as a label of its containers. */
  stack(name: string): readonly string[];
}

export async function openSecurityThings(): Promise<SecurityThings> {
  const prefix = `nxsec-${randomBytes(4).toString('hex')}`;
  const label = `nexus.test.run=${prefix}`;
  await using opened = new AsyncDisposableStack();
  opened.defer(() => removeAllOf(prefix));
  const view = opened.use(await openOwnEngineView(label));
  const mirror = opened.use(await openAdvisoryMirror());
  const all = opened.move();
  return {
    prefix,
    engine: view,
    mirror,
    async build(name, files, tag = '1') {
      const reference = `${prefix}-${name}:${tag}`;
      await buildImage({ tag: reference, label, files });
      return reference;
    },
    run: async (name, reference, options = []) =>
      void (await docker([
        'run',
        '-d',
        '--stop-timeout',
        '0',
        '--name',
        `${prefix}-${name}`,
        ...options,
        reference,
      ])),
    stack: (name) => ['--label', `com.docker.compose.project=${prefix}-${name}`],
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** A NEXUS with Security, asked over HTTP. */
export interface SecurityUnderTest extends AsyncDisposable {
  readonly url: string;
  /** Ends it, and begins it again on the same data. */
  readonly nexus: MortalNexus;
  /** Of the first admin. */
  readonly cookie: string;
  readonly client: Client<typeof security>;
  readonly notify: Client<typeof notify>;
  /** An image that is as wanted, by what it is called. */
  image(reference: string, is?: (image: ScannedImage) => boolean): Promise<ScannedImage>;
}

export async function openSecurityUnderTest(things: SecurityThings): Promise<SecurityUnderTest> {
  const port = String(await freePort());
  const nexus = await openMortalNexus({
    tool: 'security',
    permissions: ['security:read'],
    environment: {
      NEXUS_TOOLS: 'hub,containers,security,notify',
      NEXUS_PORT: port,
      NEXUS_DOCKER_HOST: things.engine.address,
      NEXUS_DOCKER_CERT_DIR: '',
      NEXUS_ADVISORIES_MIRROR: things.mirror.origin,
    },
  });
  const url = `http://localhost:${port}`;
  const cookie = await signIn(url);
  const client = clientOf(security, url, cookie);
  return {
    url,
    nexus,
    cookie,
    client,
    notify: clientOf(notify, url, cookie),
    image: (reference, is = isCompared) => imageThat(client, reference, is),
    [Symbol.asyncDispose]: () => nexus[Symbol.asyncDispose](),
  };
}

export function clientOf<C extends Contract>(contract: C, url: string, cookie: string): Client<C> {
  const headers = () => ({ cookie, origin: url });
  return createClient(contract, httpTransport({ baseUrl: `${url}/api/${contract.id}`, headers }));
}

/** Read whole, and compared with advisories. */
export function isCompared({ knowledge }: ScannedImage): boolean {
  return knowledge.state === 'known' && knowledge.matchedAtMs !== null;
}

export async function imageThat(
  client: Pick<Client<typeof security>, 'images'>,
  reference: string,
  is: (image: ScannedImage) => boolean,
): Promise<ScannedImage> {
  return await eventually(async () => {
    const images = await client.images({ query: {} });
    return images.find((image) => image.references.includes(reference) && is(image));
  }, 30_000);
}
