import type { Change } from '#contracts/notify/alert.ts';
import { useText } from '../../../i18n/use-text.ts';
import { changeText } from './change-text.ts';

const happenings = [
  'started',
  'died',
  'removed',
  'unhealthy',
  'healthy',
  'unreachable',
  'reachable',
] as const;

/** What changed, and who did it where somebody did: an action has one name in every language, as in the audit log. */
export function useChangeWords(): (change: Omit<Change, 'id' | 'atMs'>) => string {
  const text = useText(changeText);
  return ({ what, target, by, detail }) => {
    const happening = by === null ? happenings.find((one) => one === what) : undefined;
    const code = /^exit code (\d+)$/.exec(detail ?? '')?.[1];
    return [
      happening ? text(happening, { target }) : `${what} ${target}`,
      by && text('by', { name: by }),
      code === undefined ? detail : text('exitCode', { code }),
    ]
      .filter(Boolean)
      .join(', ');
  };
}
