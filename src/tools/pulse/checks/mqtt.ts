import { randomBytes } from 'node:crypto';
import type { Heard } from '#library/mqtt/answers.ts';
import { type MqttSession, openMqttSession } from '#library/mqtt/session.ts';
import type { Wire } from '#library/wire/wire.ts';
import { WireTooLong } from '#library/wire/wire-error.ts';
import { type CheckContext, defineCheckKind } from './check-kind.ts';
import { placeText } from './connection/place.ts';
import { converse } from './dialogue/converse.ts';
import { judgeValue } from './dialogue/expected-value.ts';
import { outcomeOf } from './dialogue/outcome-of.ts';
import { TalkFailure } from './dialogue/reason-of-talk.ts';
import { valueAtPath } from './dialogue/value-at-path.ts';
import { mqttSettings, type MqttSettings } from './mqtt/mqtt-settings.ts';
import { wireErrorOf } from './mqtt/reason-of-broker.ts';
import { detailOf } from './reasons.ts';
import { valuesOf } from './values-of.ts';

const longestPacket = 1024 * 1024;
/** Of all messages together; a topic with more than that in a check is the wrong one. */
const mostHeard = 16 * 1024 * 1024;

export const mqtt = defineCheckKind({
  kind: 'mqtt',
  title: { en: 'MQTT', es: 'MQTT' },
  help: {
    en: 'Signs in at a broker and, if you name a topic, waits for a message on it.',
    es: 'Inicia sesión en un bróker y, si indicas un tema, espera un mensaje en él.',
  },
  settings: mqttSettings,
  values: valuesOf('RESPONSE_TIME', 'BODY', 'TOPIC', 'CONNECTED', 'IP', 'CERTIFICATE_EXPIRATION'),
  target: ({ host, port }) => placeText(host, port),
  async check(set, context) {
    const partner = { server: set, tls: 'first', secrets: [set.password] } as const;
    const conversation = await converse(partner, context, async ({ wire }) => {
      try {
        return await hear(wire, set, context);
      } catch (error) {
        throw wireErrorOf(error);
      }
    });
    return outcomeOf(conversation, context, (heard) => ({
      topic: heard?.topic,
      body: heard?.payload.toString('utf8'),
    }));
  },
});

/** Undefined: no topic was wanted, and it let us in. */
async function hear({ stream }: Wire, set: MqttSettings, context: CheckContext): Promise<Heard | undefined> {
  const { user, password } = set;
  const fits = Promise.withResolvers<Heard>();
  // Nobody may be waiting yet when it rejects.
  fits.promise.catch(() => {});
  let last: Heard | undefined;
  let heard = 0;
  const onMessage = (message: Heard) => {
    last = message;
    heard += message.payload.length + message.topic.length;
    if (heard > mostHeard) fits.reject(new WireTooLong('It sends more than is listened to.'));
    if (problemOf(message, set) === undefined) fits.resolve(message);
  };
  const clientId = set.clientId || `nexus-${randomBytes(6).toString('hex')}`;
  const login = { clientId, user: user || undefined, password: password || undefined };
  const options = { version: 4, login, signal: context.signal, onMessage, longest: longestPacket } as const;
  await using session = await openMqttSession(stream, options);
  if (set.topic) await session.subscribe(set.topic);
  const publication = { topic: set.publishTopic ?? '', payload: set.publishText, isRetained: false };
  if (publication.topic !== '') await session.publish([publication]);
  if (!set.topic) return undefined;
  // Awaited here, since the session ends with this block.
  return await waitFor(session, fits.promise, context.signal, () => nothingFits(last, set));
}

async function waitFor(
  session: MqttSession,
  message: Promise<Heard>,
  signal: AbortSignal,
  failure: () => TalkFailure,
): Promise<Heard> {
  try {
    return await Promise.race([message, session.listen()]);
  } catch (error) {
    throw signal.aborted ? failure() : error;
  }
}

function problemOf({ payload }: Heard, set: MqttSettings) {
  return judgeValue(valueAtPath(payload.toString('utf8'), set.path ?? ''), set);
}

function nothingFits(last: Heard | undefined, set: MqttSettings): TalkFailure {
  const seen = last && problemOf(last, set)?.reason.detail;
  const detail = last === undefined ? `Nothing on ${set.topic}` : `Last on ${last.topic}: ${seen}`;
  return new TalkFailure({ id: 'no-message', detail: detailOf(detail) });
}
