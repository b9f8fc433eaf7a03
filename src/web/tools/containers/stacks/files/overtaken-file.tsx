import { useText } from '../../../../i18n/use-text.ts';
import { Banner } from '../../../../ui/banner.tsx';
import { Button } from '../../../../ui/button.tsx';
import { TextDiff } from '../../../../ui/diff/text-diff.tsx';
import type { DraftFile } from './stack-draft.ts';
import { stackFilesText } from './stack-files-text.ts';
import type { StackDraft } from './use-stack-draft.ts';

interface OvertakenFileProps {
  draft: StackDraft;
  current: DraftFile;
  name: string;
}

/** Somebody else changed the file meanwhile: both texts, and the choice between them. */
export function OvertakenFile({ draft, current, name }: OvertakenFileProps) {
  const text = useText(stackFilesText);
  return (
    <section aria-label={text('overtaken')} className="flex flex-col gap-2">
      <Banner
        tone="warning"
        title={text('overtaken')}
        action={
          <span className="flex gap-2">
            <Button size="sm" onClick={() => draft.discard(current.file.path)}>
              {text('takeDisk')}
            </Button>
            <Button size="sm" onClick={() => draft.insist(current)}>
              {text('keepMine')}
            </Button>
          </span>
        }
      >
        {text('overtakenHint')}
      </Banner>
      <TextDiff
        label={text('diskAndMine', { file: name })}
        before={current.file.text ?? ''}
        after={current.typed}
      />
    </section>
  );
}
