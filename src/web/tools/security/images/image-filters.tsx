import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { chosen, noChoice } from '../no-choice.ts';
import { type Grouping, groupings, type ImageSearch, knowledgeKinds } from './image-search.ts';
import { imagesText } from './images-text.ts';
import { PlaceSelects } from './place-selects.tsx';

const groupWords = { stack: 'byStack', host: 'byHost', system: 'bySystem' } as const;
interface Props {
  search: ImageSearch;
  change: (next: Partial<ImageSearch>) => void;
}

export function ImageFilters({ search, change }: Props) {
  const text = useText(imagesText);
  return (
    <>
      <Select<(typeof knowledgeKinds)[number] | typeof noChoice>
        hideLabel
        label={text('knowledge')}
        value={search.known ?? noChoice}
        onChange={(known) => change({ known: chosen(known) })}
        options={[
          { value: noChoice, label: text('anyKnowledge') },
          ...knowledgeKinds.map((value) => ({ value, label: text(value) })),
        ]}
      />
      <PlaceSelects search={search} change={change} />
      <Select<Grouping | typeof noChoice>
        hideLabel
        label={text('group')}
        value={search.group ?? noChoice}
        onChange={(group) => change({ group: chosen(group) })}
        options={[
          { value: noChoice, label: text('ungrouped') },
          ...groupings.map((value) => ({ value, label: text(groupWords[value]) })),
        ]}
      />
    </>
  );
}
