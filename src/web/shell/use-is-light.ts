import { useTheme } from '../ui/theme.ts';
import { useMediaQuery } from '../ui/use-media-query.ts';

/** What is on the screen now, whether chosen or taken from the system. */
export function useIsLight(): boolean {
  const theme = useTheme();
  const systemIsLight = useMediaQuery('(prefers-color-scheme: light)');
  return theme === 'light' || (theme === 'system' && systemIsLight);
}
