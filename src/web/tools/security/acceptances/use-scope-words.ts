import { useCallback } from 'react';
import type { AcceptanceScope } from '#contracts/security/acceptance.ts';
import { useText } from '../../../i18n/use-text.ts';
import { acceptanceText } from './acceptance-text.ts';

/** What a rule is about, in one line. */
export function useScopeWords(): (scope: AcceptanceScope) => string {
  const text = useText(acceptanceText);
  return useCallback(
    (scope) => {
      const { flaw, image, host, stack, container } = scope;
      const parts = [
        flaw ?? text('everyFlaw'),
        scope.package !== null && text('ofPackage', { name: scope.package }),
        image !== null && text('inImage', { name: image.replace(/^docker\.io\/(?:library\/)?/u, '') }),
      ].filter((part) => part !== false);
      const places = [
        container !== null && text('ofContainer', { name: container }),
        stack !== null && text('ofStack', { name: stack }),
        host !== null && text('onHost', { name: host }),
      ].filter((part) => part !== false);
      return [parts.join(' '), ...places].join(', ');
    },
    [text],
  );
}
