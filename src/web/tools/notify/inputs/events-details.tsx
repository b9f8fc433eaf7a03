import { useText } from '../../../i18n/use-text.ts';
import { Section } from '../../../ui/facts.tsx';
import { inputsText } from './inputs-text.ts';

const becomeAlerts = ['eventDied', 'eventUnhealthy', 'eventHost'] as const;

/** What NEXUS reports of itself. */
export function EventsDetails() {
  const text = useText(inputsText);
  return (
    <>
      <Section title={text('eventsList')}>
        <ul className="flex list-disc flex-col gap-2 pl-5">
          {becomeAlerts.map((id) => (
            <li key={id}>{text(id)}</li>
          ))}
        </ul>
      </Section>
      <Section title={text('on')}>
        <p>{text('eventsAlways')}</p>
      </Section>
    </>
  );
}
