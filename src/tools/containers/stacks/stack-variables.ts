import type { StackMessage, StackVariable } from '#contracts/containers/stack-plan.ts';
import { parseEnvFile } from '#library/compose/env-file.ts';
import { variablesIn, type VariableUse } from '#library/compose/variables.ts';
import { messageOf } from './stack-messages.ts';
import type { TypedStack } from './typed-stack.ts';

/** What compose is given beside env files; these win over a file. */
export const given: ReadonlySet<string> = new Set(['PATH', 'HOME', 'PWD', 'DOCKER_HOST']);

interface Use extends VariableUse {
  readonly file: string;
}

/** The variables that the files use, where each has its value from, and what to say about those that have none. */
export function stackVariables({ documents, files, typed }: TypedStack): {
  variables: StackVariable[];
  messages: StackMessage[];
} {
  const byName = new Map<string, Use[]>();
  for (const { path, document } of documents) {
    for (const use of variablesIn(document)) {
      byName.set(use.name, [...(byName.get(use.name) ?? []).slice(0, 99), { ...use, file: path }]);
    }
  }
  const fromFiles = new Map<string, string>();
  for (const { path, kind, text } of files) {
    if (kind !== 'environment') continue;
    const now = typed.find((file) => file.path === path)?.text ?? text ?? '';
    for (const { name } of parseEnvFile(now).assignments) fromFiles.set(name, path);
  }
  const variables = [...byName].map(([name, uses]) => variableOf(name, uses, fromFiles.get(name)));
  const messages = variables
    .filter(({ source }) => source === 'missing')
    .flatMap(({ name }) => missingMessage(byName.get(name) ?? []));
  return { variables, messages };
}

function variableOf(name: string, uses: readonly Use[], file: string | undefined): StackVariable {
  const hasDefault = uses.every(({ form }) => form === 'default' || form === 'replacement');
  return {
    name,
    source: given.has(name) ? 'environment' : file ? 'file' : hasDefault ? 'default' : 'missing',
    file: given.has(name) ? null : (file ?? null),
    isRequired: uses.some(({ form }) => form === 'required'),
    uses: uses.map(({ file: where, place }) => ({ file: where, line: place.line, column: place.column })),
  };
}

function missingMessage(uses: readonly Use[]): StackMessage[] {
  const required = uses.find(({ form }) => form === 'required');
  const use = required ?? uses.find(({ form }) => form === 'plain');
  if (!use) return [];
  const message = required
    ? `${use.name} is required and has no value. Set it in the .env file.`
    : `${use.name} has no value: compose puts in nothing. Set it in the .env file, or give a default: \${${use.name}:-value}.`;
  return [messageOf(use.file, { severity: required ? 'error' : 'warning', message, place: use.place })];
}
