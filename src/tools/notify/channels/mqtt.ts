import { z } from 'zod';
import { ownAuthority } from '#kernel/settings/own-authority.ts';
import { classifyBroker } from '../channel-mqtt/classify-broker.ts';
import { connectBroker } from '../channel-mqtt/connect-broker.ts';
import { announcementsOf } from '../channel-mqtt/home-assistant.ts';
import { afterMessage, readKept, writeKept } from '../channel-mqtt/kept-at-broker.ts';
import { alertStatesOf, eventOf, stateOf, withdrawnOf } from '../channel-mqtt/publications-of.ts';
import type { Message } from '../message/message.ts';
import { defineChannel, type SendContext } from './channel.ts';

const totalMs = 15_000;
/** What stands in a packet beside the message. */
const packetHead = 512;

/** Without wildcards, and without `$`, which brokers keep for themselves (MQTT 5.0, 4.7). */
const topic = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\s#+$/][^#+\p{Cc}]*$/u, 'Use words with slashes between, without # and +.')
  .refine((text) => !text.endsWith('/'), 'Leave out the slash at the end.');
const loginText = z.string().max(500);

const settings = z.object({
  server: z
    .string()
    .trim()
    .max(300)
    .regex(/^mqtts?:\/\/([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?\/?$/i, 'Enter mqtt://… or mqtts://….')
    .refine((text) => URL.canParse(text), 'Enter mqtt://… or mqtts://….')
    .meta({
      title: 'Broker',
      placeholder: 'mqtts://broker.example.net',
      help: 'mqtt:// for a plain connection on port 1883, mqtts:// for TLS on 8883, unless you enter another port.',
      es: {
        help: 'mqtt:// para una conexión sin cifrar en el puerto 1883, mqtts:// para TLS en el 8883, salvo que indiques otro.',
        title: 'Bróker',
      },
    }),
  user: loginText.optional().meta({ title: 'User', es: { title: 'Usuario' } }),
  password: loginText.optional().meta({ title: 'Password', secret: true, es: { title: 'Contraseña' } }),
  prefix: topic.default('nexus/notify').meta({
    title: 'Topic prefix',
    help: 'Messages come on PREFIX/event; what fires now stays on PREFIX/state and below PREFIX/alerts. Give each channel its own.',
    es: {
      title: 'Prefijo de los temas',
      help: 'Los mensajes llegan a PREFIJO/event; lo que está activo queda en PREFIJO/state y bajo PREFIJO/alerts. Da a cada canal el suyo.',
    },
  }),
  homeAssistant: topic.optional().meta({
    title: 'Discovery by Home Assistant',
    placeholder: 'homeassistant',
    help: 'Its discovery prefix, usually homeassistant: a sensor for trouble and one that counts appear there. Empty: none.',
    es: {
      title: 'Descubrimiento por Home Assistant',
      help: 'Su prefijo de descubrimiento, por lo común homeassistant: aparecen un sensor de problemas y otro que cuenta. Vacío: ninguno.',
    },
  }),
  clientId: z
    .string()
    .trim()
    .max(100)
    .optional()
    .meta({
      title: 'Client id',
      help: 'Only if the broker expects a certain one.',
      es: { title: 'Id de cliente', help: 'Solo si el bróker espera uno determinado.' },
    }),
  ca: ownAuthority,
});
type Settings = z.output<typeof settings>;

export const mqtt = defineChannel({
  id: 'mqtt',
  title: 'MQTT',
  help: {
    en: 'Publishes messages and what fires now to your broker, for Home Assistant, Node-RED and the like.',
    es: 'Publica los mensajes y lo que está activo en tu bróker, para Home Assistant, Node-RED y similares.',
  },
  settings,
  // Each message is a connection of its own; in a storm, merging spares a small broker.
  limits: [{ tokens: 100, perMs: 10_000 }],
  async send(message, set, context) {
    const signal = AbortSignal.any([context.signal, AbortSignal.timeout(totalMs)]);
    try {
      await publish(message, set, { ...context, signal });
      return { kind: 'sent' };
    } catch (error) {
      if (context.signal.aborted || !(error instanceof Error)) throw error;
      if (signal.aborted)
        return {
          kind: 'retry',
          reason: `The broker did not answer within ${totalMs / 1000} s.`,
          reasonEs: `El bróker no respondió en ${totalMs / 1000} s.`,
        };
      return classifyBroker(error);
    }
  },
  async withdraw(set, { memory, signal }) {
    const { prefix, homeAssistant } = set;
    // A test announces the sensors, and remembers nothing.
    const untold = { prefix, discovery: homeAssistant || undefined, firing: new Map() };
    const kept = (await readKept(memory)) ?? untold;
    await using broker = await connectBroker(loginOf(set), signal);
    await broker.publish(withdrawnOf(kept, nowhere));
  },
});

const nowhere = { prefix: '', discovery: undefined };

/** What is kept comes first, so that whoever hears of the event finds it. */
async function publish(message: Message, set: Settings, { memory, signal }: SendContext): Promise<void> {
  const { prefix } = set;
  const { language, externalUrl } = message;
  const discovery = set.homeAssistant || undefined;
  const before = await readKept(memory);
  await using broker = await connectBroker(loginOf(set), signal);
  const event = eventOf(message, prefix, broker.allows.packetBytes - packetHead);
  const announced = discovery ? announcementsOf({ discovery, prefix, language, externalUrl }) : [];
  // Awaited here, since the session ends with this block. Nothing fires because of a test.
  if (message.reason === 'test') {
    const states = before === undefined ? [stateOf(new Map(), prefix)] : [];
    await broker.publish([...announced, ...states, event]);
    return;
  }
  const firing = afterMessage(before?.firing ?? new Map(), message);
  const withdrawn = before === undefined ? [] : withdrawnOf(before, { prefix, discovery });
  const states = [...alertStatesOf(message, prefix), stateOf(firing, prefix, message)];
  await broker.publish([...withdrawn, ...announced, ...states, event]);
  await writeKept(memory, { prefix, discovery, firing });
}

function loginOf({ user, password, clientId, ...broker }: Settings) {
  return {
    ...broker,
    user: user || undefined,
    password: password || undefined,
    clientId: clientId || undefined,
  };
}
