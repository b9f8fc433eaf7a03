import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { editText } from './edit-text.ts';
import type { Edit } from './use-edit.ts';

/** Somebody, or something, changed the container while it was being edited. */
export function Conflict({ edit: { hasConflict, name, planning, applying, onStartOver } }: { edit: Edit }) {
  const text = useText(editText);
  const version = planning.plan?.version;
  if (!hasConflict || version === undefined) return null;
  const action = (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" onClick={onStartOver}>
        {text('startOver')}
      </Button>
      <Button size="sm" onClick={() => applying.setVersion(version)}>
        {text('continueAnyway')}
      </Button>
    </span>
  );
  return (
    <Banner tone="warning" title={text('conflictTitle', { name })} action={action}>
      {text('conflictDetail')}
    </Banner>
  );
}
