import { createHash, randomBytes } from 'node:crypto';
import { busyboxLayer, type Layer, layerOf } from './image-layers.ts';

export interface ImageContent {
  readonly env?: readonly string[];
  readonly cmd?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  /** Paths that the image keeps data at. */
  readonly volumes?: readonly string[];
  readonly healthcheck?: object;
  /** Of another kind of machine than this one. */
  readonly architecture?: string;
  /** Files of a layer that no other image has. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a registry has, by digest. */
export interface Pushed {
  readonly digest: string;
  /** Of its configuration, which is the id of the image to an engine; none of an index. */
  readonly configDigest?: string;
  /** The first is busybox. */
  readonly layers: readonly string[];
  readonly size: number;
  readonly architecture: string;
}

/** Repositories at one registry, filled by hand over its API, so that every byte is ours. */
export interface ImagePusher {
  readonly host: string;
  /** An image of busybox that differs from any other; keeps running unless `cmd` says otherwise. */
  image(repository: string, tag: string | null, content?: ImageContent): Promise<Pushed>;
  /** An index of these, with an attestation beside them when asked for. */
  index(
    repository: string,
    tag: string | null,
    children: readonly Pushed[],
    withAttestation?: boolean,
  ): Promise<Pushed>;
  /** The same image under a manifest that says something more. */
  annotate(repository: string, digest: string, tag: string): Promise<Pick<Pushed, 'digest'>>;
  /** Every tag that stands for it goes too. */
  deleteManifest(repository: string, digest: string): Promise<void>;
  deleteBlob(repository: string, digest: string): Promise<void>;
}

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';
const configType = 'application/vnd.oci.image.config.v1+json';
const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
export const thisArchitecture = process.arch === 'arm64' ? 'arm64' : 'amd64';
/** Ends at once when told to. */
const keepsRunning = ['sh', '-c', 'trap exit TERM; while :; do sleep 0.1; done'];

export function imagePusher(host: string): ImagePusher {
  const registry = registryAt(host);

  async function image(repository: string, tag: string | null, content: ImageContent = {}): Promise<Pushed> {
    const own = content.files ? [await layerOf(content.files)] : [];
    const layers = [await busyboxLayer(), ...own];
    const config = Buffer.from(JSON.stringify(configOf(content, layers)));
    for (const { blob } of layers) await registry.putBlob(repository, blob);
    await registry.putBlob(repository, config);
    const manifest = {
      schemaVersion: 2,
      mediaType: manifestType,
      config: descriptor(config, configType),
      layers: layers.map(({ blob }) => descriptor(blob, layerType)),
    };
    const { digest, size } = await registry.putManifest(repository, tag, manifest);
    return {
      digest,
      size,
      configDigest: digestOf(config),
      layers: layers.map(({ blob }) => digestOf(blob)),
      architecture: content.architecture ?? thisArchitecture,
    };
  }

  async function index(
    repository: string,
    tag: string | null,
    children: readonly Pushed[],
    withAttestation = false,
  ): Promise<Pushed> {
    const manifests: object[] = children.map(({ digest, size, architecture }) => ({
      mediaType: manifestType,
      digest,
      size,
      platform: { os: 'linux', architecture },
    }));
    if (withAttestation) manifests.push(await attestation(repository, children[0]!));
    const document = { schemaVersion: 2, mediaType: indexType, manifests };
    const put = await registry.putManifest(repository, tag, document);
    return { ...put, layers: [], architecture: thisArchitecture };
  }

  /** As Buildx adds it: says how the image was built, and is no image. */
  async function attestation(repository: string, about: Pushed): Promise<object> {
    const { digest, size } = await image(repository, null);
    return {
      mediaType: manifestType,
      digest,
      size,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': about.digest,
      },
    };
  }

  return {
    host,
    image,
    index,
    async annotate(repository, digest, tag) {
      const headers = { accept: manifestType };
      const answer = await registry.ask('GET', `/${repository}/manifests/${digest}`, { headers });
      const manifest = JSON.parse(await answer.text());
      const annotations = { 'nexus.test.unique': randomBytes(8).toString('hex') };
      return await registry.putManifest(repository, tag, { ...manifest, annotations });
    },
    async deleteManifest(repository, digest) {
      await registry.ask('DELETE', `/${repository}/manifests/${digest}`);
    },
    async deleteBlob(repository, digest) {
      await registry.ask('DELETE', `/${repository}/blobs/${digest}`);
    },
  };
}

function configOf(content: ImageContent, layers: readonly Layer[]): object {
  const paths = content.volumes?.map((path) => [path, {}] as const) ?? [];
  return {
    architecture: content.architecture ?? thisArchitecture,
    os: 'linux',
    created: '2026-01-01T00:00:00Z',
    config: {
      Env: ['PATH=/bin:/sbin:/usr/bin:/usr/sbin', ...(content.env ?? [])],
      Cmd: content.cmd ?? keepsRunning,
      // No two images are the same by chance.
      Labels: { ...content.labels, 'nexus.test.unique': randomBytes(8).toString('hex') },
      ...(paths.length > 0 && { Volumes: Object.fromEntries(paths) }),
      ...(content.healthcheck && { Healthcheck: content.healthcheck }),
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ tar }) => digestOf(tar)) },
    history: layers.map(() => ({ created: '2026-01-01T00:00:00Z', created_by: 'by hand' })),
  };
}

/** The requests of the OCI distribution API that put something into a registry. */
function registryAt(host: string) {
  async function ask(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const url = path.startsWith('http') ? path : `http://${host}/v2${path}`;
    const answer = await fetch(url, { method, ...init });
    if (!answer.ok && !(method === 'HEAD' && answer.status === 404))
      throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }
  return {
    ask,
    async putBlob(repository: string, blob: Buffer): Promise<void> {
      const digest = digestOf(blob);
      if ((await ask('HEAD', `/${repository}/blobs/${digest}`)).ok) return;
      const begun = await ask('POST', `/${repository}/blobs/uploads/`);
      const place = new URL(begun.headers.get('location') ?? '', `http://${host}`);
      place.searchParams.set('digest', digest);
      const headers = { 'content-type': 'application/octet-stream' };
      await ask('PUT', place.href, { headers, body: new Uint8Array(blob) });
    },
    async putManifest(repository: string, tag: string | null, document: { readonly mediaType: string }) {
      const body = Buffer.from(JSON.stringify(document));
      const digest = digestOf(body);
      const headers = { 'content-type': document.mediaType };
      await ask('PUT', `/${repository}/manifests/${tag ?? digest}`, { headers, body });
      return { digest, size: body.length };
    },
  };
}

function descriptor(blob: Buffer, mediaType: string) {
  return { mediaType, digest: digestOf(blob), size: blob.length };
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
