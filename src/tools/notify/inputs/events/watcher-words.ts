import type { EventPayload } from '#contracts/event.ts';
import type {
  registryUnanswered,
  updateFailed,
  updateFound,
  updateSettled,
  updateSucceeded,
} from '#contracts/watcher/events.ts';
import type { ImageVersion, VersionLevel } from '#contracts/watcher/version.ts';
import type { Wording } from './event-report.ts';

type Found = EventPayload<typeof updateFound>;
type Run = EventPayload<typeof updateSucceeded>;
type Failed = EventPayload<typeof updateFailed>;
type Settled = Pick<EventPayload<typeof updateSettled>, 'host' | 'name' | 'image' | 'to'>;
type Why = EventPayload<typeof updateSettled>['why'];
type Unanswered = EventPayload<typeof registryUnanswered>;

interface WatcherWords {
  available(found: Found): Wording;
  settled(about: Settled, why: Why): Wording;
  applied(run: Run): Wording;
  failed(run: Failed): Wording;
  reverted(run: Run): Wording;
  unanswered(registry: Unanswered): Wording;
  answers(domain: string): Wording;
}

/** `sha256:` and the first of its digits. */
export function shortVersion(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12);
}

/** A tag that stays says nothing of two images: then the digest tells them apart. */
function named({ tag, digest }: ImageVersion, other: ImageVersion): string {
  if (tag !== null && tag !== other.tag) return tag;
  return digest === null ? (tag ?? '?') : shortVersion(digest);
}

function dayOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().slice(0, 10);
}

const levels: Readonly<Record<VersionLevel, { readonly en: string; readonly es: string }>> = {
  major: { en: 'a major step', es: 'un paso mayor' },
  minor: { en: 'a minor step', es: 'un paso menor' },
  patch: { en: 'a patch', es: 'un parche' },
  build: { en: 'another build', es: 'otra compilación' },
  digest: { en: 'another image under the same tag', es: 'otra imagen con la misma etiqueta' },
};

export const english: WatcherWords = {
  available({ host, name, image, level, from, to, mode, summary }) {
    const built = dayOf(to.publishedAtMs ?? to.createdAtMs);
    return {
      summary: summary.en,
      checked: `image ${image} of container ${name} on ${host}`,
      expected: `nothing newer than ${named(from, to)}`,
      seen: `${named(to, from)}: ${levels[level].en}${built === null ? '' : `, of ${built}`}`,
      setBy: {
        notify: 'the rules of Watcher: tell',
        ask: 'the rules of Watcher: ask',
        auto: 'the rules of Watcher: apply by itself',
      }[mode],
    };
  },
  settled({ host, name, image, to }, why) {
    const version = to.tag ?? shortVersion(to.digest ?? '?');
    const end = {
      applied: `${name} runs ${version} now`,
      superseded: `For ${name}, ${version} has been followed by a newer one`,
      withdrawn: `For ${name}, ${version} is not offered any more`,
      skipped: `For ${name}, ${version} is skipped`,
      gone: `${name} is gone`,
    }[why];
    return {
      summary: end,
      checked: `image ${image} of container ${name} on ${host}`,
      expected: 'nothing newer',
      seen: end,
      setBy: 'the rules of Watcher',
    };
  },
  applied: ({ host, name, from, to, summary }) => ({
    summary: summary.en,
    checked: `update of container ${name} on ${host} from ${named(from, to)} to ${named(to, from)}`,
    expected: 'it runs well afterwards',
    seen: 'it does; the way back is in its history',
    setBy: 'the rules of Watcher: apply by itself',
  }),
  failed: ({ host, name, from, to, startedBy, isBack, problem, summary }) => ({
    summary: summary.en,
    checked: `update of container ${name} on ${host} from ${named(from, to)} to ${named(to, from)}`,
    expected: 'it runs well afterwards',
    seen: `${problem.en} ${
      isBack
        ? `${named(from, to)} runs again, and this version is not tried again by itself.`
        : 'Look at the container: its history in Watcher has the way back.'
    }`,
    setBy: startedBy === 'watcher' ? 'the rules of Watcher: apply by itself' : startedBy,
  }),
  reverted: ({ host, name, from, to, startedBy, summary }) => ({
    summary: summary.en,
    checked: `way back of container ${name} on ${host} from ${named(from, to)} to ${named(to, from)}`,
    expected: 'it runs well afterwards',
    seen: 'it does',
    setBy: startedBy,
  }),
  unanswered: ({ domain, words, images }) => ({
    summary: `Registry ${domain} gives no answers`,
    checked: `registry ${domain}, for ${images} ${images === 1 ? 'image' : 'images'}`,
    expected: 'an answer at least once a day',
    seen: `${words.en} What Watcher shows of these images may be old.`,
    setBy: 'the default of Watcher',
  }),
  answers: (domain) => ({
    summary: `Registry ${domain} answers again`,
    checked: `registry ${domain}`,
    expected: 'an answer at least once a day',
    seen: 'it answers',
    setBy: 'the default of Watcher',
  }),
};

