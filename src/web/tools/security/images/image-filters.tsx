import type { ScannedImage } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { securityText } from '../security-text.ts';
import { hostsOf, stacksOf } from './image-rows.ts';
import { type Grouping, groupings, type ImageSearch, knowledgeKinds } from './image-search.ts';
import { imagesText } from './images-text.ts';

/** Not a state, stack or host that there could be. */
const any = '*';

const groupWords = { stack: 'byStack', host: 'byHost', system: 'bySystem' } as const;
const chosen = <Value extends string>(value: Value | typeof any) => (value === any ? undefined : value);

interface Props {
  rows: readonly ScannedImage[];
  search: ImageSearch;
  change: (next: Partial<ImageSearch>) => void;
}

export function ImageFilters({ rows, search, change }: Props) {
  const words = useText(securityText);
  const text = useText(imagesText);
  const options = { stack: stacksOf(rows), host: hostsOf(rows) };
  const anyLabel = { stack: words('anyStack'), host: words('anyHost') };
  return (
    <>
      <Select<(typeof knowledgeKinds)[number] | typeof any>
        hideLabel
        label={text('knowledge')}
        value={search.known ?? any}
        onChange={(known) => change({ known: chosen(known) })}
        options={[
          { value: any, label: text('anyKnowledge') },
          ...knowledgeKinds.map((value) => ({ value, label: text(value) })),
        ]}
      />
      {(['stack', 'host'] as const).map(
        (name) =>
          (options[name].length > 1 || search[name] !== undefined) && (
            <Select
              key={name}
              hideLabel
              className={name === 'host' ? 'max-sm:hidden' : ''}
              label={words(name)}
              value={search[name] ?? any}
              onChange={(value) => change({ [name]: chosen(value) })}
              options={[
                { value: any, label: anyLabel[name] },
                ...options[name].map((value) => ({ value, label: value })),
              ]}
            />
          ),
      )}
      <Select<Grouping | typeof any>
        hideLabel
        label={text('group')}
        value={search.group ?? any}
        onChange={(group) => change({ group: chosen(group) })}
        options={[
          { value: any, label: text('ungrouped') },
          ...groupings.map((value) => ({ value, label: text(groupWords[value]) })),
        ]}
      />
    </>
  );
}
