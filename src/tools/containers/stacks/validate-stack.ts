import type { Caller } from '#contracts/access.ts';
import type { StackMessage, StackValidation } from '#contracts/containers/stack-plan.ts';
import { checkPorts, type TakenPort } from '#library/compose/check-ports.ts';
import { checkReferences } from '#library/compose/check-references.ts';
import { checkShape } from '#library/compose/check-shape.ts';
import { checkValues } from '#library/compose/check-values.ts';
import type { Finding } from '#library/compose/compose-document.ts';
import type { NamedDocument } from '#library/compose/place-in-files.ts';
import { strayDollars } from '#library/compose/variables.ts';
import { parseEnvFile } from '#library/compose/env-file.ts';
import { fileReferences } from '#library/compose/file-references.ts';
import { servicesIn } from '#library/compose/services-in.ts';
import { seesContainer, unseenName } from '../hide-others.ts';
import type { Host } from '../host.ts';
import { stackVariables } from './stack-variables.ts';
import { failureMessage, messageOf, warningMessage } from './stack-messages.ts';
import type { TypedStack } from './typed-stack.ts';

const maxMessages = 500;

/**
 * The quick checks need no child process and look at each part of the text once. Compose, when it is asked, has the last word: what
 * it accepts is no error.
 */
export async function validateStack(
  stack: TypedStack,
  options: { readonly thorough: boolean; readonly caller: Caller; readonly signal?: AbortSignal },
): Promise<StackValidation> {
  const quick = quickMessages(stack);
  const certain = [...engineMessages(stack, options.caller), ...envFileMessages(stack)];
  const isReadable = stack.documents.every(({ document }) => document.syntax.length === 0);
  const canAsk = options.thorough && isReadable && stack.project !== null && stack.documents.length > 0;
  const variables = stackVariables(stack);
  const services = stack.documents.flatMap(({ path, document }) =>
    servicesIn(document).map(({ place, ...service }) => ({
      ...service,
      profiles: [...service.profiles],
      dependsOn: [...service.dependsOn],
      file: path,
      line: place?.line ?? 1,
    })),
  );
  const answer = { services, variables: variables.variables };
  if (!canAsk || !stack.project) {
    const messages = [...quick, ...certain, ...variables.messages].slice(0, maxMessages);
    return { ...answer, messages, isCheckedByCompose: false };
  }
  const outcome = await stack.host.compose.config(stack.project, stack.overlay, options.signal);
  const warnings = (outcome.isValid ? outcome.project.warnings : outcome.warnings)
    .filter((text) => !/variable is not set/.test(text))
    .map((text) => warningMessage(text, stack.documents));
  const messages = outcome.isValid
    ? [...quick.map((one) => ({ ...one, severity: 'warning' as const })), ...certain, ...variables.messages]
    : withFailure(
        [...quick, ...certain, ...variables.messages],
        failureMessage(outcome.text, stack.documents),
      );
  return { ...answer, messages: [...messages, ...warnings].slice(0, maxMessages), isCheckedByCompose: true };
}

/** What compose refuses is mostly found before; then its words join the message of that line. */
function withFailure(messages: readonly StackMessage[], failure: StackMessage): StackMessage[] {
  const same = messages.find(
    ({ file, line, severity }) =>
      severity === 'error' && line !== null && file === failure.file && line === failure.line,
  );
  if (!same) return [failure, ...messages];
  return messages.map((one) => (one === same ? { ...one, composeText: failure.composeText } : one));
}

function quickMessages({ documents }: TypedStack): StackMessage[] {
  const elsewhere = definedIn(documents);
  return documents.flatMap(({ path, document }) => {
    const findings =
      document.syntax.length > 0
        ? document.syntax
        : [
            ...emptyFinding(document),
            ...checkShape(document),
            ...strayDollars(document),
            ...checkReferences(document, elsewhere),
          ];
    return findings.map((finding) => messageOf(path, finding));
  });
}

/** Compose accepts these, and the engine does not. */
function engineMessages({ documents, host, name }: TypedStack, caller: Caller): StackMessage[] {
  const taken = takenPorts(host, name, caller);
  return documents.flatMap(({ path, document }) =>
    [...checkValues(document), ...checkPorts(document, taken)].map((finding) => messageOf(path, finding)),
  );
}

function envFileMessages({ files, typed }: TypedStack): StackMessage[] {
  return files
    .filter(({ kind }) => kind === 'environment' || kind === 'service-environment')
    .flatMap(({ path, text }) => {
      const now = typed.find((file) => file.path === path)?.text ?? text ?? '';
      return parseEnvFile(now).unreadable.map(({ line }) =>
        messageOf(path, {
          severity: 'error',
          message: 'This line is no assignment. Write NAME=value, or begin it with # for a comment.',
          place: { line, column: 1, endLine: line, endColumn: 1_000 },
        }),
      );
    });
}

function emptyFinding(document: NamedDocument['document']): Finding[] {
  if (document.root) return [];
  const message = 'This is no compose file yet: it begins with "services:".';
  return [{ severity: 'error', message, place: document.placeAt(0, 1) }];
}

/** Files are merged, so a name may be defined in any of them; what a remote part defines cannot be known. */
function definedIn(documents: readonly NamedDocument[]) {
  const isPartUnread = documents.some(
    ({ document }) =>
      document.find(['include']).isWhole &&
      fileReferences(document).filter(({ kind }) => kind === 'part').length > documents.length - 1,
  );
  const names = new Map(
    (['services', 'volumes', 'networks', 'secrets', 'configs'] as const).map((kind) => [
      kind,
      new Set(
        documents.flatMap(({ document }) =>
          document.entries(document.find([kind]).node).map(({ key }) => key),
        ),
      ),
    ]),
  );
  return {
    has: (kind: 'services' | 'volumes' | 'networks' | 'secrets' | 'configs', name: string) =>
      isPartUnread || (names.get(kind)?.has(name) ?? false),
  };
}

/** What containers outside the stack hold now. */
function takenPorts(host: Host, stack: string, caller: Caller): TakenPort[] {
  const isSeen = seesContainer(caller, host);
  return host
    .list()
    .filter(({ summary, run }) => run.running && summary.stack?.name !== stack)
    .flatMap(({ summary }) =>
      summary.ports.flatMap(({ hostPort, hostIp, protocol }) =>
        hostPort === null
          ? []
          : [
              {
                hostPort,
                hostIp: hostIp ?? '0.0.0.0',
                protocol,
                by: isSeen(summary.id) ? `the container ${summary.name}` : unseenName,
              },
            ],
      ),
    );
}
