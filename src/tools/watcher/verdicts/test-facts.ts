import { parseReference } from '#library/image-reference/image-reference.ts';
import { platformOf } from '#library/registry/platform.ts';
import { defaultPolicy, type EffectivePolicy } from '#contracts/watcher/policy.ts';
import { noChoices } from '../choices/choices.ts';
import type { ImageFact, KnownTag, TagFact, TagListFact } from '../facts/facts.ts';
import type { LocalImage, Subject } from '../subjects/subject.ts';
import type { JudgeInput, KnownFacts } from './judge-input.ts';

export const nowMs = Date.UTC(2026, 10, 1);
export const dayMs = 86_400_000;
export const amd64 = platformOf({ os: 'linux', architecture: 'amd64' });

/** A digest from one letter or number: `d('a')`. */
export function d(seed: string): string {
  return `sha256:${Buffer.from(seed).toString('hex').padEnd(64, '0').slice(0, 64)}`;
}

/** As most hosts have it: an id of its configuration, and one digest of Docker Hub. */
export function localImage(more: Partial<LocalImage> = {}): LocalImage {
  return {
    id: d('config'),
    digests: [`nginx@${d('a')}`],
    platform: amd64,
    labels: {},
    createdAtMs: Date.UTC(2026, 0),
    ...more,
  };
}

export function subjectOf(image: string, more: Partial<Subject> = {}): Subject {
  return {
    host: 'local',
    name: 'web',
    id: 'c1',
    stack: null,
    service: null,
    state: 'running',
    image,
    reference: parseReference(image),
    imageId: d('config'),
    labels: {},
    resource: { host: 'local', stack: null, labels: {} },
    local: localImage(),
    isSelf: false,
    ...more,
  };
}

export function policyOf(more: Partial<EffectivePolicy> = {}): EffectivePolicy {
  return { ...defaultPolicy, decidedBy: {}, problems: [], ...more };
}

export function tagFact(digest: string | null, more: Partial<TagFact> = {}): TagFact {
  return { digest, isIndex: true, answeredAtMs: nowMs, checkedAtMs: nowMs, problem: null, ...more };
}

/** Tags as text were first listed long ago. */
export function tagListFact(
  tags: readonly (string | KnownTag)[],
  more: Partial<TagListFact> = {},
): TagListFact {
  const known = tags.map((tag) =>
    typeof tag === 'string' ? { name: tag, seenAtMs: nowMs - 100 * dayMs } : tag,
  );
  return { tags: known, isCut: false, answeredAtMs: nowMs, checkedAtMs: nowMs, problem: null, ...more };
}

export function imageFact(
  manifestDigest: string,
  configDigest: string,
  labels: Readonly<Record<string, string>> | null = null,
  annotations: Readonly<Record<string, string>> = {},
): ImageFact {
  const config = labels && { labels, createdAtMs: nowMs };
  return { kind: 'image', manifestDigest, configDigest, annotations, config };
}

export interface TestFacts {
  /** By `tag`. */
  readonly tags?: Readonly<Record<string, TagFact>>;
  /** By digest. */
  readonly images?: Readonly<Record<string, ImageFact>>;
  /** By `tag@digest`. */
  readonly seen?: Readonly<Record<string, number>>;
}

/** Facts about one repository; which one is not looked at. */
export function testFacts({ tags = {}, images = {}, seen = {} }: TestFacts = {}): KnownFacts {
  return {
    tag: (_, tag) => tags[tag],
    image: (_, digest) => images[digest],
    seenAtMs: (_, tag, digest) => seen[`${tag}@${digest}`],
  };
}

/** Everything for a verdict on an image, as usual but for `more`. */
export function inputOf(image: string, facts: TestFacts = {}, more: Partial<JudgeInput> = {}): JudgeInput {
  return {
    subject: subjectOf(image),
    policy: policyOf(),
    choices: noChoices,
    facts: testFacts(facts),
    tagList: undefined,
    page: null,
    ...more,
  };
}
