import { z } from 'zod';
import type { SignInMethod } from './method.ts';

const PasswordProof = z.object({
  name: z.string().min(1).max(64).meta({ title: 'Name' }),
  password: z.string().min(1).max(256).meta({ title: 'Password', secret: true }),
});

export const password: SignInMethod<z.output<typeof PasswordProof>> = {
  id: 'password',
  title: 'Name and password',
  proof: PasswordProof,
  claimedName: ({ name }) => name,
  async verify(proof, { hasher, findAccount }) {
    const account = await findAccount(proof.name);
    const stored = account?.password_hash ?? undefined;
    const isRight = await hasher.verify(proof.password, stored);
    if (!isRight || !account || !stored) return undefined;
    const isRenewed = account.disabled === 0 && hasher.isOutdated(stored);
    return isRenewed ? { account, newPasswordHash: await hasher.hash(proof.password) } : { account };
  },
};
