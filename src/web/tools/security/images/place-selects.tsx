import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { useLiveLab } from '../live.ts';
import { chosen, noChoice } from '../no-choice.ts';
import { securityText } from '../security-text.ts';
import { hostsOf, stacksOf } from './image-rows.ts';

interface Place {
  readonly stack?: string | undefined;
  readonly host?: string | undefined;
}

/** Stack and host, offered only where there is a choice. */
export function PlaceSelects({ search, change }: { search: Place; change: (next: Place) => void }) {
  const words = useText(securityText);
  const { images } = useLiveLab();
  const options = { stack: stacksOf(images.values()), host: hostsOf(images.values()) };
  const anyLabel = { stack: words('anyStack'), host: words('anyHost') };
  return (['stack', 'host'] as const).map(
    (name) =>
      (options[name].length > 1 || search[name] !== undefined) && (
        <Select
          key={name}
          hideLabel
          className={name === 'host' ? 'max-sm:hidden' : ''}
          label={words(name)}
          value={search[name] ?? noChoice}
          onChange={(value) => change({ [name]: chosen(value) })}
          options={[
            { value: noChoice, label: anyLabel[name] },
            ...options[name].map((value) => ({ value, label: value })),
          ]}
        />
      ),
  );
}
