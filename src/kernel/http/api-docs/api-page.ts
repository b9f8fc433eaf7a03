import type { Operation, Parameter } from './describe-operation.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { schemaHtml } from './schema-html.ts';
import { typeInWords } from './type-in-words.ts';
import type { JsonSchema } from './schema-components.ts';

interface Entry {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

type Schemas = OpenApiDocument['components']['schemas'];

interface Section {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** The API as one page of plain HTML: readable, printable and searchable without a script; the script adds the filter. */
export function apiPage(document: OpenApiDocument): string {
  const sections = sectionsOf(document);
  return html`<!doctype html>
    <html lang="en" data-theme="dark">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="dark light" />
        <meta name="robots" content="noindex" />
        <title>NEXUS API</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/api/docs/style.css" />
        <script src="/api/docs/script.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the endpoints</a>
        ${navigationHtml(sections, document.info.version)}
        <main id="main" tabindex="-1">
          ${introductionHtml(document.info.description)}
          ${sections.map((section) => sectionHtml(section, document.components.schemas))}
          <p id="none" role="status" hidden>Nothing fits this filter.</p>
        </main>
      </body>
    </html>`.text;
}

function sectionsOf({ paths, tags }: OpenApiDocument): Section[] {
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      return { path, method: shownMethod(method, operation), operation };
    }),
  );
  return tags.map(({ name, description }) => ({
    id: name,
    title: description,
    entries: entries.filter(({ operation }) => operation.tags.includes(name)),
  }));
}

function navigationHtml(sections: readonly Section[], version: string): Html {
  return html`<nav aria-label="Endpoints">
    <a class="home" href="/">NEXUS <span>API ${version}</span></a>
    <input type="search" id="filter" placeholder="Filter…  /" aria-label="Filter endpoints" hidden />
    ${sections.map(
      ({ id, title, entries }) =>
        html`<section data-tool="${id}">
          <h2><a href="#${id}">${title}</a></h2>
          <ul>
            ${entries.map(linkHtml)}
          </ul>
        </section>`,
    )}
  </nav>`;
}

function linkHtml({ method, operation }: Entry): Html {
  const name = operation.operationId.split('.')[1];
  return html`<li data-search="${searchText(operation)}">
    <a href="#${operation.operationId}"><b class="${method}">${method}</b> ${name}</a>
  </li>`;
}

function introductionHtml(description: string): Html {
  return html`<header>
    <h1>The API of NEXUS</h1>
    <p>${description} Make an API token in your settings and send it along:</p>
    <pre>curl -H "Authorization: Bearer $NEXUS_TOKEN" https://nexus.example/api/hub/me</pre>
    <p>
      Refusals are <a href="https://www.rfc-editor.org/rfc/rfc9457" rel="noreferrer">problem details</a> with
      a stable <code>code</code>. For generators: <a href="/api/openapi.json">openapi.json</a>.
    </p>
  </header>`;
}

function sectionHtml({ id, title, entries }: Section, schemas: Schemas): Html {
  return html`<section data-tool="${id}" id="${id}">
    <h2>${title}</h2>
    ${entries.map((entry) => entryHtml(entry, schemas))}
  </section>`;
}

function entryHtml({ path, method, operation }: Entry, schemas: Schemas): Html {
  const { operationId, summary, description, parameters, requestBody } = operation;
  return html`<article id="${operationId}" data-search="${searchText(operation)} ${path}">
    <h3><b class="${method}">${method}</b><code>${path}</code></h3>
    <p>${summary}. <span class="access">${description.replaceAll('`', '')}</span></p>
    ${parameters.length > 0 ? parametersHtml(parameters, schemas) : undefined}
    ${partHtml('Body', requestBody?.content['application/json']?.schema, schemas)}
    ${partHtml('To the server', operation['x-nexus-incoming'], schemas)}
    ${partHtml('From the server', operation['x-nexus-outgoing'], schemas)}
    ${partHtml(operation['x-nexus-kind'] === 'stream' ? 'Each event' : 'Answer', answerOf(operation), schemas)}
  </article>`;
}

function parametersHtml(parameters: readonly Parameter[], schemas: Schemas): Html {
  return html`<details open>
    <summary>Parameters</summary>
    <ul class="fields">
      ${parameters.map(
        ({ name, in: place, required, schema, description }) =>
          html`<li>
            <code>${name}</code><i>${place}${required ? '' : ', optional'}</i>
            <span class="type">${typeInWords(schema, schemas)}</span>
            <span class="about">${description ?? ''}</span>
          </li>`,
      )}
    </ul>
  </details>`;
}

function partHtml(title: string, schema: JsonSchema | undefined, schemas: Schemas): Html | undefined {
  if (!schema) return undefined;
  return html`<details>
    <summary>${title}</summary>
    ${schemaHtml(schema, schemas)}
  </details>`;
}

function answerOf({ responses }: Operation): JsonSchema | undefined {
  return Object.values(responses['200']?.content ?? {})[0]?.schema;
}

function shownMethod(method: string, operation: Operation): string {
  return operation['x-nexus-kind'] === 'call' ? method : operation['x-nexus-kind'];
}

function searchText({ operationId, summary }: Operation): string {
  return `${operationId} ${summary}`.toLowerCase();
}
