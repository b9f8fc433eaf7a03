import type { FlawDetails } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Section } from '../../../ui/facts.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { useWords } from '../use-words.ts';
import { flawText } from './flaw-text.ts';

/** Newest first. */
export function History({ flaw: { moments } }: { flaw: FlawDetails }) {
  const text = useText(flawText);
  const say = useWords();
  return (
    <Section title={text('history')}>
      {moments.length === 0 && <p className="text-muted">{text('noHistory')}</p>}
      <ol className="flex flex-col gap-1.5">
        {moments.map(({ atMs, words }) => (
          <li key={`${atMs} ${words.en}`} className="grid grid-cols-[6rem_1fr] gap-x-3">
            <RelativeTime atMs={atMs} className="text-sm text-muted" />
            <span className="wrap-anywhere">{say(words)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
