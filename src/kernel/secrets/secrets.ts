/** A value that never shows itself: logs, JSON and string conversion print `[secret]`. */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

/**
 * Encrypts what must be read again, for storing in a text column. AES-256-GCM, random nonce; `place` (table, column, row)
 * is authenticated, so a value cannot be moved elsewhere.
 */
export interface Secrets {
  seal(value: Secret, place: string): string;
  /** Throws NexusError `secret-unreadable` when the text was changed, moved or sealed under another key. */
  open(sealed: string, place: string): Secret;
}
