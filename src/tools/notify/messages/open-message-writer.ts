import type { templatesEndpoints } from '#contracts/notify/templates.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import { mostRead } from '../message/in-short.ts';
import type { Message } from '../message/message.ts';
import type { NotifyKernel, NotifyOptions } from '../notify-kernel.ts';
import { keepChanges, type ChangesBefore } from './change-journal.ts';
import { composeMessage, inOrder, type Undirected } from './compose-message.ts';
import type { MessageWriter } from './message-writer.ts';
import { renderOwnWords } from './own-words.ts';
import { templateHandlers } from './template-handlers.ts';
import { readTemplate } from './template-store.ts';
import { wordsIn } from './words-in.ts';

export interface Messages {
  readonly writer: MessageWriter;
  readonly changesBefore: ChangesBefore;
  readonly handlers: HandlersFor<typeof templatesEndpoints>;
}

export interface MessagesOptions {
  readonly kernel: NotifyKernel;
  readonly options: NotifyOptions;
  /** For previews of real alerts. Absent: every preview is of the example. */
  readonly book?: Pick<AlertBook, 'get'>;
}

/** To be called before the bus starts. */
export function openMessages({ kernel, options, book }: MessagesOptions): Messages {
  const changesBefore = keepChanges(kernel);
  const compose = async (id: string, pending: Undirected, language: Message['language']) =>
    composeMessage(pending, {
      id,
      language,
      nowMs: kernel.clock.now(),
      publicUrl: options.publicUrl ?? null,
      changes: await changesOf(pending, changesBefore, kernel),
    });
  return {
    changesBefore,
    handlers: templateHandlers({ kernel, book, compose }),
    writer: {
      async write(id, pending, { language, templateId }) {
        const message = await compose(id, pending, language);
        return templateId === null ? message : withTemplate(message, templateId, kernel);
      },
    },
  };
}

/** A message is worth more than the words of its template, so any failure leaves the built-in ones. */
async function withTemplate(
  message: Message,
  templateId: string,
  { database, log }: NotifyKernel,
): Promise<Message> {
  const template = await readTemplate(database, templateId);
  if (template === undefined) return message;
  const rendered = renderOwnWords(template, message);
  if ('text' in rendered) return { ...message, title: rendered.title, ownText: rendered.text };
  log.warn(
    { template: template.name, problems: rendered.problems },
    'A template failed; built-in words were sent',
  );
  const note = wordsIn(message.language).templateFailed(template.name);
  return { ...message, footer: `${message.footer}\n${note}` };
}

/**
 * Of the alerts that people read: each asks the database. An explanation is an extra: without it, the message goes all the
 * same.
 */
async function changesOf({ alerts }: Undirected, changesBefore: ChangesBefore, { log }: NotifyKernel) {
  const found: Awaited<ReturnType<ChangesBefore>>[] = [];
  const firing = inOrder(alerts)
    .slice(0, mostRead)
    .filter(({ isFiring }) => isFiring);
  try {
    for (const { labels, startsAtMs } of firing) found.push(await changesBefore(labels, startsAtMs));
  } catch (error) {
    log.warn({ error }, 'What changed before an alert cannot be read');
  }
  return new Map(firing.map(({ fingerprint }, index) => [fingerprint, found[index] ?? []]));
}
