import { MqttFormatError, MqttTooLong } from '#library/mqtt/answers.ts';
import { MqttClosed, MqttRefusal } from '#library/mqtt/session.ts';
import {
  type RefusalKind,
  WireClosed,
  WireFormatError,
  WireRefusal,
  WireTooLong,
} from '#library/wire/wire-error.ts';

/** Reason codes of MQTT 5.0 (2.4). */
const kinds: Readonly<Record<number, RefusalKind>> = {
  0x85: 'login',
  0x86: 'login',
  0x87: 'login',
  0x8a: 'login',
  0x8c: 'login',
  0x88: 'starting',
  0x8b: 'starting',
  0x89: 'busy',
  0x97: 'busy',
  0x9f: 'busy',
};

/** The same in the words of all wires. */
export function wireErrorOf(error: unknown): unknown {
  if (error instanceof MqttTooLong) return new WireTooLong(error.message);
  if (error instanceof MqttFormatError) return new WireFormatError(error.message);
  if (error instanceof MqttClosed) return new WireClosed(error.message);
  if (!(error instanceof MqttRefusal)) return error;
  const about = error.topic === undefined ? error.message : `${error.topic}: ${error.message}`;
  // For a subscription, 3.1.1 knows one refusal only, and has it when somebody may not hear it.
  const isUnnamed = error.topic !== undefined && error.code === 0x80;
  return new WireRefusal(isUnnamed ? 'login' : (kinds[error.code] ?? 'other'), about);
}
