export interface BatchMember {
  readonly host: string;
  readonly name: string;
  /** Names on the same host, also of containers that are not in the batch. */
  readonly dependsOn: readonly string[];
  /** The process that does the work goes down with it. */
  readonly isSelf: boolean;
}

export interface Ordered<Member> {
  readonly member: Member;
  /** Places before it in the order: those that it needs. */
  readonly needs: readonly number[];
  /** Names that need each other, it among them; empty: none do. */
  readonly cycle: readonly string[];
}

/** Providers first, otherwise by host and name; those that need each other go by name among themselves. */
export function orderBatch<Member extends BatchMember>(members: readonly Member[]): Ordered<Member>[] {
  const byName = members.toSorted(byKey);
  const find = (host: string, name: string) => byName.find((one) => one.host === host && one.name === name);
  const providersOf = ({ host, name, dependsOn }: Member): Member[] =>
    [...new Set(dependsOn)].flatMap((other) => (other === name ? [] : (find(host, other) ?? [])));
  const placed: Ordered<Member>[] = [];
  const visit = (member: Member): void => {
    if (placed.some((one) => one.member === member)) return;
    const cycle = cycleOf(member, providersOf);
    const providers = providersOf(member).filter((one) => !cycle.includes(one));
    for (const provider of providers.toSorted(byKey)) visit(provider);
    const needs = placed.flatMap((one, place) => (providers.includes(one.member) ? [place] : []));
    placed.push({ member, needs, cycle: cycle.map(({ name }) => name).toSorted() });
  };
  for (const member of byName) visit(member);
  return placed;
}

function byKey(one: BatchMember, other: BatchMember): number {
  const [left, right] = [one, other].map(({ isSelf, host, name }) => `${isSelf ? 1 : 0} ${host}/${name}`);
  return left! < right! ? -1 : left! > right! ? 1 : 0;
}

/** All that it needs, over others, and that need it the same way. */
function cycleOf<Member extends BatchMember>(
  start: Member,
  providersOf: (member: Member) => readonly Member[],
): Member[] {
  const reached = (from: Member): Set<Member> => {
    const seen = new Set<Member>();
    const queue = [...providersOf(from)];
    for (let next = queue.pop(); next; next = queue.pop()) {
      if (!seen.has(next)) queue.push(...providersOf(next));
      seen.add(next);
    }
    return seen;
  };
  const needed = reached(start);
  if (!needed.has(start)) return [];
  return [...needed].filter((one) => reached(one).has(start));
}
