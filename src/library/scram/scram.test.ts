import { expect, test } from 'vitest';
import { WireFormatError } from '#library/wire/wire-error.ts';
import { openScram } from './scram.ts';

// RFC 7677, section 3.
const login = { hash: 'sha256', user: 'user', password: 'pencil' } as const;
const nonce = 'rOprNGfwEbeRWgbNEkqO';
const challenge = 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096';

test('the exchange of RFC 7677', async () => {
  const scram = openScram(login, nonce);
  expect(scram.first).toBe('n,,n=user,r=rOprNGfwEbeRWgbNEkqO');
  expect(await scram.answer(challenge)).toBe(
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
  );
  expect(scram.isProven('v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')).toBe(true);
  expect(scram.isProven('v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')).toBe(false);
  expect(scram.isProven('e=other-error')).toBe(false);
});

test('the exchange of RFC 5802', async () => {
  const scram = openScram({ hash: 'sha1', user: 'user', password: 'pencil' }, 'fyko+d2lbbFgONRv9qkxdawL');
  expect(await scram.answer('r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096')).toBe(
    'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
  );
  expect(scram.isProven('v=rmF9pqV8S7suAoZWja4dJRkFsKQ=')).toBe(true);
});

test('names with signs of the protocol, and a nonce of its own each time', () => {
  expect(openScram({ ...login, user: 'a=b,c' }, 'x').first).toBe('n,,n=a=3Db=2Cc,r=x');
  expect(openScram(login).first).not.toBe(openScram(login).first);
});

test.each([
  ['a nonce that is not ours', 'r=other,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096'],
  ['a nonce that is only ours', `r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`],
  ['no salt', `r=${nonce}x,i=4096`],
  ['rounds without end', `r=${nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4000000000`],
  ['no rounds', `r=${nonce}x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=0`],
  ['nothing', ''],
])('%s is refused', async (_, serverFirst) => {
  await expect(openScram(login, nonce).answer(serverFirst)).rejects.toThrow(WireFormatError);
});

test('nothing is proven before it was asked', () => {
  expect(openScram(login, nonce).isProven('v=')).toBe(false);
});
