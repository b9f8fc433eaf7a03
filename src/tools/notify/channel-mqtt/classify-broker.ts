import { MqttRefusal } from '#library/mqtt/session.ts';
import { oneLine } from '../channel-mail/classify-mail.ts';
import type { SendOutcome } from '../channels/channel.ts';
import { inBoth, type Reason, saidOf } from '../reason.ts';
import { notEncrypted } from '../delivery/own-authority.ts';
import { passing, refusals } from './broker-words.ts';

const distrust =
  /wrong version number|packet length too long|self-signed|unable to (verify|get)|does not match|altnames|certificate|PEM/i;

/** Refused for good only where the broker, or its certificate, says so; whatever else goes wrong is tried again. */
export function classifyBroker(error: Error): SendOutcome {
  if (error instanceof MqttRefusal) return classifyRefusal(error);
  const said = oneLine(error.message);
  if (!distrust.test(said))
    return {
      kind: 'retry',
      reason: `The broker could not be used: ${said}`,
      reasonEs: `No se pudo usar el bróker: ${said}`,
    };
  return { kind: 'refused', isBroken: true, ...saidOf(notEncrypted(said, ports)) };
}

const ports: Reason = {
  en: 'Check the address: mqtt:// on port 1883, mqtts:// on 8883.',
  es: 'Revisa la dirección: mqtt:// en el puerto 1883, mqtts:// en el 8883.',
};

function classifyRefusal(refusal: MqttRefusal): SendOutcome {
  const { code } = refusal;
  const refused = refusals[code];
  const reason = reasonOf(refusal);
  if (refused === undefined) return { kind: 'retry', code, ...saidOf(reason) };
  const { advice } = refused;
  if (advice === undefined) return { kind: 'refused', code, isBroken: false, ...saidOf(reason) };
  return { kind: 'refused', code, isBroken: true, ...saidOf(inBoth(reason, '. ', advice)) };
}

function reasonOf({ code, words, topic }: MqttRefusal): Reason {
  const unknown = { en: `reason code ${code}`, es: `código de motivo ${code}` };
  const why = refusals[code]?.what ?? passing[code] ?? unknown;
  const said = oneLine(words);
  const own = said === '' ? '' : ` (${said})`;
  const [about, sobre] =
    topic === undefined ? ['', ''] : [` a message on ${topic}`, ` un mensaje en ${topic}`];
  return {
    en: `The broker refused${about}: ${why.en}${own}`,
    es: `El bróker rechazó${topic === undefined ? ' la conexión' : sobre}: ${why.es}${own}`,
  };
}
