import { createStore, useStore } from '../../../shell/store.ts';
import { NewVolumeDialog } from './new-volume-dialog.tsx';
import { RemoveVolumesDialog } from './remove-volumes-dialog.tsx';

/** What is being asked about volumes; one question at a time. */
type VolumeQuestion =
  | { readonly ask: 'create' }
  | { readonly ask: 'remove'; readonly host: string; readonly which: 'unused' | readonly string[] };

export const volumeQuestion = createStore<VolumeQuestion | null>(null);

/** The dialog of the question that is open. */
export function VolumeQuestionDialog() {
  const question = useStore(volumeQuestion);
  const close = () => volumeQuestion.set(null);
  if (!question) return null;
  return question.ask === 'create' ? (
    <NewVolumeDialog onClose={close} />
  ) : (
    <RemoveVolumesDialog host={question.host} which={question.which} onClose={close} />
  );
}
