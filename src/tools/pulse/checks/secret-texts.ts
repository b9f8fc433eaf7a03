import type { Header } from './http/header-lines.ts';

/** So that nothing a target repeats tells them. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
}

/** As a target may repeat them, the longest first. What a header says after a scheme (`Bearer …`) is a secret also without it. */
export function secretTexts(headers: readonly Header[], password = ''): string[] {
  const values = headers.flatMap(([, value]) => [value, value.replace(/^\w+ +/, '')]);
  const all = [password, ...values].flatMap((value) => [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value.toWellFormed()),
  ]);
  return [...new Set(all)].filter((secret) => secret.length >= 3).toSorted((a, b) => b.length - a.length);
}
