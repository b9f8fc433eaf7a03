import { useMemo, useState } from 'react';
import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import type { WantedContainer } from '#contracts/containers/edit.ts';
import type { EditIssue } from '#contracts/containers/edit-plan.ts';
import type { EditableContainer } from '#contracts/containers/editable-container.ts';
import { useLanguage } from '../../../../i18n/language.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { readDraft } from '../draft/read-draft.ts';
import { draftOf, type SpecDraft } from '../draft/spec-draft.ts';
import { fieldsText } from '../fields-text.ts';
import { sentence } from '../issue-words.ts';
import type { SpecForm } from './spec-form.ts';

type Begin = Pick<EditableContainer, 'spec' | 'json' | 'image' | 'choices'>;

/** What a draft consists of, to go on with it later. */
export interface TypedSpec {
  readonly mode: 'form' | 'json';
  readonly draft: SpecDraft;
  readonly json: string;
  readonly origin: ContainerSpec;
}

export interface SpecDraftState extends TypedSpec {
  /** Something differs from what was read. */
  readonly isTyped: boolean;
  readonly setJson: (json: string) => void;
  readonly setName: (name: string) => void;
  readonly change: SpecForm['change'];
  /** Null while something typed cannot be read. */
  readonly wanted: WantedContainer | null;
  /** What cannot be read, where. */
  readonly localIssues: readonly { readonly path: string; readonly message: string }[];
  /** Takes over what the plan makes of the other form. */
  readonly toForm: (spec: ContainerSpec) => void;
  readonly toJson: (json: string) => void;
  /** Fills in values that were hidden, as if they had been there from the beginning. */
  readonly showValues: (spec: ContainerSpec) => void;
}

/** What is typed, in one of two forms. */
export function useSpecDraft(begin: Begin, kept?: TypedSpec): SpecDraftState {
  const text = useText(fieldsText);
  const [origin, setOrigin] = useState(kept?.origin ?? begin.spec);
  const [draft, setDraft] = useState(() => kept?.draft ?? draftOf(begin.spec));
  const [json, setJson] = useState(kept?.json ?? begin.json);
  const [mode, setMode] = useState(kept?.mode ?? 'form');
  const read = useMemo(() => readDraft(draft, origin), [draft, origin]);
  const isReadable = mode === 'json' || read.issues.length === 0;
  const wanted: WantedContainer =
    mode === 'json' ? { kind: 'json', name: draft.name, json } : { kind: 'spec', spec: read.spec };
  return {
    isTyped: JSON.stringify(draft) !== JSON.stringify(draftOf(origin)) || json !== begin.json,
    mode,
    draft,
    json,
    setJson,
    setName: (name) => setDraft({ ...draft, name }),
    change: (part) => setDraft({ ...draft, ...part }),
    wanted: isReadable ? wanted : null,
    localIssues: mode === 'json' ? [] : read.issues.map(({ path, code }) => ({ path, message: text(code) })),
    origin,
    toForm(spec) {
      setDraft(draftOf(spec));
      setMode('form');
    },
    toJson(next) {
      setJson(next);
      setMode('json');
    },
    showValues(spec) {
      setOrigin(withValues(origin, spec));
      setDraft({ ...draft, environment: withValues(draft, spec).environment });
    },
  };
}

type WithEnvironment = Pick<ContainerSpec, 'environment'>;

/** The n-th hidden value of a name is the n-th that is known of it. */
function withValues<Target extends WithEnvironment>(target: Target, known: WithEnvironment): Target {
  const taken = new Map<string, number>();
  const environment = target.environment.map((entry) => {
    const place = taken.get(entry.name) ?? 0;
    taken.set(entry.name, place + 1);
    const found = known.environment.filter(({ name }) => name === entry.name)[place];
    return entry.value === null && found ? found : entry;
  });
  return { ...target, environment };
}

/** The sentences of both sides at their places, the page's own first. */
export function useMessages(
  state: SpecDraftState,
  issues: readonly EditIssue[],
  isShown: (path: string) => boolean,
): Pick<SpecForm, 'errorAt' | 'errorsIn'> & { readonly count: number } {
  const language = useLanguage();
  const told = [
    ...state.localIssues,
    ...issues
      .filter(({ path }) => isShown(path))
      .map((issue) => ({ path: issue.path, message: sentence(issue, language) })),
  ];
  return {
    errorAt: (path) => told.find((one) => one.path === path)?.message,
    errorsIn: (part) => told.filter(({ path }) => path === part || path.startsWith(`${part}.`)).length,
    count: told.length,
  };
}
