import type { Language } from '../../../i18n/message.ts';
import type { RoutingProblem } from '#contracts/notify/routing.ts';

/** Those of a place and of what is in it. `except`: parts of it that show their own. */
export function problemsAt(
  problems: readonly RoutingProblem[],
  place: string,
  except?: string,
): readonly RoutingProblem[] {
  return problems.filter(
    ({ path }) => isWithin(path, place) && (except === undefined || !isWithin(path, `${place}.${except}`)),
  );
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}

/** In the language of the page, where the server has words for it. */
export function problemSaid({ message, es }: RoutingProblem, language: Language): string {
  return language === 'es' ? (es ?? message) : message;
}
