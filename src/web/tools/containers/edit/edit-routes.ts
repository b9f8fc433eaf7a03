import type { AnyRoute } from '@tanstack/react-router';
import type { ShellRoute } from '../../../shell/routes.ts';

/** Pages that make new containers. */
export function editRoutes(_shell: ShellRoute): AnyRoute[] {
  return [];
}
