import type { ScannedImageDetails } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Section } from '../../../ui/facts.tsx';
import { useWords } from '../use-words.ts';
import { imageDrawerText } from './image-drawer-text.ts';
import { BorderedList, ProblemList } from './problem-list.tsx';

/** What could not be read or compared, so that nothing found there does not mean nothing there. */
export function NotKnownTab({ image }: { image: ScannedImageDetails }) {
  const text = useText(imageDrawerText);
  const { problems, unmatched, knowledge } = image;
  const isRead = knowledge.readAtMs !== null;
  return (
    <div className="flex flex-col px-4 pb-4">
      <Section title={text('notReadTitle')}>
        {problems.length === 0 && (
          <p className="text-muted">
            {text(isRead && knowledge.state !== 'system-only' ? 'allRead' : 'nothingYet')}
          </p>
        )}
        <ProblemList problems={problems} />
      </Section>
      {isRead && <NotCompared unmatched={unmatched} />}
    </div>
  );
}

function NotCompared({ unmatched }: Pick<ScannedImageDetails, 'unmatched'>) {
  const text = useText(imageDrawerText);
  const say = useWords();
  return (
    <Section title={text('notComparedTitle')}>
      {unmatched.length === 0 && <p className="text-muted">{text('allCompared')}</p>}
      <BorderedList>
        {unmatched.map(({ type, name, version, words }, index) => (
          <li
            key={`${index} ${name}`}
            className="flex flex-col p-3 [contain-intrinsic-size:auto_4rem] [content-visibility:auto]"
          >
            <span className="font-mono text-sm wrap-anywhere">
              {name} <span className="text-muted">{version}</span>{' '}
              <span className="font-sans text-muted">{type}</span>
            </span>
            <span className="text-sm text-muted wrap-anywhere">{say(words)}</span>
          </li>
        ))}
      </BorderedList>
    </Section>
  );
}
