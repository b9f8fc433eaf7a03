import type { SendContext, SendOutcome } from '../channels/channel.ts';
import { numberAt, readPath, textAt } from '../body-path.ts';
import { jsonOf } from '../json-of.ts';
import { classifyAnswer } from './classify-answer.ts';
import { baseOf, exchange } from './post.ts';

export interface TelegramBot {
  readonly server: string;
  readonly token: string;
}

export interface TelegramAnswer {
  readonly status: number;
  /** Telegram's words for what went wrong. */
  readonly description: string;
  /** Of a call that was done. */
  readonly result: unknown;
  /** The group became a supergroup, and this is its id now. */
  readonly movedTo: string | undefined;
  readonly outcome: SendOutcome;
}

/** Said with status 400, though no message gets past them (Bot API, "Making requests"; the words are the server's). */
const brokenWords =
  /chat not found|chat was deleted|not enough rights|have no rights|need administrator rights|thread not found|TOPIC_CLOSED|chat_id is empty|PEER_ID_INVALID/i;

/** Calls one method of the Bot API. The address holds the token, so it stands in no answer. */
export async function callTelegram(
  { server, token }: TelegramBot,
  method: string,
  body: object,
  context: Pick<SendContext, 'fetch' | 'signal'> & { readonly nowMs?: number },
): Promise<TelegramAnswer> {
  const answer = await exchange({ url: `${baseOf(server)}/bot${token}/${method}`, body }, context);
  const json = jsonOf(answer.text);
  const description = textAt(json, 'description') ?? '';
  const moved = numberAt(json, 'parameters.migrate_to_chat_id');
  const isBroken = answer.status === 400 && brokenWords.test(description);
  const classified = classifyAnswer(answer, wordsFor(isBroken), context.nowMs ?? 0);
  const isStranger = classified.kind === 'sent' && readPath(json, 'ok') !== true;
  return {
    status: answer.status,
    description,
    result: readPath(json, 'result'),
    movedTo: moved === undefined ? undefined : String(moved),
    outcome: isStranger ? stranger(answer.status) : classified,
  };
}

/** A proxy or a page of sign-in answered in its place: nothing was sent. */
function stranger(code: number): SendOutcome {
  return {
    kind: 'retry',
    code,
    reason: `Something else than Telegram answered ${code}. Check the server, and what stands between.`,
    reasonEs: `Algo que no es Telegram respondió ${code}. Revisa el servidor y lo que haya en medio.`,
  };
}

function wordsFor(isBroken: boolean) {
  return {
    receiver: 'Telegram',
    advice: {
      en: 'Check the token and the chat, and that the bot is in it and may write.',
      es: 'Revisa el token y el chat, y que el bot esté en él y pueda escribir.',
    },
    broken: [401, 403, 404, ...(isBroken ? [400] : [])],
    wordsOf: (body: unknown) => textAt(body, 'description'),
    pauseOf: (body: unknown) => {
      const seconds = numberAt(body, 'parameters.retry_after');
      return seconds === undefined ? undefined : seconds * 1000;
    },
  };
}
