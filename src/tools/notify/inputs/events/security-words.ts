import type { EventPayload } from '#contracts/event.ts';
import type { feedAnswers, feedUnanswered, flawsFound, flawsSettled } from '#contracts/security/events.ts';
import { severityWords } from '#contracts/security/severity-words.ts';
import type { Wording } from './event-report.ts';

type Found = EventPayload<typeof flawsFound>;
type Settled = EventPayload<typeof flawsSettled>;
type Unanswered = EventPayload<typeof feedUnanswered>;
type Answers = EventPayload<typeof feedAnswers>;
type Flaw = Found['flaws'][number];

interface SecurityWords {
  found(found: Found): Wording;
  settled(settled: Settled): Wording;
  unanswered(feed: Unanswered): Wording;
  answers(feed: Answers): Wording;
}

const mostFlaws = 5;
const mostContainers = 3;
const longestTitle = 100;

/** The first of them, and how many there are beside them. */
function firstOf<One>(all: readonly One[], most: number, count = all.length) {
  const shown = all.slice(0, most);
  return { shown, more: count - shown.length };
}

function namesOf({ containers }: Pick<Found, 'containers'>) {
  return firstOf([...new Set(containers.map(({ name }) => name))], mostContainers);
}

/** What its source calls it, cut: titles are the words of others. */
function titleOf({ title }: Flaw): string {
  if (title === null) return '';
  return ` (${title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title})`;
}

const feedOk = 'an answer at least once in three days';
const feedOkEs = 'una respuesta al menos una vez cada tres días';

export const english: SecurityWords = {
  found(found) {
    const { shown, more } = firstOf(found.flaws, mostFlaws, found.count);
    return {
      summary: found.summary.en,
      checked: imageEn(found),
      expected: 'no known flaw that calls for action',
      seen: `${shown.map(flawEn).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
      setBy: 'the settings of Security',
    };
  },
  settled: (settled) => ({
    summary: settled.summary.en,
    checked: imageEn(settled),
    expected: 'no known flaw that calls for action',
    seen: {
      repaired: 'what was told of is not there any more',
      accepted: 'somebody accepted what was told of',
      withdrawn: 'whoever published it took it back',
      gone: 'no container uses the image any more',
    }[settled.why],
    setBy: 'the settings of Security',
  }),
  unanswered: ({ title, words }) => ({
    summary: `Security cannot fetch what ${title} publishes`,
    checked: `the advisories of ${title}`,
    expected: feedOk,
    seen: `${words.en} What Security shows may be old: newer flaws are not known.`,
    setBy: 'the default of Security',
  }),
  answers: ({ title }) => ({
    summary: `Security waits for nothing of ${title} any more`,
    checked: `the advisories of ${title}`,
    expected: feedOk,
    seen: 'they were fetched, or nothing here needs them any more',
    setBy: 'the default of Security',
  }),
};

function imageEn(about: Pick<Found, 'reference' | 'host' | 'containers'>): string {
  const { shown, more } = namesOf(about);
  const users = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `image ${about.reference} on ${about.host}${users === '' ? '' : `, used by ${users}`}`;
}

function flawEn(flaw: Flaw): string {
  const repair = flaw.repairedIn === null ? 'no repair yet' : `repaired in ${flaw.repairedIn}`;
  const parts = [severityWords[flaw.severity].en, repair];
  return `${flaw.flaw} in ${flaw.package}${titleOf(flaw)}: ${[...(flaw.isExploited ? ['being exploited'] : []), ...parts].join(', ')}`;
}

export const spanish: SecurityWords = {
  found(found) {
    const { shown, more } = firstOf(found.flaws, mostFlaws, found.count);
    return {
      summary: found.summary.es,
      checked: imageEs(found),
      expected: 'ninguna vulnerabilidad conocida que exija actuar',
      seen: `${shown.map(flawEs).join('; ')}${more > 0 ? `; y ${more} más` : ''}`,
      setBy: 'los ajustes de Security',
    };
  },
  settled: (settled) => ({
    summary: settled.summary.es,
    checked: imageEs(settled),
    expected: 'ninguna vulnerabilidad conocida que exija actuar',
    seen: {
      repaired: 'ya no está aquello de lo que se avisó',
      accepted: 'alguien aceptó aquello de lo que se avisó',
      withdrawn: 'quien lo publicó lo retiró',
      gone: 'ya ningún contenedor usa la imagen',
    }[settled.why],
    setBy: 'los ajustes de Security',
  }),
  unanswered: ({ title, words }) => ({
    summary: `Security no puede descargar lo que publica ${title}`,
    checked: `los avisos de ${title}`,
    expected: feedOkEs,
    seen: `${words.es} Lo que Security muestra puede ser viejo: no conoce vulnerabilidades más nuevas.`,
    setBy: 'el valor predeterminado de Security',
  }),
  answers: ({ title }) => ({
    summary: `Security ya no espera nada de ${title}`,
    checked: `los avisos de ${title}`,
    expected: feedOkEs,
    seen: 'se descargaron, o aquí ya nada los necesita',
    setBy: 'el valor predeterminado de Security',
  }),
};

function imageEs(about: Pick<Found, 'reference' | 'host' | 'containers'>): string {
  const { shown, more } = namesOf(about);
  const users = [...shown, ...(more > 0 ? [`${more} más`] : [])].join(', ');
  return `la imagen ${about.reference} en ${about.host}${users === '' ? '' : `, usada por ${users}`}`;
}

function flawEs(flaw: Flaw): string {
  const repair = flaw.repairedIn === null ? 'aún sin corrección' : `corregida en ${flaw.repairedIn}`;
  const parts = [severityWords[flaw.severity].es, repair];
  return `${flaw.flaw} en ${flaw.package}${titleOf(flaw)}: ${[...(flaw.isExploited ? ['se está explotando'] : []), ...parts].join(', ')}`;
}
