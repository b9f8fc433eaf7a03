import type { StackId } from './stack-queries.ts';

export const stackTabs = ['services', 'files', 'plan', 'versions'] as const;
export type StackTab = (typeof stackTabs)[number];

/** The address of a stack's page. */
export function stackPath({ host, stack }: StackId): string {
  return `/containers/stacks/${encodeURIComponent(host)}/${encodeURIComponent(stack)}`;
}
