import { expect, test } from 'vitest';
import { createPasswordHasher } from './password-hash.ts';
import type { WorkLimit } from './work-limit.ts';

const cost = { memoryKiB: 64, passes: 1, lanes: 1 };

test('a password is recognised, another is not, and no two hashes are alike', async () => {
  const hasher = createPasswordHasher({ cost });
  const [one, two] = [await hasher.hash('correct horse'), await hasher.hash('correct horse')];
  expect(one).not.toBe(two);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await hasher.verify('correct horse', one)).toBe(true);
  expect(await hasher.verify('Correct horse', one)).toBe(false);
});

test('accents count as one letter however the keyboard sends them', async () => {
  const hasher = createPasswordHasher({ cost });
  expect(await hasher.verify('Jose\u0301 y yo', await hasher.hash('José y yo'))).toBe(true);
});

test('a hash made elsewhere with the reference implementation is recognised', async () => {
  // From the README of the argon2 reference implementation, test vector for argon2id with v=19.
  const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await createPasswordHasher({ cost }).verify('password', stored)).toBe(true);
});

test('an unknown account costs as many hashes as a known one', async () => {
  let runs = 0;
  const limit: WorkLimit = {
    run(work) {
      runs += 1;
      return work();
    },
  };
  const hasher = createPasswordHasher({ cost, limit });
  const stored = await hasher.hash('right');
  runs = 0;
  expect(await hasher.verify('right', stored)).toBe(true);
  expect(runs).toBe(1);
  expect(await hasher.verify('right', undefined)).toBe(false);
  expect(runs).toBe(2);
});

test('a hash of another cost is outdated', async () => {
  const stored = await createPasswordHasher({ cost }).hash('x');
  expect(createPasswordHasher({ cost }).isOutdated(stored)).toBe(false);
  expect(createPasswordHasher().isOutdated(stored)).toBe(true);
});
