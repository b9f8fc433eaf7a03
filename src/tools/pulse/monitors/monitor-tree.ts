import type { Text } from '#library/text.ts';

/** How many levels there may be, the topmost one counted. */
const maxLevels = 8;

/** The one right above each; null: it is at the top. */
export type Parents = ReadonlyMap<string, string | null>;

/** Those above, nearest first. Ends by itself whatever other processes have stored. */
export function ancestorsOf(parents: Parents, id: string): string[] {
  const above: string[] = [];
  for (let at = parents.get(id); at && !above.includes(at) && above.length < maxLevels; at = parents.get(at))
    above.push(at);
  return above;
}

/** Why one cannot be below another; null: it can. `id` is absent for one that is new. */
export function parentProblem(parents: Parents, id: string | undefined, parentId: string): Text | null {
  if (!parents.has(parentId)) return notThere;
  const above = [parentId, ...ancestorsOf(parents, parentId)];
  if (id !== undefined && above.includes(id)) return belowItself;
  const levels = above.length + (id === undefined ? 1 : levelsFrom(childrenOf(parents), id, maxLevels));
  return levels > maxLevels ? tooDeep : null;
}

const notThere: Text = {
  en: 'There is no such monitor. Choose another one.',
  es: 'No existe ese monitor. Elige otro.',
};

const belowItself: Text = {
  en: 'A monitor cannot be below itself, not even by way of others. Choose another one.',
  es: 'Un monitor no puede estar por debajo de sí mismo, tampoco a través de otros. Elige otro.',
};

const tooDeep: Text = {
  en: `Monitors can be nested ${maxLevels} levels deep, and this would be more. Choose one further up.`,
  es: `Los monitores se pueden anidar en ${maxLevels} niveles, y estos serían más. Elige uno más arriba.`,
};

type Children = ReadonlyMap<string, readonly string[]>;

function childrenOf(parents: Parents): Children {
  const children = new Map<string, string[]>();
  for (const [id, parentId] of parents) {
    if (parentId === null) continue;
    const siblings = children.get(parentId);
    if (siblings) siblings.push(id);
    else children.set(parentId, [id]);
  }
  return children;
}

/** How many levels there are from this one down, itself counted. */
function levelsFrom(children: Children, id: string, most: number): number {
  if (most === 0) return 1;
  const below = (children.get(id) ?? []).map((child) => levelsFrom(children, child, most - 1));
  return 1 + below.reduce((a, b) => Math.max(a, b), 0);
}
