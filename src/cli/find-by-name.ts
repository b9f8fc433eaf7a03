import { CommandError } from './command-error.ts';
import { exitCode } from './exit-code.ts';

export interface Named {
  readonly id: string;
  readonly host: string;
  readonly name: string;
}

/** As docker does it: the whole name, then the whole id, then the beginning of one id. Names of several hosts need `--host`. */
export function findByName<Thing extends Named>(all: readonly Thing[], wanted: string, what: string): Thing {
  const rules = [
    (thing: Thing) => thing.name === wanted,
    (thing: Thing) => thing.id === wanted,
    (thing: Thing) => /^[0-9a-f]{1,64}$/.test(wanted) && thing.id.startsWith(wanted),
  ];
  for (const rule of rules) {
    const found = all.filter(rule);
    const [first] = found;
    if (first && found.length === 1) return first;
    if (found.length > 1) throw ambiguous(found, wanted, what);
  }
  const near = all.filter(({ name }) => name.includes(wanted)).map(({ name }) => name);
  const hint = near.length > 0 ? ` Did you mean ${near.slice(0, 3).join(', ')}?` : '';
  throw new CommandError(exitCode.notFound, `There is no ${what} ${wanted}.${hint}`);
}

function ambiguous(found: readonly Named[], wanted: string, what: string): CommandError {
  const hosts = new Set(found.map(({ host }) => host));
  const isSameName = found.every(({ name }) => name === wanted);
  const list = found.slice(0, 5).map(({ id, host, name }) => `${name} (${id.slice(0, 12)} on ${host})`);
  const more = found.length > list.length ? `, and ${found.length - list.length} more` : '';
  const help = isSameName && hosts.size > 1 ? 'Choose one with --host.' : 'Give more of the id.';
  const message = `${wanted} could be more than one ${what}: ${list.join(', ')}${more}. ${help}`;
  return new CommandError(exitCode.notFound, message);
}
