import type { Text } from '#library/text.ts';
import type { KumaRow } from './kuma-data.ts';

/** What one of our kinds makes of a monitor. */
export interface Translated {
  readonly kind: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly notes: readonly Text[];
  /** It would fail as it is, until a person has looked at it. */
  readonly isPaused?: boolean;
}

export interface KumaContext {
  /** Whether the Docker engine of this id is another than the one beside Kuma. */
  readonly isOtherEngine: (id: number | undefined) => boolean;
  /** The warning before a certificate expires. */
  readonly certificateWarnDays: number;
}

export type Translation = Translated | { readonly notTaken: Text };
export type Translate = (row: KumaRow, context: KumaContext) => Translation;

/** Without what is not there, so that our defaults apply. */
export function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
}
