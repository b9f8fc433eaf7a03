import type { Channel } from './channel.ts';

/** Every kind of destination there is. */
// A channel takes its own settings only, so the list is of channels of whatever settings; callers parse before they send.
// oxlint-disable-next-line typescript/no-explicit-any
export const channels: readonly Channel<any>[] = [];
