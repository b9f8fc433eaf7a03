/** The languages NEXUS speaks. A third one is added here and then demanded by the compiler in every message. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** Forms by Intl.PluralRules category; chosen by the parameter `count`. A missing category falls back to `other`. */
export interface PluralForms {
  readonly zero?: string;
  readonly one: string;
  readonly many?: string;
  readonly other: string;
}

export type Wording = string | PluralForms;

/** A plain string is the same in every language on purpose (a name, a unit). `{name}` marks a parameter. */
export type Message = string | Readonly<Record<Language, Wording>>;
export type Messages = Readonly<Record<string, Message>>;

type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type WordingNames<W> = W extends string
  ? NamesIn<W>
  : W extends PluralForms
    ? NamesIn<W['other']> | 'count'
    : never;
type MessageNames<M> = M extends string ? NamesIn<M> : M extends { en: infer W } ? WordingNames<W> : never;

/** The parameters a message needs, read from its English wording. */
export type ParametersOf<M> = [MessageNames<M>] extends [never]
  ? []
  : [parameters: Readonly<Record<MessageNames<M>, string | number>>];

export function defineMessages<const M extends Messages>(messages: M): M {
  return messages;
}

const pluralRules = new Map<Language, Intl.PluralRules>();

function pluralForm(forms: PluralForms, language: Language, count: number): string {
  const rules = pluralRules.get(language) ?? new Intl.PluralRules(language);
  pluralRules.set(language, rules);
  if (count === 0 && forms.zero !== undefined) return forms.zero;
  const category = rules.select(count);
  if (category === 'one') return forms.one;
  if (category === 'many') return forms.many ?? forms.other;
  return forms.other;
}

export function formatMessage(
  message: Message,
  language: Language,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  const wording = typeof message === 'string' ? message : message[language];
  const text =
    typeof wording === 'string' ? wording : pluralForm(wording, language, Number(parameters['count']));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? value.toLocaleString(language) : value;
  });
}
