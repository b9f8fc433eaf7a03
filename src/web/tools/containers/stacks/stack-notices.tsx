import type { StackDetails } from '#contracts/containers/stack.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Fixes } from './fixes.tsx';
import { stackText } from './stack-text.ts';
import { stacksText } from './stacks-text.ts';

/** What concerns the whole stack and lasts: it is not adopted, compose is missing, its files cannot be compared. */
export function StackNotices({ stack }: { stack: StackDetails }) {
  const text = useText(stackText);
  const words = useText(stacksText);
  const { compose, drift, reason, fixes } = stack;
  const isFound = stack.origin === 'found';
  return (
    <>
      {isFound && (
        <Banner tone="info" title={text('foundTitle')}>
          {words('adoptHint')}
        </Banner>
      )}
      {compose.version === null && (
        <Banner tone="warning" title={text('composeMissing')}>
          {compose.reason}
          <Fixes fixes={compose.fixes} />
        </Banner>
      )}
      {!isFound && stack.state !== 'absent' && compose.version !== null && drift !== 'same' && (
        <Banner tone={drift === 'differs' ? 'info' : 'warning'} title={words(`notice-${drift}`)}>
          {reason}
          <Fixes fixes={fixes} />
        </Banner>
      )}
    </>
  );
}
