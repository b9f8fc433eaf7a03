import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { mostBytes } from './kuma-file.ts';
import { refusalText } from './refusal-text.ts';
import type { Refusal } from './refusal.ts';

interface Props {
  refusal: Refusal;
  onAgain: () => void;
}

/** Why it did not go on, and the way to go on. */
export function RefusalNote({ refusal: { step, fileName, reason, mayTryAgain }, onAgain }: Props) {
  const text = useText(refusalText);
  const format = useFormat();
  const title = text(step === 'apply' ? 'notTakenOver' : 'notRead', { name: fileName });
  const why =
    typeof reason === 'object'
      ? reason.said
      : reason === 'too-large'
        ? text(reason, { limit: format.bytes(mostBytes) })
        : text(reason);
  return (
    <div className="max-w-3xl">
      <Banner
        tone="danger"
        title={`${title}.`}
        action={mayTryAgain && <Button onClick={onAgain}>{text('again')}</Button>}
      >
        {why}
      </Banner>
    </div>
  );
}
