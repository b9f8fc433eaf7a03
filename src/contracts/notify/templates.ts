import { z } from 'zod';
import { call } from '../contract.ts';
import { MessageLanguage } from './destinations.ts';

/** Words of messages in place of the built-in ones. Liquid: values, conditions and loops; it runs no code. */
export const Template = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  body: z.string(),
  updatedAtMs: z.int(),
  updatedBy: z.string(),
  /** Destinations that use it. */
  usedBy: z.array(z.string()),
});
export type Template = z.infer<typeof Template>;

const TemplateDraft = z.object({
  name: z.string().min(1).max(100),
  title: z.string().min(1).max(2000),
  body: z.string().max(20_000),
});
const TemplateId = z.object({ id: z.string() });

export const templatesEndpoints = {
  templates: call({
    method: 'GET',
    path: '/templates',
    summary: 'List own words for messages',
    access: 'notify:read',
    result: z.object({
      templates: z.array(Template),
      /** What a template may use: name, and what it is. */
      variables: z.array(
        z.object({ name: z.string(), meaning: z.object({ en: z.string(), es: z.string() }) }),
      ),
      /** To begin with. */
      example: z.object({ title: z.string(), body: z.string() }),
    }),
  }),
  createTemplate: call({
    method: 'POST',
    path: '/templates',
    summary: 'Add a template',
    access: 'notify:configure',
    body: TemplateDraft,
    result: Template,
  }),
  changeTemplate: call({
    method: 'PUT',
    path: '/templates/{id}',
    summary: 'Change a template',
    access: 'notify:configure',
    params: TemplateId,
    body: TemplateDraft,
    result: Template,
  }),
  removeTemplate: call({
    method: 'DELETE',
    path: '/templates/{id}',
    summary: 'Remove a template; its destinations use the built-in words',
    access: 'notify:configure',
    params: TemplateId,
    result: z.object({}),
  }),
  previewTemplate: call({
    method: 'POST',
    path: '/templates/preview',
    summary: 'See what a template makes of a real alert, or of an example while there is none',
    access: 'notify:read',
    body: z.object({
      /** Absent: the built-in words. */
      title: z.string().max(2000).optional(),
      body: z.string().max(20_000).optional(),
      fingerprint: z.string().optional(),
      language: MessageLanguage.default('en'),
    }),
    result: z.object({
      title: z.string(),
      text: z.string(),
      /** The whole message, title included, in the forms that channels send. */
      forms: z.object({ plain: z.string(), html: z.string(), markdown: z.string() }),
      problems: z.array(z.object({ part: z.enum(['title', 'body']), line: z.int(), message: z.string() })),
      /** What the preview is of. */
      example: z.string(),
    }),
  }),
};
