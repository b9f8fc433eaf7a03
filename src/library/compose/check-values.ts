import { textOf, type ComposeDocument, type Finding } from './compose-document.ts';

interface Rule {
  readonly key: string;
  readonly isRight: RegExp;
  readonly message: (value: string) => string;
}

/** What compose passes on unread, and the engine refuses in the middle of a deploy. */
const rules: readonly Rule[] = [
  {
    key: 'restart',
    isRight: /^(no|always|unless-stopped|on-failure(:\d+)?)$/,
    message: (value) =>
      `${value} is no restart policy. Write "no", always, unless-stopped, on-failure or on-failure:3.`,
  },
  {
    key: 'container_name',
    isRight: /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/,
    message: (value) =>
      `${value} cannot be the name of a container: two or more of letters, digits, "_", "." and "-", beginning with a letter or a digit.`,
  },
  {
    key: 'image',
    isRight: imageReference(),
    message: (value) => `${value} is no reference of an image. Write name:tag, as in postgres:17.`,
  },
];

/** A value with a variable in it is known to compose only. */
export function checkValues(document: ComposeDocument): Finding[] {
  return document.entries(document.find(['services']).node).flatMap((service) =>
    document.entries(service.value).flatMap(({ key, value }): Finding[] => {
      const rule = rules.find((one) => one.key === key);
      const text = textOf(value);
      if (!rule || text === null || text === '' || text.includes('$') || rule.isRight.test(text)) return [];
      return [{ severity: 'error', message: rule.message(text), place: document.placeOf(value) }];
    }),
  );
}

/** `[domain/]path[:tag][@digest]`, of which only the path is in small letters (distribution/reference, grammar). */
function imageReference(): RegExp {
  const domain = String.raw`(?:[\w-]+(?:\.[\w-]+)+|[\w-]+(?=:)|[\w-]*[A-Z][\w-]*|localhost|\[[\da-fA-F:]+\])(?::\d+)?`;
  const part = String.raw`[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*`;
  const tag = String.raw`\w[\w.-]{0,127}`;
  const digest = String.raw`[a-zA-Z][\w.+-]*:[\da-fA-F]{32,}`;
  return new RegExp(`^(?:${domain}/)?${part}(?:/${part})*(?::${tag})?(?:@${digest})?$`);
}
