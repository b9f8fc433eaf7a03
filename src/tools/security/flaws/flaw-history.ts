import type { Caller } from '#contracts/access.ts';
import type { FlawDetails } from '#contracts/security/flaw.ts';
import type { SecurityMoment } from '#contracts/security/lab.ts';
import type { Words } from '#contracts/words.ts';
import { decide } from '#kernel/access/decide.ts';
import { familiarRepository, parseReference } from '#library/image-reference/image-reference.ts';
import { seenImage } from '../access/image-access.ts';
import { imageLine } from '../findings/image-line.ts';
import type { FlawParts } from './list-flaws.ts';
import { readFlawMoments, readSeenFlaw } from './flaw-history-store.ts';

type Told = FlawDetails['moments'][number];

const mostMoments = 50;

/** What happened to a flaw here, newest first: each change, and where no moment names it, when it came and went. */
export async function flawHistory(
  { kernel: { database }, reading }: Pick<FlawParts, 'kernel' | 'reading'>,
  names: readonly string[],
  caller: Caller,
): Promise<Told[]> {
  const wanted = { names, lines: seenLines(reading, caller), limit: mostMoments };
  const [moments, seen] = await Promise.all([
    readFlawMoments(database, wanted),
    readSeenFlaw(database, wanted),
  ]);
  const told = new Set(moments.map(({ line, moment }) => `${moment.kind} ${line}`));
  const unnamed = seen.flatMap(({ line, firstSeenAtMs, goneAtMs }): Told[] => [
    ...(told.has(`appeared ${line}`) ? [] : [{ atMs: firstSeenAtMs, words: appeared(placeOf(line), null) }]),
    ...(goneAtMs === null || told.has(`repaired ${line}`) || told.has(`withdrawn ${line}`)
      ? []
      : [{ atMs: goneAtMs, words: repaired(placeOf(line), null) }]),
  ]);
  return [...moments.map(({ moment }) => ({ atMs: moment.atMs, words: wordsOf(moment) })), ...unnamed]
    .toSorted((a, b) => b.atMs - a.atMs)
    .slice(0, mostMoments);
}

/** Lines of which the caller sees every image whole; null: every line there ever was. */
export function seenLines(reading: Pick<FlawParts['reading'], 'subjects'>, caller: Caller): string[] | null {
  if (decide(caller, 'security:read') === 'allow') return null;
  const lines = Map.groupBy(reading.subjects(), imageLine);
  return [...lines]
    .filter(([, images]) => images.every((image) => seenImage(caller, image) === image))
    .map(([line]) => line);
}

function wordsOf({ kind, cause, reference, host }: SecurityMoment): Words {
  const place = { name: reference, host };
  switch (kind) {
    case 'appeared':
      return appeared(place, cause);
    case 'repaired':
      return repaired(place, cause);
    case 'exploited':
      return here(place, 'it is being exploited now', 'se está explotando');
    case 'repairable':
      return here(place, 'it can be repaired now', 'ya se puede corregir');
    case 'withdrawn':
      return repaired(place, 'advisory');
    case 'accepted':
      return here(place, 'it was accepted', 'se aceptó');
    case 'reopened':
      return here(place, 'it is open again', 'vuelve a estar abierta');
  }
}

interface LinePlace {
  readonly name: string;
  readonly host: string;
}

function appeared(place: LinePlace, cause: SecurityMoment['cause'] | null): Words {
  if (cause === 'image') return here(place, 'it came with the image', 'llegó con la imagen');
  if (cause === 'advisory')
    return here(
      place,
      'an advisory tells of it for the first time',
      'un aviso habla de ella por primera vez',
    );
  return here(place, 'seen for the first time', 'vista por primera vez');
}

function repaired(place: LinePlace, cause: SecurityMoment['cause'] | null): Words {
  if (cause === 'image') return here(place, 'not in the image any more', 'ya no está en la imagen');
  if (cause === 'advisory')
    return here(place, 'no advisory speaks of it any more', 'ningún aviso habla ya de ella');
  return here(place, 'not there any more', 'ya no está');
}

function here({ name, host }: LinePlace, en: string, es: string): Words {
  return { en: `${name} on ${host}: ${en}.`, es: `${name} en ${host}: ${es}.` };
}

/** As `imageLine` wrote it. */
function placeOf(line: string): LinePlace {
  const [host = '', name = ''] = line.split('\n');
  const reference = parseReference(name);
  return { host, name: reference ? familiarRepository(reference) : name };
}
