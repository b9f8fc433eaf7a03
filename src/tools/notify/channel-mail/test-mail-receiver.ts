import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, dots undone. */
  readonly raw: string;
}

/** What it answers to a command in place of its usual word; `silent`: nothing. By the beginning of the line. */
export type MailReplies = Readonly<Record<string, string>>;

/** A mail server on this machine that takes what it is given, without encryption, and answers as it is told. */
export interface TestMailReceiver extends AsyncDisposable {
  readonly port: number;
  readonly received: ReceivedMail[];
  /** Every command line, of all connections. */
  readonly lines: string[];
  reply(replies: MailReplies): void;
}

interface Session {
  from: string;
  to: string[];
  /** Undefined outside of a mail. */
  mail: string[] | undefined;
}

const usual: MailReplies = {
  HELL: '220 test',
  EHLO: '250-test\r\n250-AUTH PLAIN\r\n250 8BITMIME',
  AUTH: '235 2.7.0 yes',
  DATA: '354 go on',
  QUIT: '221 bye',
};

export async function openTestMailReceiver(): Promise<TestMailReceiver> {
  const received: ReceivedMail[] = [];
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  let replies: MailReplies = {};
  const server = createServer((socket) => {
    sockets.add(socket);
    const session: Session = { from: '', to: [], mail: undefined };
    const say = (line: string) => {
      const asked = Object.keys(replies).find((start) => line.startsWith(start));
      const answer = (asked && replies[asked]) ?? usual[line.slice(0, 4)] ?? '250 2.0.0 ok';
      if (answer !== 'silent') socket.write(`${answer}\r\n`);
      return answer;
    };
    say('HELLO');
    let rest = '';
    socket.on('error', () => {});
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = `${rest}${chunk}`.split('\r\n');
      rest = parts.pop() ?? '';
      for (const line of parts) take(line);
    });
    const take = (line: string) => {
      if (session.mail !== undefined && line !== '.') return void session.mail.push(line.replace(/^\./, ''));
      if (session.mail === undefined) lines.push(line);
      const answer = say(line);
      if (line === '.' && session.mail && answer.startsWith('2'))
        received.push({ from: session.from, to: [...session.to], raw: session.mail.join('\r\n') });
      note(session, line, answer);
    };
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return {
    port: address.port,
    received,
    lines,
    reply: (next) => (replies = next),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function note(session: Session, line: string, answer: string): void {
  const [, address = ''] = /<([^>]*)>/.exec(line) ?? [];
  if (line.startsWith('MAIL')) Object.assign(session, { from: address, to: [] });
  if (line.startsWith('RCPT') && answer.startsWith('2')) session.to.push(address);
  session.mail = line === 'DATA' && answer.startsWith('3') ? [] : undefined;
}
