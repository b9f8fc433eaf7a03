import type { Clock } from '#kernel/clock.ts';
import { compareOrdered } from '#library/versions/docker-tag/compare-tags.ts';
import { levelOf } from '#library/versions/docker-tag/level.ts';
import type { OrderedTag, Tag } from '#library/versions/docker-tag/tag.ts';
import { familyReason } from './family-reason.ts';
import type { ListedTag } from './listed-tag.ts';
import { judgeAge } from './minimum-age.ts';
import type { FindPattern } from './patterns.ts';
import { prereleaseReason } from './prerelease-reason.ts';
import type { PushOrder } from './push-order.ts';
import type { Reason } from './reason.ts';
import { isSkipped } from './skipped-version.ts';
import { isWithin, type TagChoice } from './tag-choice.ts';

/** All that tags are judged by. */
export interface Judging {
  /** As transformed. */
  readonly current: OrderedTag;
  readonly currentName: string;
  readonly choice: TagChoice;
  readonly findIncluded: FindPattern;
  readonly findExcluded: FindPattern;
  readonly pushOrder: PushOrder | undefined;
  readonly clock: Pick<Clock, 'now'>;
}

type Rule<Judged extends Tag> = (judging: Judging, tag: Judged, listed: ListedTag) => Reason | undefined;

/** For any tag; the first that objects is the reason that is shown. */
const anyRules: readonly Rule<Tag>[] = [
  ({ currentName }, _, { name }) => (name === currentName ? { kind: 'current' } : undefined),
  excluded,
  notIncluded,
  ({ current }, tag) => familyReason(current, tag),
];

/** For tags of the family of the one that runs. */
const familyRules: readonly Rule<OrderedTag>[] = [
  notNewer,
  ({ current, choice }, tag) => prereleaseReason(current, tag, choice.isPrereleaseAllowed === true),
  (_, __, { isForOtherPlatforms }) =>
    isForOtherPlatforms === true ? { kind: 'not-for-platform' } : undefined,
  pushedEarlier,
  aboveLimit,
  skipped,
  failedHere,
  tooYoung,
];

/** Why a tag is not chosen; `undefined` for one that could be. */
export function reasonAgainst(judging: Judging, tag: Tag, listed: ListedTag): Reason | undefined {
  return firstReason(anyRules, judging, tag, listed) ?? familyReasonAgainst(judging, tag, listed);
}

function familyReasonAgainst(judging: Judging, tag: Tag, listed: ListedTag): Reason | undefined {
  return 'numbers' in tag ? firstReason(familyRules, judging, tag, listed) : { kind: 'no-order' };
}

function firstReason<Judged extends Tag>(
  rules: readonly Rule<Judged>[],
  judging: Judging,
  tag: Judged,
  listed: ListedTag,
): Reason | undefined {
  for (const rule of rules) {
    const reason = rule(judging, tag, listed);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function excluded({ findExcluded }: Judging, _: Tag, { name }: ListedTag): Reason | undefined {
  const pattern = findExcluded(name);
  return pattern === undefined ? undefined : { kind: 'excluded', pattern };
}

function notIncluded({ choice, findIncluded }: Judging, _: Tag, { name }: ListedTag): Reason | undefined {
  const isAnyAllowed = choice.include === undefined || choice.include.length === 0;
  return isAnyAllowed || findIncluded(name) !== undefined ? undefined : { kind: 'not-included' };
}

function notNewer({ current }: Judging, tag: OrderedTag): Reason | undefined {
  const order = compareOrdered(tag, current);
  if (order > 0) return undefined;
  return { kind: order < 0 ? 'older' : 'not-newer' };
}

function pushedEarlier(judging: Judging, _: OrderedTag, { pushedAtMs }: ListedTag): Reason | undefined {
  const { pushOrder, choice } = judging;
  if (choice.isEarlierPushAllowed === true || pushOrder === undefined || pushedAtMs === undefined) return;
  if (pushedAtMs >= pushOrder.suspectBeforeMs) return undefined;
  return { kind: 'pushed-earlier', pushedAtMs, currentPushedAtMs: pushOrder.currentMs };
}

function aboveLimit({ current, choice }: Judging, tag: OrderedTag): Reason | undefined {
  const limit = choice.level ?? 'all';
  const level = levelOf(current, tag);
  return level === undefined || isWithin(level, limit) ? undefined : { kind: 'above-limit', level, limit };
}

function skipped({ choice }: Judging, _: OrderedTag, { name, digest }: ListedTag): Reason | undefined {
  return isSkipped(name, digest, choice.skipped ?? []) ? { kind: 'skipped' } : undefined;
}

function failedHere({ choice }: Judging, _: OrderedTag, { name, digest }: ListedTag): Reason | undefined {
  return isSkipped(name, digest, choice.failed ?? []) ? { kind: 'failed-here' } : undefined;
}

function tooYoung({ choice, clock }: Judging, _: OrderedTag, listed: ListedTag): Reason | undefined {
  const age = judgeAge(listed.pushedAtMs ?? listed.seenAtMs, choice.minimumAgeDays ?? 0, clock);
  switch (age.kind) {
    case 'old-enough':
      return undefined;
    case 'unknown':
      return { kind: 'age-unknown' };
    case 'too-young':
      return age;
  }
}
