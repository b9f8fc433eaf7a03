/** A token, and for how long it may be used. */
export interface Token {
  readonly text: string;
  /** As the server says; null when it does not. */
  readonly expiresInSeconds: number | null;
}

export interface TokenCache {
  /** The token that is kept under `key`, or a new one. Whoever asks meanwhile gets the same. */
  get(key: string, fetchToken: () => Promise<Token>): Promise<string>;
  /** It was not accepted. A newer one that somebody else got meanwhile stays. */
  forget(key: string, text: string): void;
}

/** What a token lives when its server does not say (distribution, token specification). */
const usualSeconds = 60;
/** A token must not run out on its way. */
const marginMs = 10_000;
const longestMs = 24 * 3_600_000;
const mostTokens = 1000;

export function tokenCache(now: () => number): TokenCache {
  const kept = new Map<string, { readonly text: string; readonly untilMs: number }>();
  const asked = new Map<string, Promise<string>>();
  const fetchOnce = async (key: string, fetchToken: () => Promise<Token>) => {
    const askedMs = now();
    try {
      const { text, expiresInSeconds } = await fetchToken();
      const livesMs = Math.min(longestMs, (expiresInSeconds ?? usualSeconds) * 1000);
      if (kept.size >= mostTokens) kept.clear();
      kept.set(key, { text, untilMs: askedMs + livesMs - Math.min(marginMs, livesMs / 4) });
      return text;
    } finally {
      asked.delete(key);
    }
  };
  return {
    async get(key, fetchToken) {
      const found = kept.get(key);
      const nowMs = now();
      // A clock that was set back must not make a token last.
      if (found && nowMs < found.untilMs && found.untilMs - nowMs <= longestMs) return found.text;
      const asking = asked.get(key) ?? fetchOnce(key, fetchToken);
      asked.set(key, asking);
      return await asking;
    },
    forget(key, text) {
      if (kept.get(key)?.text === text) kept.delete(key);
    },
  };
}
