import type { ContainerDetails } from '#contracts/containers/container.ts';
import { useText } from '../../i18n/use-text.ts';
import { containersText } from './containers-text.ts';
import { Section } from '../../ui/facts.tsx';

/** Containers tied to this one, each with the reason; those that this person may not see are counted. */
export function Relations({
  title,
  related,
  hidden = 0,
}: {
  title: string;
  related: ContainerDetails['dependents'];
  hidden?: number | undefined;
}) {
  const text = useText(containersText);
  if (related.length + hidden === 0) return null;
  return (
    <Section title={title}>
      <ul className="flex flex-col gap-1">
        {related.map(({ name, reason }) => (
          <li key={`${name}${reason}`} className="wrap-anywhere">
            <span className="font-mono text-sm">{name}</span> <span className="text-muted">{reason}</span>
          </li>
        ))}
        {hidden > 0 && <li className="text-muted">{text('hiddenDependents', { count: hidden })}</li>}
      </ul>
    </Section>
  );
}
