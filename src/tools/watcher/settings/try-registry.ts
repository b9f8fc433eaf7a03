import type { RegistryDraft } from '#contracts/watcher/registries.ts';
import { dockerHub, parseReference, type ImageReference } from '#library/image-reference/image-reference.ts';
import type { DockerConfig } from '#library/registry/docker-config.ts';
import type { UnknownReason } from '#library/registry/fault.ts';
import type { Pace } from '#library/registry/pace.ts';
import type { RegistryClock } from '#library/registry/session.ts';
import type { Text } from '#library/text.ts';
import { openRegistries } from '../reach/open-registries.ts';
import { checkRegistry, refused, type CheckedRegistry } from './check-registry.ts';
import { refusals } from './refusals.ts';
import type { StoredRegistry } from './registry-settings.ts';
import { helperWords, refusalWords, tried } from './try-words.ts';

export interface TryOptions {
  readonly clock: RegistryClock;
  readonly dockerConfig: DockerConfig | undefined;
  readonly paceOf: (host: string) => Pace | undefined;
  readonly deadlineMs?: number;
}

export interface Tried {
  readonly isWorking: boolean;
  readonly words: Text;
}

const defaultDeadlineMs = 10_000;

/** Asks a registry with settings that are not saved yet; nothing of it is kept. @throws NexusError `invalid` */
export async function tryRegistry(
  { clock, dockerConfig, paceOf, deadlineMs = defaultDeadlineMs }: TryOptions,
  stored: StoredRegistry | undefined,
  draft: RegistryDraft,
  image: string | undefined,
  signal: AbortSignal,
): Promise<Tried> {
  const checked = checkRegistry(stored, draft);
  const reference = image === undefined ? undefined : imageAt(checked, image);
  const configured = [{ kind: checked.kind.id, settings: checked.settings }];
  const paces = pacesOfPerson(paceOf);
  using registries = openRegistries({ configured, dockerConfig, paces, clock, timeoutMs: deadlineMs });
  const deadline = AbortSignal.timeout(deadlineMs);
  const [domain = ''] = checked.domains;
  const asked = reference ?? { domain, path: '', tag: null };
  try {
    const both = AbortSignal.any([signal, deadline]);
    const reached = await registries.at(asked, both);
    if (reached.kind === 'failed') return { isWorking: false, words: helperWords(reached) };
    if (reference) return await readImage(reached.registry, reference, clock.now(), both);
    const answer = await reached.registry.ping({ signal: both });
    if (answer.kind === 'found') {
      const withLogin = answer.isLoginAsked ? tried.login : tried.loginNotAsked;
      return { isWorking: true, words: reached.credentials ? withLogin : tried.noLogin };
    }
    return toldReason(answer.reason, clock.now(), reached.credentials === undefined);
  } catch (error) {
    if (!deadline.aborted || signal.aborted) throw error;
    return { isWorking: false, words: tried.tooLong(Math.round(deadlineMs / 1000)) };
  }
}

type OpenRegistry = Extract<
  Awaited<ReturnType<ReturnType<typeof openRegistries>['at']>>,
  { kind: 'open' }
>['registry'];

async function readImage(
  registry: OpenRegistry,
  { path, tag, digest }: ImageReference,
  nowMs: number,
  signal: AbortSignal,
): Promise<Tried> {
  const wanted = digest ?? tag ?? 'latest';
  const shown = `${path}${digest === null ? ':' : '@'}${wanted}`;
  const answer = await registry.readDigest(path, wanted, { signal });
  if (answer.kind === 'unknown') return toldReason(answer.reason, nowMs, false);
  const isThere = answer.kind !== 'absent';
  return { isWorking: isThere, words: isThere ? tried.found(shown) : tried.absent(shown) };
}

/** Where nobody is signed in, a registry that wants a login for everything still is one. */
function toldReason(reason: UnknownReason, nowMs: number, isAnswerEnough: boolean): Tried {
  if (reason.id === 'no-login' && isAnswerEnough) return { isWorking: true, words: tried.noLogin };
  return { isWorking: false, words: refusalWords(reason, nowMs) };
}

/** People write an image with or without its registry. */
function imageAt({ domains }: CheckedRegistry, image: string): ImageReference {
  const written = parseReference(image.trim());
  if (written && domains.includes(written.domain)) return written;
  const below = parseReference(`${domains[0]}/${image.trim()}`);
  if (below && (!written || written.domain === dockerHub)) return below;
  throw refused('image', refusals.noImage(image));
}

/** A person may ask a registry that failed before; one that asked for a pause is left alone. */
function pacesOfPerson(paceOf: TryOptions['paceOf']) {
  const own = new Map<string, Pace>();
  return {
    get(host: string) {
      const known = paceOf(host);
      return own.get(host) ?? (known?.rest?.because === 'rate-limited' ? known : undefined);
    },
    set: (host: string, pace: Pace) => void own.set(host, pace),
  };
}
