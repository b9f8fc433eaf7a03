import type { z } from 'zod';
import type { UserRow } from '../hub-schema.ts';
import type { PasswordHasher } from '../password-hash.ts';

/** What a method may ask while it checks a proof. */
export interface SignInMeans {
  readonly hasher: PasswordHasher;
  /** The account of that name, disabled ones too. */
  readonly findAccount: (name: string) => Promise<UserRow | undefined>;
}

export interface Verified {
  readonly account: UserRow;
  /** To store instead of the present one, which was made at another cost than hashes are now. */
  readonly newPasswordHash?: string;
}

/** One way for a person to prove who they are. A new one is a file here and a line in `index.ts`. */
export interface SignInMethod<Proof> {
  readonly id: string;
  readonly title: string;
  /** What is asked of the person; the form is drawn from it. */
  readonly proof: z.ZodType<Proof>;
  /** The name by which tries are counted, before anything is known to be true. */
  claimedName(proof: Proof): string;
  /**
   * Resolves to the account that the proof belongs to, or undefined. Does the same work for an account that is unknown or
   * disabled as for any other; that a disabled one stays out is decided by who asks.
   */
  verify(proof: Proof, means: SignInMeans): Promise<Verified | undefined>;
}
