/** What the thread that reads is asked. */
export type KumaQuestion = { readonly ask: 'data' } | { readonly ask: 'beats'; readonly afterId: number };

/** `why`: not-kuma, too-much or damaged. */
export type KumaReply =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly why: string };
