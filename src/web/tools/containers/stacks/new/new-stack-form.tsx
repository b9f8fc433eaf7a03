import { useState } from 'react';
import { useText } from '../../../../i18n/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { CodeView } from '../../../../ui/code/code-view.tsx';
import { ErrorNote } from '../../../../ui/error-state.tsx';
import { Select } from '../../../../ui/select.tsx';
import { useShortcuts } from '../../../../ui/shortcuts.ts';
import { TextField } from '../../../../ui/text-field.tsx';
import { CheckPanel } from '../files/check-panel.tsx';
import { completeCompose } from '../files/complete-compose.ts';
import { diagnosticsOf } from '../files/file-diagnostics.ts';
import type { FilePlace } from '../files/files-tab.tsx';
import { newStackText } from './new-stack-text.ts';
import { FileButton } from '../../../../ui/file-button.tsx';
import { useLeaveGuard } from '../files/use-leave-guard.ts';
import { type NewStack, useNewStack } from './use-new-stack.ts';
import { useStackCheck } from '../files/use-stack-check.ts';
import { VariablesPanel } from '../files/variables-panel.tsx';

/** Name, folder and files of a stack that does not exist yet, checked while they are typed. */
export function NewStackForm() {
  const text = useText(newStackText);
  const stack = useNewStack();
  const [place, setPlace] = useState<FilePlace>();
  const check = useStackCheck({ host: stack.host, stack: stack.name || 'new' }, stack.files, stack.folder);
  useLeaveGuard(stack.isTouched);
  const create = () => void stack.create();
  useShortcuts([
    { keys: 'mod+enter', label: text('create'), group: text('title'), run: create, whileTyping: true },
  ]);
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  return (
    <div className="flex flex-col gap-4 lg:flex-row">
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <NameAndHost stack={stack} />
        <File
          stack={stack}
          name={text('compose')}
          value={stack.compose}
          path={stack.composePath}
          onChange={stack.setCompose}
          {...{ check, place }}
        />
        <Environment {...{ stack, check, place }} />
        {stack.error ? <ErrorNote error={stack.error} /> : null}
        <Button
          variant="primary"
          className="self-start"
          busy={stack.isCreating}
          disabled={!stack.isReady}
          onClick={create}
        >
          {text('create')}
        </Button>
      </div>
      <div className="flex flex-col gap-4 lg:w-80 lg:shrink-0">
        <CheckPanel check={check} nameOf={nameOf} onGo={setPlace} />
        <VariablesPanel variables={check.result?.variables} nameOf={nameOf} onGo={setPlace} />
      </div>
    </div>
  );
}

function Environment({ stack, check, place }: Pick<FileProps, 'stack' | 'check' | 'place'>) {
  const text = useText(newStackText);
  if (stack.environment === null) {
    return (
      <Button size="sm" className="self-start" onClick={() => stack.setEnvironment('')}>
        {text('addEnvironment')}
      </Button>
    );
  }
  return (
    <File
      name={text('environment')}
      value={stack.environment}
      path={stack.environmentPath}
      onChange={stack.setEnvironment}
      {...{ stack, check, place }}
    />
  );
}

function NameAndHost({ stack }: { stack: NewStack }) {
  const text = useText(newStackText);
  return (
    <div className="flex flex-col gap-3 sm:flex-row sm:items-start">
      <TextField
        mono
        label={text('name')}
        help={text('nameHelp')}
        error={stack.nameError && text(stack.nameError)}
        value={stack.name}
        onChange={stack.setName}
        onSubmit={() => void stack.create()}
        className="sm:w-80"
      />
      {stack.hosts.length > 1 && (
        <Select
          label={text('host')}
          value={stack.host}
          onChange={stack.setHost}
          options={stack.hosts.map((value) => ({ value, label: value }))}
        />
      )}
      <p className="min-w-0 flex-1 font-mono text-sm text-muted wrap-anywhere sm:pt-7">
        {text('folder', { path: stack.folder })}
      </p>
    </div>
  );
}

interface FileProps {
  stack: NewStack;
  name: string;
  value: string;
  path: string;
  onChange: (text: string) => void;
  check: ReturnType<typeof useStackCheck>;
  place: FilePlace | undefined;
}

function File({ stack, name, value, path, onChange, check, place }: FileProps) {
  const text = useText(newStackText);
  const isCompose = path === stack.composePath;
  return (
    <section aria-label={name} className="flex flex-col gap-2">
      <header className="flex flex-wrap items-center gap-2">
        <h2 className="font-mono text-sm font-medium max-sm:flex-1">{name}</h2>
        <p className="min-w-40 flex-1 text-sm text-muted max-sm:order-last max-sm:basis-full">
          {isCompose && text('composeHint')}
        </p>
        <FileButton
          size="sm"
          label={text('openFile')}
          onFiles={([file]) => void file.text().then(onChange)}
        />
        <Button size="sm" disabled={value === ''} onClick={() => onChange('')}>
          {text('empty')}
        </Button>
      </header>
      <CodeView
        label={name}
        language={isCompose ? 'yaml' : 'text'}
        text={value}
        height={isCompose ? 'clamp(16rem, 100dvh - 31rem, 40rem)' : 160}
        onChange={onChange}
        diagnostics={diagnosticsOf(check.result?.messages, path)}
        reveal={place?.file === path ? place : undefined}
        complete={isCompose ? completeCompose : undefined}
        commands={{ 'mod+enter': () => void stack.create() }}
      />
    </section>
  );
}
