import { resourceOf } from '#contracts/containers/resource.ts';
import { useMay } from '../../../shell/session.ts';
import { containersApi, useLive } from '../live.ts';
import { ContainerForm } from './form/container-form.tsx';
import { useMessages } from './form/use-spec-draft.ts';
import { JsonEditor } from './json-editor.tsx';
import { ProblemList } from './plan-notes.tsx';
import type { Edit } from './use-edit.ts';

/** What is typed, as form or as JSON, with what is wrong beside it. */
export function EditForm({ edit: { host, id, state, editable, planning } }: { edit: Edit }) {
  const may = useMay();
  const container = useLive().containers.get(id);
  const issues = planning.plan?.issues ?? [];
  const { errorAt, errorsIn } = useMessages(state, issues, () => true);
  if (state.mode === 'json') {
    return (
      <>
        <JsonEditor state={state} nameError={errorAt('name')} />
        <ProblemList issues={issues.filter(({ path }) => path !== 'name')} />
      </>
    );
  }
  const reveal = async () => {
    const params = { host, id };
    state.showValues((await containersApi.editableContainer({ params, query: { reveal: 'true' } })).spec);
  };
  const { draft, change, origin } = state;
  const mayReveal = container !== undefined && may('containers:reveal', resourceOf(container));
  const form = { errorAt, errorsIn, host, draft, change, origin, choices: editable.choices };
  return <ContainerForm form={{ ...form, image: editable.image, reveal: mayReveal ? reveal : undefined }} />;
}
