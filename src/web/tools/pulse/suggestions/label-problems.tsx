import type { LabelProblem } from '#contracts/pulse/discovery.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { suggestionsText } from './suggestions-text.ts';

/** Labels that ask for what cannot be done, and why. */
export function LabelProblems({ problems }: { problems: readonly LabelProblem[] }) {
  const text = useText(suggestionsText);
  const language = useLanguage();
  if (problems.length === 0) return null;
  return (
    <Banner tone="warning" title={text('problems', { count: problems.length })}>
      <ul className="mt-1 flex max-h-40 flex-col gap-1 overflow-y-auto">
        {problems.map(({ container, label, message }) => (
          <li key={`${container.host} ${container.name} ${label}`} className="wrap-anywhere">
            <span className="font-mono text-sm">
              {container.name}: {label}
            </span>{' '}
            {message[language]}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
