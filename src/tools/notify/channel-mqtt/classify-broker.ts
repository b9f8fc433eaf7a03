import { MqttRefusal } from '#library/mqtt/session.ts';
import { oneLine } from '../channel-mail/classify-mail.ts';
import type { SendOutcome } from '../channels/channel.ts';
import { notEncrypted } from '../delivery/own-authority.ts';

interface Refused {
  readonly what: string;
  /** What to do, where no message gets through until somebody does it. */
  readonly advice?: string;
}

const signIn = 'Check user and password.';
const elsewhere = 'Enter the address of the other one.';

/** Reason codes after which the same would be refused again (MQTT 5.0, 2.4); any other may pass. */
const refusals: Readonly<Record<number, Refused>> = {
  0x84: { what: 'it speaks neither MQTT 5 nor 3.1.1', advice: 'Check the address.' },
  0x85: { what: 'it does not take the client id', advice: 'Enter the one it expects.' },
  0x86: { what: 'user or password is wrong', advice: signIn },
  0x87: { what: 'not authorised', advice: `${signIn} The user has to be allowed to write below the prefix.` },
  0x8a: { what: 'it has banned this client', advice: 'Lift the ban at the broker.' },
  0x8c: { what: 'it wants another way to sign in', advice: signIn },
  0x90: { what: 'it does not take the topic', advice: 'Choose another prefix.' },
  0x95: { what: 'the message is too large' },
  0x99: { what: 'it does not take the form of the message' },
  0x9b: { what: 'it does not take messages with an answer (QoS 1)', advice: 'Allow QoS 1 at the broker.' },
  0x9c: { what: 'it sends everybody to another broker', advice: elsewhere },
  0x9d: { what: 'it has moved', advice: elsewhere },
};
const passing: Readonly<Record<number, string>> = {
  0x88: 'it is not available',
  0x89: 'it is busy',
  0x8b: 'it is shutting down',
  0x8e: 'another client came with the same client id',
  0x97: 'a quota is exceeded',
  0x9f: 'too many connections at a time',
};

const distrust =
  /wrong version number|packet length too long|self-signed|unable to (verify|get)|does not match|altnames|certificate|PEM/i;

/** Refused for good only where the broker, or its certificate, says so; whatever else goes wrong is tried again. */
export function classifyBroker(error: Error): SendOutcome {
  if (error instanceof MqttRefusal) return classifyRefusal(error);
  const said = oneLine(error.message);
  if (!distrust.test(said)) return { kind: 'retry', reason: `The broker could not be used: ${said}` };
  const ports = 'Check the address: mqtt:// on port 1883, mqtts:// on 8883.';
  return { kind: 'refused', isBroken: true, reason: notEncrypted(said, ports) };
}

function classifyRefusal({ code, words, topic }: MqttRefusal): SendOutcome {
  const refused = refusals[code];
  const why = refused?.what ?? passing[code] ?? `reason code ${code}`;
  const said = oneLine(words);
  const what = topic === undefined ? 'The broker refused' : `The broker refused a message on ${topic}`;
  const reason = `${what}: ${why}${said === '' ? '' : ` (${said})`}`;
  if (refused === undefined) return { kind: 'retry', code, reason };
  const { advice } = refused;
  if (advice === undefined) return { kind: 'refused', code, isBroken: false, reason };
  return { kind: 'refused', code, isBroken: true, reason: `${reason}. ${advice}` };
}
