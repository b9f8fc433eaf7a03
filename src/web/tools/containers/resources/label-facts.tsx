import { useText } from '../../../i18n/use-text.ts';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { resourcesText } from './resources-text.ts';

export function LabelFacts({ labels }: { labels: Readonly<Record<string, string>> }) {
  const text = useText(resourcesText);
  const entries = Object.entries(labels);
  if (entries.length === 0) return null;
  return (
    <Section title={text('labels')}>
      <Facts>
        {entries.map(([name, value]) => (
          <Fact key={name} label={name} mono>
            {value}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
