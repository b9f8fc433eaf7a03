import { compareNumbers } from '#library/versions/docker-tag/compare-numbers.ts';
import { isChannel } from '#library/versions/docker-tag/prerelease.ts';
import type { OrderedTag } from '#library/versions/docker-tag/tag.ts';
import type { Reason } from './reason.ts';

/**
 * Why a newer tag is too early a stage. A release moves to releases only; a prerelease to its own later stages and to any newer release; `6.0-rc`, which follows a
 * stage, to `7.0-rc` as well; a channel (`3.12-dev`) stays on its channel, whatever is allowed.
 */
export function prereleaseReason(
  current: OrderedTag,
  tag: OrderedTag,
  isAllowed: boolean,
): Reason | undefined {
  const from = current.prerelease;
  const to = tag.prerelease;
  if (from !== undefined && isChannel(from)) {
    return to?.word === from.word && isChannel(to) ? undefined : { kind: 'channel', channel: from.word };
  }
  if (to === undefined) return undefined;
  if (isChannel(to)) return { kind: 'prerelease' };
  if (isAllowed) return undefined;
  if (from === undefined || isNumbered(from) !== isNumbered(to)) return { kind: 'prerelease' };
  const isSameTrack = !isNumbered(from) && from.word === to.word;
  return isSameTrack || compareNumbers(current.numbers, tag.numbers) === 0
    ? undefined
    : { kind: 'prerelease' };
}

function isNumbered({ numbers }: NonNullable<OrderedTag['prerelease']>): boolean {
  return numbers.length > 0;
}
