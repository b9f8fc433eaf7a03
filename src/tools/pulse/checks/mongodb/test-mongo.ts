import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { type BsonDocument, readBson } from '#library/mongodb/read-bson.ts';
import { type BsonInput, writeBson } from '#library/mongodb/write-bson.ts';
import { openWire, type Wire } from '#library/wire/wire.ts';
import { tcpServer, type TestServer } from '../testing/test-server.ts';

type Reply = { readonly [name: string]: BsonInput };

export interface TestMongo extends TestServer {
  readonly asked: BsonDocument[];
}

export const primary = { isWritablePrimary: true, setName: 'rs0', maxWireVersion: 21, ok: 1 };
const refused = { ok: 0, code: 18, errmsg: 'Authentication failed.', codeName: 'AuthenticationFailed' };
const salt = Buffer.from('0123456789abcdef');
const nonceOfServer = 'srv';

/** Speaks the wire protocol of MongoDB 4.4 and later; knows the user `nexus` with the password `pw`. Other commands are the test's. */
export async function mongoServer(
  answer: (command: BsonDocument) => Reply,
  hello: Reply = primary,
): Promise<TestMongo> {
  const asked: BsonDocument[] = [];
  const server = await tcpServer((socket) => {
    const wire = openWire(socket, { most: 1_000_000 });
    const login = scramServer();
    const reply = (command: BsonDocument) => {
      asked.push(command);
      if (command.hello === 1) return hello;
      if (command.saslStart === 1 || command.saslContinue === 1) return login(command);
      return answer(command);
    };
    void serve(wire, reply).catch(() => socket.destroy());
  });
  return { ...server, asked };
}

async function serve(wire: Wire, reply: (command: BsonDocument) => Reply): Promise<void> {
  for (;;) {
    const head = await wire.read(16);
    const body = await wire.read(head.readInt32LE(0) - 16);
    const document = writeBson(reply(readBson(body.subarray(5))));
    const answer = Buffer.alloc(21);
    answer.writeInt32LE(21 + document.length, 0);
    answer.writeInt32LE(head.readInt32LE(4), 8);
    answer.writeInt32LE(2013, 12);
    wire.write(Buffer.concat([answer, document]));
  }
}

/** The other side of RFC 5802. */
function scramServer(): (command: BsonDocument) => Reply {
  let messages = '';
  let [hash, password] = ['sha256', 'pw'];
  return ({ saslStart, mechanism, payload }) => {
    const text = Buffer.isBuffer(payload) ? payload.toString() : '';
    if (saslStart === 1) {
      const bare = text.slice(3);
      const first = `r=${/r=(.*)$/.exec(bare)?.[1]}${nonceOfServer},s=${salt.toString('base64')},i=4096`;
      messages = `${bare},${first}`;
      if (mechanism === 'SCRAM-SHA-1')
        [hash, password] = ['sha1', createHash('md5').update('nexus:mongo:pw').digest('hex')];
      if (!bare.startsWith('n=nexus,')) return refused;
      return { ok: 1, conversationId: 1, done: false, payload: Buffer.from(first) };
    }
    const [withoutProof = '', proof = ''] = text.split(',p=');
    const salted = pbkdf2Sync(password, salt, 4096, hash === 'sha1' ? 20 : 32, hash);
    const sign = (key: Buffer, said: string) => createHmac(hash, key).update(said).digest();
    const all = `${messages},${withoutProof}`;
    const clientKey = sign(salted, 'Client Key');
    const signature = sign(createHash(hash).update(clientKey).digest(), all);
    const expected = Buffer.from(clientKey.map((byte, at) => byte ^ (signature[at] ?? 0)));
    if (expected.toString('base64') !== proof) return refused;
    const last = `v=${sign(sign(salted, 'Server Key'), all).toString('base64')}`;
    return { ok: 1, conversationId: 1, done: true, payload: Buffer.from(last) };
  };
}
