import type { Input } from '#contracts/notify/inputs.ts';

/** What is open over the list: a form, or an address that is shown once. */
export type Opening =
  | { readonly what: 'webhook' | 'heartbeat'; readonly input: Input | null }
  | { readonly what: 'address'; readonly input: Input; readonly path: string };
