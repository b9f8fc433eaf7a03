import type { ContainerDetails } from '#contracts/containers/container.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { formatMessage } from '../../i18n/message.ts';
import { containersText } from './containers-text.ts';

/** Who depends on a container, each with the reason; those that this person may not see are counted. */
export function dependentWords({
  dependents,
  hiddenDependents: count = 0,
}: Pick<ContainerDetails, 'dependents' | 'hiddenDependents'>): string[] {
  const named = dependents.map(({ name, reason }) => (reason ? `${name} (${reason})` : name));
  if (count === 0) return named;
  return [...named, formatMessage(containersText.hiddenDependents, currentLanguage(), { count })];
}
