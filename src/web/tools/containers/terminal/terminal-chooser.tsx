import { useQuery } from '@tanstack/react-query';
import TerminalIcon from 'lucide-react/icons/square-terminal';
import { useState, type FormEvent } from 'react';
import type { ContainerDetails } from '#contracts/containers/container.ts';
import type { Terminal, TerminalChoices } from '#contracts/containers/terminal.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showError } from '../../../ui/toast.ts';
import { containersApi } from '../live.ts';
import { terminalText } from './terminal-text.ts';

interface ChooserProps {
  details: ContainerDetails;
  onOpened: (terminal: Terminal) => void;
}

/** Which shell, as whom and where. */
export function TerminalChooser({ details, onOpened }: ChooserProps) {
  const text = useText(terminalText);
  const { host, id } = details;
  const choices = useQuery({
    queryKey: ['containers', 'terminal-choices', host, id, details.startedAtMs],
    queryFn: ({ signal }) => containersApi.terminalChoices({ params: { host, id } }, { signal }),
  });
  if (choices.error) {
    const title = text('choicesFailed');
    return (
      <div className="p-4">
        <ErrorState title={title} {...explain(choices.error, title)} onRetry={() => void choices.refetch()} />
      </div>
    );
  }
  if (!choices.data) {
    return (
      <div className="p-4">
        <Loading rows={4} />
      </div>
    );
  }
  return <ChooserForm details={details} choices={choices.data} onOpened={onOpened} />;
}

const other = 'other';

function ChooserForm({ details, choices, onOpened }: ChooserProps & { choices: TerminalChoices }) {
  const text = useText(terminalText);
  const [shell, setShell] = useState(choices.shells[0] ?? other);
  const [command, setCommand] = useState('');
  const [user, setUser] = useState('');
  const [folder, setFolder] = useState('');
  const [isOpening, setIsOpening] = useState(false);
  const words = shell === other ? command.split(/\s+/).filter(Boolean) : [shell];
  const open = async () => {
    setIsOpening(true);
    try {
      const body = {
        command: words,
        ...(user && { user }),
        ...(folder && { workingDirectory: folder }),
      };
      onOpened(await containersApi.openTerminal({ params: { host: details.host, id: details.id }, body }));
    } catch (error) {
      showError(error, { title: text('openFailed') });
      setIsOpening(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void open();
  };
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-4 p-4">
      {choices.advice && <NoShell advice={choices.advice} />}
      <p className="text-muted">{text('whatItIs')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={text('shell')}
          value={shell}
          onChange={setShell}
          options={[
            ...choices.shells.map((path) => ({ value: path, label: path })),
            { value: other, label: text('other') },
          ]}
        />
        <Select
          label={text('user')}
          value={user}
          onChange={setUser}
          options={useUserOptions(details, choices)}
        />
      </div>
      {shell === other && (
        <TextField
          label={text('command')}
          value={command}
          onChange={setCommand}
          mono
          placeholder="redis-cli"
        />
      )}
      <TextField
        label={text('folder')}
        help={text('folderHelp')}
        value={folder}
        onChange={setFolder}
        mono
        placeholder={details.workingDirectory || '/'}
      />
      <div>
        <Button
          type="submit"
          variant="primary"
          icon={<TerminalIcon />}
          busy={isOpening}
          disabled={words.length === 0}
        >
          {text('open')}
        </Button>
      </div>
    </form>
  );
}

function useUserOptions({ user }: ContainerDetails, { users }: TerminalChoices) {
  const text = useText(terminalText);
  return [
    { value: '', label: text('ownUser'), ...(user && { hint: user }) },
    ...users.map(({ name, uid }) => ({ value: name, label: name, hint: `uid ${uid}` })),
  ];
}

function NoShell({ advice }: { advice: NonNullable<TerminalChoices['advice']> }) {
  const text = useText(terminalText);
  return (
    <Banner tone="info" title={text('noShell')}>
      <p>{advice.message}</p>
      <p className="mt-2 flex items-center gap-2">
        <code className="min-w-0 font-mono text-sm wrap-anywhere">{advice.command}</code>
        <CopyButton text={advice.command} label={text('helperCommand')} />
      </p>
    </Banner>
  );
}