export const spanish: WatcherWords = {
  available({ host, name, image, level, from, to, mode, summary }) {
    const built = dayOf(to.publishedAtMs ?? to.createdAtMs);
    return {
      summary: summary.es,
      checked: `la imagen ${image} del contenedor ${name} en ${host}`,
      expected: `nada más nuevo que ${named(from, to)}`,
      seen: `${named(to, from)}: ${levels[level].es}${built === null ? '' : `, del ${built}`}`,
      setBy: {
        notify: 'las reglas de Watcher: avisar',
        ask: 'las reglas de Watcher: preguntar',
        auto: 'las reglas de Watcher: aplicar por sí solo',
      }[mode],
    };
  },
  settled({ host, name, image, to }, why) {
    const version = to.tag ?? shortVersion(to.digest ?? '?');
    const end = {
      applied: `${name} ya funciona con ${version}`,
      superseded: `Para ${name}, a ${version} le siguió otra más nueva`,
      withdrawn: `Para ${name}, ${version} ya no se ofrece`,
      skipped: `Para ${name}, ${version} se omite`,
      gone: `${name} ya no está`,
    }[why];
    return {
      summary: end,
      checked: `la imagen ${image} del contenedor ${name} en ${host}`,
      expected: 'nada más nuevo',
      seen: end,
      setBy: 'las reglas de Watcher',
    };
  },
  applied: ({ host, name, from, to, summary }) => ({
    summary: summary.es,
    checked: `la actualización del contenedor ${name} en ${host} de ${named(from, to)} a ${named(to, from)}`,
    expected: 'que después funcione bien',
    seen: 'funciona; la vuelta atrás está en su historial',
    setBy: 'las reglas de Watcher: aplicar por sí solo',
  }),
  failed: ({ host, name, from, to, startedBy, isBack, problem, summary }) => ({
    summary: summary.es,
    checked: `la actualización del contenedor ${name} en ${host} de ${named(from, to)} a ${named(to, from)}`,
    expected: 'que después funcione bien',
    seen: `${problem.es} ${
      isBack
        ? `${named(from, to)} vuelve a funcionar y esta versión no se intenta de nuevo por sí sola.`
        : 'Mira el contenedor: su historial en Watcher tiene la vuelta atrás.'
    }`,
    setBy: startedBy === 'watcher' ? 'las reglas de Watcher: aplicar por sí solo' : startedBy,
  }),
  reverted: ({ host, name, from, to, startedBy, summary }) => ({
    summary: summary.es,
    checked: `la vuelta atrás del contenedor ${name} en ${host} de ${named(from, to)} a ${named(to, from)}`,
    expected: 'que después funcione bien',
    seen: 'funciona',
    setBy: startedBy,
  }),
  unanswered: ({ domain, words, images }) => ({
    summary: `El registro ${domain} no da respuestas`,
    checked: `el registro ${domain}, para ${images} ${images === 1 ? 'imagen' : 'imágenes'}`,
    expected: 'una respuesta al menos una vez al día',
    seen: `${words.es} Lo que Watcher muestra de estas imágenes puede ser viejo.`,
    setBy: 'el valor predeterminado de Watcher',
  }),
  answers: (domain) => ({
    summary: `El registro ${domain} vuelve a responder`,
    checked: `el registro ${domain}`,
    expected: 'una respuesta al menos una vez al día',
    seen: 'responde',
    setBy: 'el valor predeterminado de Watcher',
  }),
};
