import { useState } from 'react';
import type { WatchedDetails } from '#contracts/watcher/watched.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { useWords } from '../use-words.ts';
import { detailText } from './detail-text.ts';

const fewTags = 12;

/** Why the tag on offer is the one, seen from the others. */
export function TagsTab({ details }: { details: WatchedDetails }) {
  const text = useText(detailText);
  const [typed, setTyped] = useState('');
  const { otherTags, otherTagsCount, isTagListCut } = details;
  if (otherTags.length === 0) return <EmptyState title={text('tagsNone')}>{text('tagsNoneHint')}</EmptyState>;
  const shown = otherTags.filter(({ tag }) => tag.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <div className="flex flex-col gap-3 p-4">
      {isTagListCut && <Banner tone="warning" title={text('tagsCut')} />}
      <p className="text-muted">
        {text('tagsIntro')}{' '}
        {otherTagsCount > otherTags.length &&
          text('tagsMore', { shown: otherTags.length, count: otherTagsCount })}
      </p>
      {otherTags.length > fewTags && (
        <SearchField
          label={text('findTag')}
          placeholder={text('findTag')}
          value={typed}
          onChange={setTyped}
        />
      )}
      {shown.length === 0 ? <p className="text-muted">{text('noTagMatches')}</p> : <TagList tags={shown} />}
    </div>
  );
}

function TagList({ tags }: { tags: WatchedDetails['otherTags'] }) {
  const text = useText(detailText);
  const words = useWords();
  return (
    <ul className="flex flex-col divide-y divide-line-soft">
      {tags.map((other) => (
        <li key={other.tag} className="grid items-baseline gap-x-4 gap-y-0.5 py-1.5 sm:grid-cols-[14rem_1fr]">
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <span className="font-mono text-sm wrap-anywhere">{other.tag}</span>
            {other.isHeld && <StateBadge state="paused" word={text('heldTag')} className="text-sm" />}
          </span>
          <span className="text-muted wrap-anywhere">{words(other.words)}</span>
        </li>
      ))}
    </ul>
  );
}
