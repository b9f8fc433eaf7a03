import { useText } from '../../i18n/use-text.ts';
import { TextField } from '../../ui/text-field.tsx';
import { accessText } from './access-text.ts';
import { PickOrType } from './pick-or-type.tsx';
import { problemOf, type ScopeDraft, scopeOf } from './scope-draft.ts';
import { useAccessWords } from './use-access-words.ts';
import { coveredBy, useLab } from './use-lab.ts';

/** A part of the lab: which host, stack and label, and what that covers at this moment. */
export function ScopeFields(props: {
  draft: ScopeDraft;
  onChange: (draft: ScopeDraft) => void;
  /** Says also that nothing is named yet. */
  isChecked: boolean;
}) {
  const { draft, onChange } = props;
  const text = useText(accessText);
  const lab = useLab();
  const problem = problemOf(draft);
  const isShown = problem !== undefined && (props.isChecked || problem !== 'scopeEmpty');
  return (
    <div className="flex flex-col gap-3">
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <PickOrType
          label={text('host')}
          anyLabel={text('anyHost')}
          typeLabel={text('hostName')}
          names={lab?.hosts.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={draft.host}
          onChange={(host) => onChange({ ...draft, host })}
        />
        <PickOrType
          label={text('stack')}
          anyLabel={text('anyStack')}
          typeLabel={text('stackName')}
          names={lab?.stacks.map((name) => ({ value: name, label: name })) ?? []}
          value={draft.stack}
          onChange={(stack) => onChange({ ...draft, stack })}
        />
        <TextField
          mono
          label={text('label')}
          help={text('labelHelp')}
          placeholder="team=kids"
          spellCheck={false}
          value={draft.label}
          onChange={(label) => onChange({ ...draft, label })}
        />
      </div>
      {isShown && (
        <p role="alert" className="text-sm text-down">
          {text(problem)}
        </p>
      )}
      <Covered draft={draft} />
    </div>
  );
}

const mostNames = 4;

function Covered({ draft }: { draft: ScopeDraft }) {
  const text = useText(accessText);
  const words = useAccessWords();
  const lab = useLab();
  const scope = scopeOf(draft);
  if (!scope || !lab) return null;
  const names = coveredBy(scope, lab);
  const shown = names.slice(0, mostNames);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, text('andMore', { count: rest })] : shown;
  return (
    <p className="text-sm wrap-anywhere text-muted" aria-live="polite">
      {names.length === 0 ? text('coversNothing') : text('coversNow', { names: words.list(all) })}
    </p>
  );
}
