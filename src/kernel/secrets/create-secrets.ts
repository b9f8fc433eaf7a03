import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NexusError } from '../errors.ts';
import { folderKeyCheck, type KeyCheck } from './key-check.ts';
import { createPrivateFile, readKeyFile } from './key-file.ts';
import { sealWith } from './seal.ts';
import { matchesCheckValue, newSecretKeyText, parseSecretKey, type SecretKey } from './secret-key.ts';
import type { Secret, Secrets } from './secrets.ts';

export interface SecretsOptions {
  /** Holds `secret.key`, made at the first start, unless a key is given. */
  readonly dataDir: string;
  /** The key itself, or the file that holds it. Several processes on one database need the same one. */
  readonly key?: Secret | { readonly file: string };
  /** Remembers which key the data was sealed with; `secret.check` in the data folder unless said otherwise. */
  readonly check?: KeyCheck;
}

/**
 * Finds the secret key and makes sure it is the one that the data was sealed with. Call before the first database
 * is opened: a folder with databases but without key is not taken for a new one.
 * @throws NexusError `secret-key-missing`, `secret-key-wrong` or `secret-key-exposed`, each saying what to do.
 */
export async function createSecrets(options: SecretsOptions): Promise<Secrets> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const check = options.check ?? folderKeyCheck(options.dataDir);
  const known = await check.read();
  const key = options.key ? await givenKey(options.key) : await ownKey(options.dataDir, known !== undefined);
  if (!matchesCheckValue(key, known ?? (await check.claim(key.checkValue)))) throw wrongKey();
  return sealWith(key);
}

async function givenKey(given: Secret | { readonly file: string }): Promise<SecretKey> {
  if (!('file' in given)) return parseSecretKey(given);
  const text = await readKeyFile(given.file);
  if (!text) throw new NexusError('secret-key-missing', 500, `There is no secret key file ${given.file}.`);
  return parseSecretKey(text);
}

async function ownKey(dataDir: string, isKeyExpected: boolean): Promise<SecretKey> {
  const path = join(dataDir, 'secret.key');
  const existing = await readKeyFile(path);
  if (existing) return parseSecretKey(existing);
  if (isKeyExpected || (await hasDatabases(dataDir))) throw missingKey(path);
  const made = newSecretKeyText();
  const isFirst = await createPrivateFile(path, `${made.reveal()}\n`);
  // Another process may have been a moment faster; then its key is the one.
  return parseSecretKey(isFirst ? made : ((await readKeyFile(path)) ?? made));
}

async function hasDatabases(dataDir: string): Promise<boolean> {
  return (await readdir(dataDir)).some((name) => name.endsWith('.db'));
}

function missingKey(path: string): NexusError {
  return new NexusError(
    'secret-key-missing',
    500,
    `The data was sealed with a secret key, and ${path} is not there. Put the file back from your backup, or give the ` +
      'key as NEXUS_SECRET_KEY_FILE; processes that share a database all need the same key. A new key could not read ' +
      'what is stored.',
  );
}

function wrongKey(): NexusError {
  return new NexusError(
    'secret-key-wrong',
    500,
    'The secret key is not the one that this data was sealed with. Restore the matching key; nothing was changed.',
  );
}
