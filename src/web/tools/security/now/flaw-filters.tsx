import XIcon from 'lucide-react/icons/x';
import type { Rank, Severity } from '#contracts/security/finding.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { shortReference } from './flaw-places.ts';
import { chosen, noChoice } from '../no-choice.ts';
import { PlaceSelects } from '../images/place-selects.tsx';
import { useLiveLab } from '../live.ts';
import { openRanks, severities } from '../ranks/ranks.ts';
import { ranksText } from '../ranks/ranks-text.ts';
import { securityText } from '../security-text.ts';
import { ExportMenu } from './export-menu.tsx';
import { nowText } from './now-text.ts';
import { useFlawAddress } from './use-flaw-address.ts';

/** What narrows the list. */
export function FlawFilters() {
  const text = useText(nowText);
  const { search, change } = useFlawAddress();
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-2">
      <legend className="sr-only">{text('filters')}</legend>
      <span data-flaw-search className="min-w-40 flex-1 sm:max-w-80">
        <SearchField
          label={text('find')}
          shortcut="/"
          value={search.q ?? ''}
          onChange={(q) => change({ q: q || undefined })}
        />
      </span>
      <RankSelects />
      <PlaceSelects search={search} change={change} />
      {(['repairable', 'exploited'] as const).map((name) => (
        <Button
          key={name}
          variant={search[name] ? 'default' : 'quiet'}
          aria-pressed={search[name] === true}
          onClick={() => change({ [name]: search[name] ? undefined : true })}
        >
          {text(name)}
        </Button>
      ))}
      <OnlyFor />
      <span className="ml-auto max-sm:hidden">
        <ExportMenu />
      </span>
    </fieldset>
  );
}

function RankSelects() {
  const text = useText(nowText);
  const words = useText(ranksText);
  const { search, change } = useFlawAddress();
  return (
    <>
      <Select<Rank | typeof noChoice>
        hideLabel
        label={words('rank')}
        value={search.rank ?? noChoice}
        onChange={(rank) => change({ rank: chosen(rank) })}
        options={[
          { value: noChoice, label: text('anyRank') },
          ...openRanks.map((value) => ({ value, label: words(value), hint: words(`${value}Means`) })),
        ]}
      />
      <Select<Severity | typeof noChoice>
        hideLabel
        className="max-sm:hidden"
        label={words('severity')}
        value={search.severity ?? noChoice}
        onChange={(severity) => change({ severity: chosen(severity) })}
        options={[
          { value: noChoice, label: text('anySeverity') },
          ...severities.map((value) => ({ value, label: words(value) })),
        ]}
      />
    </>
  );
}

/** What a link from elsewhere narrowed it to: seen, and taken away. */
function OnlyFor() {
  const text = useText(nowText);
  const words = useText(securityText);
  const { search, change } = useFlawAddress();
  const { images } = useLiveLab();
  const nameOf = (name: 'container' | 'image' | 'package', value: string) => {
    if (name !== 'image') return value;
    const found = [...images.values()].find(({ id }) => id === value);
    return shortReference(found?.references[0] ?? value);
  };
  return (['container', 'image', 'package'] as const).map((name) => {
    const value = search[name];
    if (value === undefined) return null;
    const shown = nameOf(name, value);
    return (
      <Button
        key={name}
        className="max-w-full"
        aria-label={text('noLonger', { name: shown })}
        icon={<XIcon aria-hidden />}
        onClick={() => change({ [name]: undefined })}
      >
        <span className="max-w-64 truncate">{text('onlyFor', { what: words(name), name: shown })}</span>
      </Button>
    );
  });
}
