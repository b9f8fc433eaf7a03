import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { useLiveLab } from '../live.ts';
import { securityText } from '../security-text.ts';
import { isNarrowed, withoutFilters } from './flaw-search.ts';
import { isAllKnown, notKnown } from './lab-verdict.ts';
import { nowText } from './now-text.ts';
import { useFlawAddress } from './use-flaw-address.ts';

/** Why there is nothing: the filters, nothing accepted, nothing here, or nothing found as far as it is known. */
export function NoFlaws() {
  const text = useText(nowText);
  const words = useText(securityText);
  const { search, change } = useFlawAddress();
  const { loaded, images, overview } = useLiveLab();
  if (isNarrowed(search))
    return (
      <EmptyState
        title={text('noMatch')}
        action={<Button onClick={() => change(withoutFilters())}>{words('clearFilter')}</Button>}
      />
    );
  if (search.state === 'accepted')
    return <EmptyState title={text('emptyAccepted')}>{text('emptyAcceptedHint')}</EmptyState>;
  if (search.state === 'hidden')
    return <EmptyState title={text('emptyHidden')}>{text('emptyHiddenHint')}</EmptyState>;
  if (loaded && images.size === 0)
    return (
      <EmptyState
        title={text('emptyLab')}
        action={<PageLink to="/containers">{text('seeContainers')}</PageLink>}
      >
        {text('emptyLabHint')}
      </EmptyState>
    );
  const isSure =
    overview !== null &&
    overview.status.advisoriesAtMs !== null &&
    overview.status.troubles.length === 0 &&
    isAllKnown(notKnown(overview));
  return isSure ? (
    <EmptyState title={text('emptyOpen')}>{text('emptyOpenHint')}</EmptyState>
  ) : (
    <EmptyState title={text('emptyUnsure')}>{text('emptyUnsureHint')}</EmptyState>
  );
}
