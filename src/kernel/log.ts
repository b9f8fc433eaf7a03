import { Secret } from './secrets/secrets.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, unknown>>;

/** Fields first, a fixed message last, so that messages can be counted. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  child(fields: LogFields): Log;
}

const severity: Readonly<Record<LogLevel, number>> = { debug: 10, info: 20, warn: 30, error: 40 };

export interface LogOptions {
  readonly level: LogLevel;
  /** `json`: one object a line. `text`: for a person at a terminal. */
  readonly format: 'json' | 'text';
  readonly write: (line: string) => void;
  readonly now: () => number;
}

export function createLog(options: LogOptions, inherited: LogFields = {}): Log {
  const at = (level: LogLevel) => (fields: LogFields, message: string) => {
    if (severity[level] < severity[options.level]) return;
    const time = new Date(options.now()).toISOString();
    const all = { ...inherited, ...fields };
    options.write(
      options.format === 'json' ? jsonLine(time, level, message, all) : textLine(time, level, message, all),
    );
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => createLog(options, { ...inherited, ...fields }),
  };
}

function jsonLine(time: string, level: LogLevel, message: string, fields: LogFields): string {
  return `${JSON.stringify({ time, level, message, ...fields }, printable)}\n`;
}

function textLine(time: string, level: LogLevel, message: string, fields: LogFields): string {
  const pairs = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value, printable)}`);
  return `${time.slice(11, 19)} ${level.padEnd(5)} ${singleLine(message)}${pairs.join('')}\n`;
}

function printable(_key: string, value: unknown): unknown {
  if (value instanceof Secret) return '[secret]';
  if (value instanceof Error) {
    return {
      name: value.name,
      message: value.message,
      stack: value.stack,
      ...(value.cause ? { cause: value.cause } : {}),
    };
  }
  return typeof value === 'bigint' ? String(value) : value;
}

/** A message with line breaks or escapes could forge a line or drive a terminal. */
function singleLine(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}
