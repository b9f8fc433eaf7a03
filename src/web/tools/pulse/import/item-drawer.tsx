import type { ImportItem } from '#contracts/pulse/import.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { pulseText } from '../pulse-text.ts';
import { importText } from './import-text.ts';
import { markOfOutcome, wordOfOutcome } from './outcome-mark.ts';

interface Props {
  item: ImportItem;
  isApplied: boolean;
  onClose: () => void;
}

/** All that is to be said of one thing in the file. */
export function ItemDrawer({ item, isApplied, onClose }: Props) {
  const text = useText(importText);
  const words = useText(pulseText);
  const language = useLanguage();
  const { what, name, kind, outcome, notes } = item;
  const without = outcome === 'there' ? 'wasThere' : isApplied ? 'cameAsItWas' : 'asItWas';
  return (
    <Drawer
      open
      onClose={onClose}
      title={name}
      badge={<StateBadge state={markOfOutcome[outcome]} word={text(wordOfOutcome(outcome, isApplied))} />}
      subtitle={text(what)}
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">
        <Facts>
          {kind !== '' && (
            <Fact label={text('theirKind')} mono>
              {kind}
            </Fact>
          )}
          <Fact label={words('notes')}>
            {notes.length === 0 ? (
              text(without)
            ) : (
              <ul className="flex flex-col gap-2">
                {notes.map((note) => (
                  <li key={note.en}>{note[language]}</li>
                ))}
              </ul>
            )}
          </Fact>
        </Facts>
      </div>
    </Drawer>
  );
}
