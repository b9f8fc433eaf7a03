import { expect, test } from 'vitest';
import { z } from 'zod';
import { manualClock } from '#kernel/clock.ts';
import { classifyAnswer } from '../channel-http/classify-answer.ts';
import { testSendContext } from '../channel-http/test-receiver.ts';
import { classifyMail } from '../channel-mail/classify-mail.ts';
import { defineChannel, type SendOutcome } from '../channels/channel.ts';
import { fakeWriter, payloadOf, plantedToken } from './test-delivery.ts';
import { trySend } from './try-send.ts';

async function reasonOf(outcome: SendOutcome): Promise<string> {
  const channel = defineChannel({
    id: 'fake',
    title: 'Fake',
    help: { en: '', es: '' },
    limits: [],
    settings: z.object({ token: z.string().meta({ secret: true }) }),
    send: async () => outcome,
  });
  const message = await fakeWriter.write('m', payloadOf('g', ['a']), { language: 'en', templateId: null });
  const tried = await trySend(message, {
    ...testSendContext(),
    channel,
    settings: { token: plantedToken },
    clock: manualClock(),
  });
  return tried.outcome.kind === 'sent' ? '' : tried.outcome.reason;
}

/** No part of the secret that says anything, wherever the words around it end. */
function pieces(reason: string): string[] {
  return Array.from({ length: plantedToken.length - 5 }, (_, at) => plantedToken.slice(at, at + 6)).filter(
    (piece) => reason.includes(piece),
  );
}

const places = Array.from({ length: 200 }, (_, index) => index * 5);

test.each([
  ['an HTTP receiver', (text: string) => classifyAnswer(answerOf(text), words, 0)],
  ['a mail server', (response: string) => classifyMail({ message: '', responseCode: 535, response })],
])('a secret in the words of %s leaves no piece, wherever it stands', async (_, classify) => {
  for (const place of places) {
    const reason = await reasonOf(classify(`${'x'.repeat(place)} ${plantedToken} ${'y'.repeat(1_000)}`));
    expect(pieces(reason)).toEqual([]);
    expect(reason.length).toBeLessThan(700);
    expect(reason).toMatch(/Check [^.]+\.$/);
  }
});

const words = { receiver: 'Chat', advice: { en: 'Check the token.', es: 'Check the token.' } };
function answerOf(text: string) {
  return { status: 401, header: () => null, text };
}
