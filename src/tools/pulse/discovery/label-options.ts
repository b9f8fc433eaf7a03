import { readDuration } from '#library/conditions/number-text.ts';
import type { Text } from '#library/text.ts';
import type { DraftInput } from './found.ts';
import { truthOf } from './setting-values.ts';

type Read = { readonly set: Partial<DraftInput> } | { readonly problem: Text };

/** What can be said beside what is checked: `nexus.pulse.interval=30s`. */
export const labelOptions: Readonly<Record<string, (text: string) => Read>> = {
  name: (text) => ({ set: { name: text } }),
  notes: (text) => ({ set: { notes: text } }),
  interval: (text) => duration(text, (intervalMs) => ({ intervalMs })),
  'retry-interval': (text) => duration(text, (retryIntervalMs) => ({ retryIntervalMs })),
  timeout: (text) => duration(text, (timeoutMs) => ({ timeoutMs })),
  'degraded-above': (text) => duration(text, (degradedAboveMs) => ({ degradedAboveMs })),
  'resend-every': (text) => duration(text, (resendEveryMs) => ({ resendEveryMs })),
  failures: (text) => count(text, (failuresToConfirm) => ({ failuresToConfirm })),
  successes: (text) => count(text, (successesToRecover) => ({ successesToRecover })),
  'upside-down': (text) => {
    const isUpsideDown = truthOf(text);
    return isUpsideDown === undefined ? { problem: notTruth(text) } : { set: { isUpsideDown } };
  },
  severity: (text) =>
    text === 'critical' || text === 'warning' || text === 'info'
      ? { set: { severity: text } }
      : { problem: notSeverity(text) },
  tags: (text) => ({ set: { tags: tagsOf(text) } }),
  condition: (text) => ({ set: { conditions: [text] } }),
};

/** `a, b=c` */
export function tagsOf(text: string): DraftInput['tags'] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...rest] = part.split('=');
      const value = rest.join('=').trim();
      return value === '' ? { name: name.trim() } : { name: name.trim(), value };
    });
}

/** A plain number is of seconds, as people write it. */
function duration(text: string, set: (ms: number) => Partial<DraftInput>): Read {
  const plain = text.trim();
  const ms = /^\d+$/.test(plain) ? Number(plain) * 1_000 : readDuration(plain);
  return ms === undefined || !Number.isSafeInteger(ms) ? { problem: notDuration(text) } : { set: set(ms) };
}

function count(text: string, set: (count: number) => Partial<DraftInput>): Read {
  return /^\s*\d{1,4}\s*$/.test(text) ? { set: set(Number(text)) } : { problem: notCount(text) };
}

const notDuration = (text: string) => ({
  en: `"${text}" is no time. Write 30s, 5m or 1h30m.`,
  es: `«${text}» no es un tiempo. Escribe 30s, 5m o 1h30m.`,
});
const notCount = (text: string) => ({
  en: `"${text}" is no count. Write a number such as 3.`,
  es: `«${text}» no es una cantidad. Escribe un número como 3.`,
});
const notTruth = (text: string) => ({
  en: `"${text}" is neither true nor false.`,
  es: `«${text}» no es ni true ni false.`,
});
const notSeverity = (text: string) => ({
  en: `"${text}" is no severity. Write critical, warning or info.`,
  es: `«${text}» no es una gravedad. Escribe critical, warning o info.`,
});
