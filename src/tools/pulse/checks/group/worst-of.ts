import type { Evidence } from '../check-kind.ts';
import { detailOf, type Reason } from '../reasons.ts';
import type { MemberState } from './member-state.ts';

/** When a group counts as down: when one of its members is, or only when all are. */
export type GroupRule = 'any' | 'all';

export type GroupVerdict = { readonly evidence: readonly Evidence[] } & (
  | { readonly ok: true; readonly warning?: Reason }
  | { readonly ok: false; readonly reason: Reason }
);

const shownNames = 10;

/** The worst of its members. Paused ones and those in maintenance do not count; of pending and unknown ones nothing bad is known. */
export function worstOf(members: readonly MemberState[], rule: GroupRule): GroupVerdict {
  const counted = members.filter(({ state }) => state !== 'paused' && state !== 'maintenance');
  const down = counted.filter(({ state }) => state === 'down');
  const degraded = counted.filter(({ state }) => state === 'degraded');
  const isDown = down.length > 0 && (rule === 'any' || down.length === counted.length);
  const evidence = evidenceOf(counted.length, down, degraded);
  if (isDown) return { ok: false, reason: { id: 'member-down', detail: namesOf(down) }, evidence };
  const unwell = [...down, ...degraded];
  if (unwell.length === 0) return { ok: true, evidence };
  return { ok: true, warning: { id: 'member-degraded', detail: namesOf(unwell) }, evidence };
}

function evidenceOf(
  count: number,
  down: readonly MemberState[],
  degraded: readonly MemberState[],
): Evidence[] {
  const expected = `${count} up`;
  return [
    { label: 'Down', labelEs: 'Caídos', list: down },
    { label: 'Degraded', labelEs: 'Degradados', list: degraded },
  ]
    .filter(({ list }) => list.length > 0)
    .map(({ label, labelEs, list }) => ({ label, labelEs, expected, seen: namesOf(list) }));
}

function namesOf(members: readonly MemberState[]): string {
  const names = members.slice(0, shownNames).map(({ name }) => name);
  const more = members.length - names.length;
  return detailOf(more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', '));
}
