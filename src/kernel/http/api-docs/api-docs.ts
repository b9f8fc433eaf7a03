import type { Contract } from '#contracts/contract.ts';
import { apiPage } from './api-page.ts';
import { openApiDocument } from './open-api-document.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';

export interface DocsAsset {
  readonly type: string;
  text(): string;
}

/** The description of the API, for programs and for people, by path. Made when it is first asked for. */
export function apiDocs(contracts: readonly Contract[], version: string): ReadonlyMap<string, DocsAsset> {
  const document = once(() => openApiDocument(contracts, version));
  const json = once(() => JSON.stringify(document()));
  const page = once(() => apiPage(document()));
  return new Map([
    ['/api/openapi.json', { type: 'application/json', text: json }],
    ['/api/docs', { type: 'text/html; charset=utf-8', text: page }],
    ['/api/docs/style.css', { type: 'text/css; charset=utf-8', text: () => pageStyle }],
    ['/api/docs/script.js', { type: 'text/javascript; charset=utf-8', text: () => pageScript }],
  ]);
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
