/** The other side closed before it had said all. */
export class WireClosed extends Error {}

/** What came is none of the protocol. */
export class WireFormatError extends Error {}

/** It sends more than is read of it. */
export class WireTooLong extends WireFormatError {}

/** `login`: it does not let this user in. `absent`: there is no such thing. `busy`: no room now. `starting`: not yet, or no longer. `plain`: no TLS. */
export type RefusalKind = 'login' | 'absent' | 'busy' | 'starting' | 'plain' | 'timeout' | 'other';

/** It speaks the protocol, and says no. */
export class WireRefusal extends Error {
  readonly kind: RefusalKind;

  /** @param words its own, as they came */
  constructor(kind: RefusalKind, words: string) {
    super(words);
    this.kind = kind;
  }
}
