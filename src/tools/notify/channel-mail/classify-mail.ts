import type { SendOutcome } from '../channels/channel.ts';
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
    return { kind: 'retry', reason: `The mail server could not be used: ${said}` };
  }
  const about = failure.recipient === undefined ? '' : ` about ${failure.recipient}`;
  const reason = `The mail server answered${about} ${said}`;
  if (code < 500) return { kind: 'retry', code, reason };
  const isBroken = brokenCodes.includes(code);
  const advice = '. Check user, password and encryption.';
  return { kind: 'refused', code, isBroken, reason: isBroken ? `${reason}${advice}` : reason };
}

function refusedSignIn(said: string, code: number | undefined): SendOutcome {
  const reason = `The mail server does not let NEXUS sign in: ${said}. Check user and password.`;
  return { kind: 'refused', code, isBroken: true, reason };
}

function noEncryption(said: string): SendOutcome {
  const ports = 'Check the port and the encryption: 465 is TLS from the start, 587 is STARTTLS.';
  return { kind: 'refused', isBroken: true, reason: notEncrypted(said, ports) };
}

export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
