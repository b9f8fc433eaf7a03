import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { TextDiff } from '../../../ui/diff/text-diff.tsx';
import { Section } from '../../../ui/facts.tsx';
import { routingText } from './routing-text.ts';
import { unwrittenText } from './unwritten.ts';

interface Side {
  readonly config: RoutingConfig;
  readonly yaml: string;
}

/** Two routings, line by line. */
export function ConfigDiff({ before, after }: { before: Side; after: Side }) {
  const text = useText(routingText);
  const [restBefore, restAfter] = [unwrittenText(before.config), unwrittenText(after.config)];
  return (
    <>
      <Section title={text('written')}>
        <TextDiff label={text('written')} before={before.yaml} after={after.yaml} />
      </Section>
      {restBefore !== restAfter && (
        <Section title={text('writtenRest')}>
          <TextDiff label={text('writtenRest')} before={restBefore} after={restAfter} />
        </Section>
      )}
    </>
  );
}
