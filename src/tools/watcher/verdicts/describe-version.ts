import type { AvailableUpdate, Hold, VersionLevel } from '#contracts/watcher/version.ts';
import { readClaims } from '../changes/image-claims.ts';
import { versionOf, withoutRepeated } from '../changes/image-version.ts';
import { ownClaims } from '../changes/own-claims.ts';
import { linksOf } from '../changes/version-links.ts';
import { compileTransform } from '../tags/transform.ts';
import { currentClaims } from './current-version.ts';
import type { JudgeInput } from './judge-input.ts';
import type { Watch } from './watch-plan.ts';
import { writtenReference } from './written-reference.ts';

export interface FoundVersion {
  readonly level: VersionLevel;
  readonly tag: string;
  readonly digest: string | null;
  readonly publishedAtMs: number | null;
  readonly seenAtMs: number;
  readonly hold: Hold | null;
}

/** A version with what it says of itself, as far as that has been learned. */
export function describeVersion(input: JudgeInput, watch: Watch, found: FoundVersion): AvailableUpdate {
  const { subject, policy, page } = input;
  const { level, tag, digest, hold, seenAtMs, publishedAtMs } = found;
  const from = { tag: watch.tag, claims: currentClaims(subject) };
  const { claims, createdAtMs } = learned(input, watch, tag, digest);
  const to = { tag, claims: withoutRepeated(from, tag, claims) };
  const values = { tag, transformed: transformed(policy, tag), container: subject.name };
  return {
    level,
    reference: writtenReference(subject, tag, digest),
    to: versionOf({ ...to, digest, createdAtMs, publishedAtMs }),
    seenAtMs,
    links: linksOf(from, to, { template: policy.releaseLink, values, page }),
    hold,
  };
}

function learned({ facts }: JudgeInput, { reference, local }: Watch, tag: string, digest: string | null) {
  const image = digest === null ? undefined : facts.image(reference, digest, local.platform);
  if (image?.kind !== 'image') return { claims: readClaims({}), createdAtMs: null };
  const { annotations, config } = image;
  const claims = ownClaims({ labels: config?.labels ?? {}, annotations }, reference, tag);
  return { claims, createdAtMs: config?.createdAtMs ?? null };
}

function transformed({ releaseLink, transform }: JudgeInput['policy'], tag: string): string {
  if (releaseLink === null || transform === '') return tag;
  const compiled = compileTransform(transform);
  return 'value' in compiled ? compiled.value(tag) : tag;
}
