import { useStore } from '../../../shell/store.ts';
import { closeQuestion, imageQuestion } from './image-dialogs.ts';
import { PullDialog } from './pull-dialog.tsx';
import { RemoveImagesDialog } from './remove-images-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';

/** The dialog of the question that is open. */
export function ImageQuestionDialog() {
  const question = useStore(imageQuestion);
  switch (question?.ask) {
    case 'pull':
      return <PullDialog reference={question.reference} host={question.host} onClose={closeQuestion} />;
    case 'tag':
      return <TagDialog image={question.image} onClose={closeQuestion} />;
    case 'remove':
      return <RemoveImagesDialog host={question.host} which={question.which} onClose={closeQuestion} />;
    case undefined:
      return null;
  }
}
