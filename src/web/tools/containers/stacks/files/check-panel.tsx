import type { StackMessage } from '#contracts/containers/stack-plan.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { EngineText } from '../../../../ui/engine-text.tsx';
import { ErrorNote } from '../../../../ui/error-state.tsx';
import { Spinner } from '../../../../ui/spinner.tsx';
import type { FilePlace } from './files-tab.tsx';
import { stackFilesText } from './stack-files-text.ts';
import type { StackCheck } from './use-stack-check.ts';

interface CheckPanelProps {
  check: StackCheck;
  nameOf: (path: string) => string;
  onGo: (place: FilePlace) => void;
}

/** What is wrong in the files as typed; each leads to its line. */
export function CheckPanel({ check, nameOf, onGo }: CheckPanelProps) {
  const text = useText(stackFilesText);
  const { result, isChecking, error } = check;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="flex items-center gap-2 text-sm font-medium text-muted">
        {text('checks')}
        {isChecking && <Spinner className="size-3.5" />}
      </h2>
      <div aria-live="polite" className="flex flex-col gap-2">
        {error ? <ErrorNote error={error} /> : null}
        {result?.messages.length === 0 && (
          <p className="text-up">
            {text('noMessages')} {result.isCheckedByCompose && text('checkedByCompose')}
          </p>
        )}
        {result && <MessageList messages={result.messages} nameOf={nameOf} onGo={onGo} />}
      </div>
    </section>
  );
}

interface MessageListProps {
  messages: readonly StackMessage[];
  nameOf: (path: string) => string;
  onGo?: (place: FilePlace) => void;
}

export function MessageList({ messages, nameOf, onGo }: MessageListProps) {
  if (messages.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {messages.map((message) => (
        <li key={`${message.file} ${message.line} ${message.column} ${message.message}`}>
          <Message message={message} nameOf={nameOf} onGo={onGo} />
        </li>
      ))}
    </ul>
  );
}

function Message({ message, nameOf, onGo }: Omit<MessageListProps, 'messages'> & { message: StackMessage }) {
  const text = useText(stackFilesText);
  const { severity, file, line, column } = message;
  const isError = severity === 'error';
  const where =
    file && (line === null ? nameOf(file) : text('atLine', { file: nameOf(file), line: String(line) }));
  return (
    <div className="flex gap-2">
      <span aria-hidden className={isError ? 'text-down' : 'text-degraded'}>
        {isError ? '■' : '▲'}
      </span>
      <div className="flex min-w-0 flex-1 flex-col">
        <span className="wrap-anywhere">
          <span className="sr-only">{text(severity)}: </span>
          {message.message}
        </span>
        {where && file && line !== null && onGo ? (
          <button
            type="button"
            onClick={() => onGo({ file, line, column })}
            className="self-start font-mono text-sm text-accent-ink hover:underline pointer-coarse:min-h-10"
          >
            {where}
          </button>
        ) : (
          where && <span className="font-mono text-sm text-muted">{where}</span>
        )}
        {message.composeText && <EngineText text={message.composeText} />}
      </div>
    </div>
  );
}
