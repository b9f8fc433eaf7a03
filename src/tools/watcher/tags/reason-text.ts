import type { Text } from '#library/text.ts';
import type { TagLevel } from '#library/versions/docker-tag/level.ts';
import { type HeldReason, isHeld, type Reason } from './reason.ts';
import type { LevelLimit } from './tag-choice.ts';

const levels: Readonly<Record<TagLevel, Text>> = {
  major: { en: 'a major version', es: 'una versión mayor' },
  minor: { en: 'a minor version', es: 'una versión menor' },
  patch: { en: 'a patch', es: 'un parche' },
  build: { en: 'a build', es: 'una compilación' },
};

const limits: Readonly<Record<LevelLimit, Text>> = {
  all: { en: 'any version', es: 'cualquier versión' },
  major: { en: 'any version', es: 'cualquier versión' },
  minor: { en: 'a minor version or less', es: 'una versión menor o menos' },
  patch: { en: 'a patch or less', es: 'un parche o menos' },
  digest: { en: 'the same tag', es: 'la misma etiqueta' },
};

/** The reasons that need nothing but their name. */
const plain = {
  current: { en: 'It is the one that runs.', es: 'Es la que se ejecuta.' },
  older: { en: 'It is older than the one that runs.', es: 'Es más antigua que la que se ejecuta.' },
  'not-newer': {
    en: 'It is the same version as the one that runs.',
    es: 'Es la misma versión que la que se ejecuta.',
  },
  'no-order': {
    en: 'It is a name, not a version: nothing says what is newer.',
    es: 'Es un nombre, no una versión: nada dice cuál es más nueva.',
  },
  date: { en: 'It is a date, not a version.', es: 'Es una fecha, no una versión.' },
  'no-date': {
    en: 'It is no date, as the one that runs is.',
    es: 'No es una fecha, como la que se ejecuta.',
  },
  'fewer-parts': {
    en: 'It has fewer numbers than the one that runs.',
    es: 'Tiene menos números que la que se ejecuta.',
  },
  'more-parts': {
    en: 'It has more numbers than the one that runs.',
    es: 'Tiene más números que la que se ejecuta.',
  },
  form: {
    en: 'Its numbers are written in another way.',
    es: 'Sus números están escritos de otra forma.',
  },
  prerelease: { en: 'It is a prerelease.', es: 'Es una versión preliminar.' },
  'not-included': {
    en: 'None of the include patterns fits it.',
    es: 'Ningún patrón de inclusión encaja con ella.',
  },
  skipped: { en: 'Somebody skipped it.', es: 'Alguien la ha descartado.' },
  'failed-here': {
    en: 'It was tried here and taken back.',
    es: 'Se probó aquí y se deshizo.',
  },
  'not-for-platform': {
    en: 'It holds nothing for the platform of this machine.',
    es: 'No contiene nada para la plataforma de esta máquina.',
  },
  'age-unknown': {
    en: 'A minimum age is set, and nobody knows since when this has been out.',
    es: 'Hay una antigüedad mínima y nadie sabe desde cuándo existe.',
  },
} satisfies Partial<Record<Reason['kind'], Text>>;

type PlainReason = Extract<Reason, { kind: keyof typeof plain }>;

function isPlain(reason: Reason): reason is PlainReason {
  return reason.kind in plain;
}

/** One sentence for a person; times are shown as the day in UTC. */
export function reasonText(reason: Reason): Text {
  if (isPlain(reason)) return plain[reason.kind];
  if (isHeld(reason)) return heldText(reason);
  switch (reason.kind) {
    case 'superseded':
      return { en: `${reason.by} is newer.`, es: `${reason.by} es más nueva.` };
    case 'prefix':
      return beginning(reason.prefix);
    case 'variant':
      return otherVariant(reason.variant);
    case 'variant-number':
      return {
        en: `It is the same variant in another version of its own: ${shown(reason.variant)}.`,
        es: `Es la misma variante en otra versión propia: ${shown(reason.variant)}.`,
      };
    case 'channel':
      return {
        en: `It is not built on the channel ${reason.channel}.`,
        es: `No se publica en el canal ${reason.channel}.`,
      };
    case 'excluded':
      return {
        en: `The exclude pattern ${reason.pattern} fits it.`,
        es: `El patrón de exclusión ${reason.pattern} encaja con ella.`,
      };
  }
}

function heldText(reason: Exclude<HeldReason, PlainReason>): Text {
  switch (reason.kind) {
    case 'above-limit':
      return {
        en: `It is ${levels[reason.level].en}, and only ${limits[reason.limit].en} is wanted.`,
        es: `Es ${levels[reason.level].es}, y solo se quiere ${limits[reason.limit].es}.`,
      };
    case 'pushed-earlier':
      return {
        en: `It was pushed on ${day(reason.pushedAtMs)}, long before the one that runs (${day(reason.currentPushedAtMs)}): its number may be a mistake.`,
        es: `Se publicó el ${day(reason.pushedAtMs)}, mucho antes que la que se ejecuta (${day(reason.currentPushedAtMs)}): su número puede ser un error.`,
      };
    case 'too-young':
      return {
        en: `It is too new: wait until ${day(reason.readyAtMs)}.`,
        es: `Es demasiado reciente: espera hasta el ${day(reason.readyAtMs)}.`,
      };
  }
}

function beginning(prefix: string): Text {
  return prefix === ''
    ? { en: 'Nothing stands before its number.', es: 'No lleva nada delante del número.' }
    : { en: `It begins in another way: ${prefix}.`, es: `Empieza de otra forma: ${prefix}.` };
}

function otherVariant(variant: string): Text {
  return variant === ''
    ? { en: 'It has no variant, as the one that runs has.', es: 'No tiene variante, como la que se ejecuta.' }
    : { en: `It has another variant: ${shown(variant)}.`, es: `Tiene otra variante: ${shown(variant)}.` };
}

/** `-ls#` is shown as `lsN`. */
function shown(variant: string): string {
  return variant
    .replace(/^[-_.+]/, '')
    .replaceAll('#', 'N')
    .replaceAll('*', 'HASH');
}

function day(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
