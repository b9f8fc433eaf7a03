import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/facts.tsx';
import { SafeLink } from '../safe-link.tsx';
import { flawText } from './flaw-text.ts';

const atFirst = 8;

export function References({ references }: { references: readonly string[] }) {
  const text = useText(flawText);
  const [isWhole, setIsWhole] = useState(false);
  const all = [...new Set(references)];
  if (all.length === 0) return null;
  const shown = isWhole ? all : all.slice(0, atFirst);
  return (
    <Section title={text('references')}>
      <ul className="flex flex-col gap-1 text-sm">
        {shown.map((address) => (
          <li key={address} className="min-w-0">
            <SafeLink address={address} />
          </li>
        ))}
      </ul>
      {shown.length < all.length && (
        <Button size="sm" variant="quiet" className="w-fit" onClick={() => setIsWhole(true)}>
          {text('moreReferences', { count: all.length - shown.length })}
        </Button>
      )}
      <p className="text-sm text-muted">{text('referencesHint')}</p>
    </Section>
  );
}
