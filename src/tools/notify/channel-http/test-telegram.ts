import type { SendContext, SendOutcome } from '../channels/channel.ts';
import { telegram } from '../channels/telegram.ts';
import { exampleMessage } from '../message/example-message.ts';
import type { Message } from '../message/message.ts';
import { openTestReceiver, type Reply, type TestReceiver, testSendContext } from './test-receiver.ts';

export const token = '123456:planted-secret';
export const messageId = '01980000-0000-7000-8000-000000000001';

export const done = (result: unknown): Reply => ({ body: JSON.stringify({ ok: true, result }) });

export const refusal = (code: number, description: string, parameters = {}): Reply => ({
  status: code,
  body: JSON.stringify({ ok: false, error_code: code, description, parameters }),
});

/** A receiver that speaks as Telegram does, and a destination that remembers. */
export interface TelegramLab extends AsyncDisposable {
  readonly receiver: TestReceiver;
  readonly context: SendContext;
  /** Answers by method; each further call of a method gets the next of its answers, and the last one from then on. */
  answer(replies: Readonly<Record<string, readonly Reply[]>>): void;
  send(changes?: Partial<Message>, set?: Record<string, unknown>): Promise<SendOutcome>;
  // oxlint-disable-next-line typescript/no-explicit-any -- bodies as they came
  calls(): { readonly method: string | undefined; readonly body: any }[];
}

export async function openTelegramLab(): Promise<TelegramLab> {
  const receiver = await openTestReceiver();
  const context = testSendContext();
  const lab: TelegramLab = {
    receiver,
    context,
    answer(replies) {
      const counts = new Map<string, number>();
      receiver.reply(({ path }) => {
        const method = path.slice(path.lastIndexOf('/') + 1);
        const count = counts.get(method) ?? 0;
        counts.set(method, count + 1);
        const list = replies[method] ?? [done({ message_id: 7 })];
        return list[count] ?? list.at(-1) ?? {};
      });
    },
    send(changes = {}, set = {}) {
      const parsed = telegram.settings.parse({ server: receiver.url, token, chat: '-1001', ...set });
      return telegram.send({ ...exampleMessage, id: messageId, ...changes }, parsed, context);
    },
    calls: () =>
      receiver.received.map(({ path, text }) => ({
        method: path.split('/').at(-1),
        body: JSON.parse(text),
      })),
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
  lab.answer({});
  return lab;
}
