import type { Caller } from '#contracts/access.ts';
import type { Template, templatesEndpoints } from '#contracts/notify/templates.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { AlertBook } from '../alerts/alert-book.ts';
import { asHtml } from '../message/as-html.ts';
import { asMarkdown } from '../message/as-markdown.ts';
import { asPlainText } from '../message/as-plain-text.ts';
import type { Message } from '../message/message.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { Undirected } from './compose-message.ts';
import { parseProblems, renderOwnWords, type OwnWords } from './own-words.ts';
import { previewMessage } from './preview-message.ts';
import {
  deleteTemplate,
  readTemplate,
  readTemplates,
  readTemplateUses,
  saveTemplate,
  type TemplateRow,
} from './template-store.ts';
import { exampleTemplate, templateVariables } from './template-values.ts';

export interface TemplateHandlersOptions {
  readonly kernel: NotifyKernel;
  readonly book: Pick<AlertBook, 'get'> | undefined;
  readonly compose: (id: string, pending: Undirected, language: Message['language']) => Promise<Message>;
}

interface Draft extends OwnWords {
  readonly name: string;
}

export function templateHandlers(options: TemplateHandlersOptions): HandlersFor<typeof templatesEndpoints> {
  const { kernel, book, compose } = options;
  const { database, clock } = kernel;
  return {
    templates: async () => {
      const [rows, uses] = await Promise.all([readTemplates(database), readTemplateUses(database)]);
      const templates = rows.map((row) => templateOf(row, uses));
      return { templates, variables: [...templateVariables], example: exampleTemplate };
    },
    createTemplate: ({ body }, { caller }) =>
      save(kernel, { id: newId(clock.now()), draft: body, before: undefined, caller }),
    changeTemplate: async ({ params: { id }, body }, { caller }) =>
      save(kernel, { id, draft: body, before: await find(kernel, id), caller }),
    removeTemplate: async ({ params: { id } }, { caller }) => {
      const before = draftOf(await find(kernel, id));
      await database.transaction(async (tx) => {
        await deleteTemplate(tx, id);
        const target = before.name;
        await kernel.audit.record(tx, {
          caller,
          action: 'remove template',
          target,
          outcome: 'succeeded',
          before,
        });
      });
      return {};
    },
    previewTemplate: async ({ body: { title, body, fingerprint, language } }) => {
      const alert = fingerprint === undefined ? undefined : book?.get(fingerprint);
      if (fingerprint !== undefined && alert === undefined)
        throw notFound({ en: 'The alert', es: 'la alerta' });
      const message = await compose('preview', previewMessage(alert, clock.now()), language);
      const example = alert?.title ?? 'an example';
      const builtIn = {
        title: message.title,
        text: asPlainText(message, longestForm),
        forms: formsOf(message),
        example,
      };
      if (title === undefined && body === undefined) return { ...builtIn, problems: [] };
      const own = { title: title ?? message.title, body: body ?? '' };
      const rendered = renderOwnWords(own, message);
      if (!('text' in rendered)) return { ...builtIn, problems: [...rendered.problems] };
      const forms = formsOf({ ...message, title: rendered.title, ownText: rendered.text });
      return { title: rendered.title, text: rendered.text, forms, problems: [], example };
    },
  };
}

const longestForm = 20_000;

function formsOf(message: Message) {
  return {
    plain: asPlainText(message, longestForm),
    html: asHtml(message, longestForm),
    markdown: asMarkdown(message, longestForm),
  };
}

async function save(
  { database, clock, audit }: NotifyKernel,
  saved: { id: string; draft: Draft; before: TemplateRow | undefined; caller: Caller },
): Promise<Template> {
  const { id, draft, before, caller } = saved;
  const issues = parseProblems(draft).map(({ part, line, message }) => ({
    path: part,
    message: `Line ${line}: ${message}`,
    es: `Línea ${line}: ${message}`,
  }));
  if (issues.length > 0) throw invalid(unreadable, issues);
  const row: TemplateRow = {
    id,
    name: draft.name,
    title: draft.title,
    body: draft.body,
    updated_ms: clock.now(),
    updated_by: callerName(caller),
  };
  await database.transaction(async (tx) => {
    await saveTemplate(tx, row);
    await audit.record(tx, {
      caller,
      action: before === undefined ? 'add template' : 'change template',
      target: draft.name,
      outcome: 'succeeded',
      ...(before !== undefined && { before: draftOf(before) }),
      after: draftOf(row),
    });
  });
  return templateOf(row, await readTemplateUses(database));
}

const unreadable = {
  en: 'The template cannot be read. Correct the lines that are named.',
  es: 'La plantilla no se puede leer. Corrige las líneas que se nombran.',
};

async function find({ database }: NotifyKernel, id: string): Promise<TemplateRow> {
  const row = await readTemplate(database, id);
  if (row === undefined) throw notFound({ en: 'The template', es: 'la plantilla' });
  return row;
}

function draftOf({ name, title, body }: TemplateRow): Draft {
  return { name, title, body };
}

function templateOf(row: TemplateRow, uses: ReadonlyMap<string, string[]>): Template {
  const { id, updated_ms: updatedAtMs, updated_by: updatedBy } = row;
  return { id, ...draftOf(row), updatedAtMs, updatedBy, usedBy: uses.get(id) ?? [] };
}
