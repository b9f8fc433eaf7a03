import { afterAll, describe, expect, test } from 'vitest';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { sealWith } from '#kernel/secrets/seal.ts';
import { newSecretKeyText, parseSecretKey } from '#kernel/secrets/secret-key.ts';
import { vapidKeysReader } from '#tools/notify/channel-push/read-vapid-keys.ts';
import type { NotifySchema } from '#tools/notify/notify-schema.ts';
import { notifyMigrations } from '#tools/notify/tool.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const schemaPrefix = `push_${process.pid}_`;
const openStore = () => openPostgresStore({ url: postgresUrl, schemaPrefix, maxConnections: 4 });

describe.skipIf(!requireEngine('postgres'))('push messages on PostgreSQL', () => {
  afterAll(() => dropSchemas(schemaPrefix));

  test('processes that make a key at the same time end up with the same one', async () => {
    const secrets = sealWith(parseSecretKey(newSecretKeyText()));
    await using first = await openStore();
    await using second = await openStore();
    const readers = [];
    for (const store of [first, second]) {
      const database = await store.open<NotifySchema>('notify', notifyMigrations);
      readers.push(vapidKeysReader({ database, secrets }));
    }
    const keys = await Promise.all(readers.map((read) => read()));
    expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
    expect(new Set(keys.map(({ privateKey }) => privateKey.reveal())).size).toBe(1);
  });
});
