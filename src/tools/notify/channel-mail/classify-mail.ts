import type { SendOutcome } from '../channels/channel.ts';
import { inBoth, type Reason, saidOf } from '../reason.ts';
import { notEncrypted } from '../delivery/own-authority.ts';

/** What is known of a failure, as nodemailer tells it. */
export interface MailFailure {
  readonly message: string;
  /** `EAUTH`, `ETLS`, `ECONNECTION` and so on. */
  readonly code?: string | undefined;
  /** Of the server (RFC 5321, 4.2). */
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly command?: string | undefined;
  /** Whom it is about, where others were taken. */
  readonly recipient?: string | undefined;
}

/** They ask for other settings, not for another message: sign-in (RFC 4954) and encryption (RFC 3207). */
const brokenCodes = [530, 534, 535, 538];
/** Of TLS, and not over by itself; anything else may be. */
const distrust =
  /wrong version number|packet length too long|self-signed|unable to (verify|get)|does not match|altnames/i;

/** 4yz: later. 5yz: refused. No answer at all: later. Sign-in or encryption refused: nothing gets through until somebody acts. */
export function classifyMail(failure: MailFailure): SendOutcome {
  const { responseCode: code, message } = failure;
  const said = oneLine(failure.response ?? message);
  if (failure.code === 'EAUTH' && (code === undefined || code >= 500)) return refusedSignIn(said, code);
  if (failure.code === 'ETLS' && code !== undefined && code >= 500) return noEncryption(said);
  if (code === undefined) {
    if (distrust.test(message)) return noEncryption(said);
    return { kind: 'retry', ...saidOf(unusable(said)) };
  }
  const what = answered(failure.recipient, said);
  if (code < 500) return { kind: 'retry', code, ...saidOf(what) };
  const isBroken = brokenCodes.includes(code);
  return { kind: 'refused', code, isBroken, ...saidOf(isBroken ? inBoth(what, '. ', checkSignIn) : what) };
}

const checkSignIn: Reason = {
  en: 'Check user, password and encryption.',
  es: 'Revisa el usuario, la contraseña y el cifrado.',
};

function unusable(said: string): Reason {
  return {
    en: `The mail server could not be used: ${said}`,
    es: `No se pudo usar el servidor de correo: ${said}`,
  };
}

function answered(recipient: string | undefined, said: string): Reason {
  const [about, sobre] = recipient === undefined ? ['', ''] : [` about ${recipient}`, ` sobre ${recipient}`];
  return {
    en: `The mail server answered${about} ${said}`,
    es: `El servidor de correo respondió${sobre} ${said}`,
  };
}

function refusedSignIn(said: string, code: number | undefined): SendOutcome {
  return {
    kind: 'refused',
    code,
    isBroken: true,
    reason: `The mail server does not let NEXUS sign in: ${said}. Check user and password.`,
    reasonEs: `El servidor de correo no deja entrar a NEXUS: ${said}. Revisa el usuario y la contraseña.`,
  };
}

function noEncryption(said: string): SendOutcome {
  const ports = {
    en: 'Check the port and the encryption: 465 is TLS from the start, 587 is STARTTLS.',
    es: 'Revisa el puerto y el cifrado: 465 es TLS desde el principio, 587 es STARTTLS.',
  };
  return { kind: 'refused', isBroken: true, ...saidOf(notEncrypted(said, ports)) };
}

export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
