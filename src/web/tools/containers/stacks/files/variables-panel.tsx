import type { StackVariable } from '#contracts/containers/stack-plan.ts';
import { useText } from '../../../../i18n/use-text.ts';
import type { FilePlace } from './files-tab.tsx';
import { stackFilesText } from './stack-files-text.ts';

interface VariablesPanelProps {
  variables: readonly StackVariable[] | undefined;
  nameOf: (path: string) => string;
  onGo: (place: FilePlace) => void;
}

/** Each variable of the files, and where its value comes from. */
export function VariablesPanel({ variables, nameOf, onGo }: VariablesPanelProps) {
  const text = useText(stackFilesText);
  if (!variables) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-sm font-medium text-muted">{text('variables')}</h2>
      {variables.length === 0 && <p className="text-sm text-muted">{text('noVariables')}</p>}
      <ul className="flex flex-col gap-1.5">
        {variables.map((variable) => (
          <Variable key={variable.name} variable={variable} nameOf={nameOf} onGo={onGo} />
        ))}
      </ul>
    </section>
  );
}

function Variable({
  variable,
  nameOf,
  onGo,
}: Omit<VariablesPanelProps, 'variables'> & { variable: StackVariable }) {
  const text = useText(stackFilesText);
  const { name, source, isRequired, file, uses } = variable;
  const [first] = uses;
  const isMissing = source === 'missing';
  const origin =
    source === 'file'
      ? text('from-file', { file: nameOf(file ?? '') })
      : text(isMissing && isRequired ? 'from-required' : `from-${source}`);
  return (
    <li className="flex flex-col">
      <span className="font-mono text-sm font-medium wrap-anywhere">{name}</span>
      <span className="flex flex-wrap gap-x-2 text-sm">
        <span className={isMissing ? (isRequired ? 'text-down' : 'text-degraded') : 'text-muted'}>
          {origin}
        </span>
        {first && (
          <button
            type="button"
            onClick={() => onGo(first)}
            className="text-accent-ink hover:underline pointer-coarse:min-h-10"
          >
            <span className="sr-only">{name}: </span>
            {text('usedAt', { count: uses.length })}
          </button>
        )}
      </span>
    </li>
  );
}
