import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import type { Message, PendingMessage } from '../message/message.ts';

/** Puts a decided message into words, at the moment it is sent. */
export interface MessageWriter {
  write(
    id: string,
    message: Omit<PendingMessage, 'destinationId'>,
    options: { readonly language: MessageLanguage; readonly templateId: string | null },
  ): Promise<Message>;
}
