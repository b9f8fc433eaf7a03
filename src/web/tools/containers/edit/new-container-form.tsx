import { useQuery } from '@tanstack/react-query';
import type { NewContainer } from '#contracts/containers/editable-container.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { containersApi } from '../live.ts';
import { CreationOutlook } from './creation-outlook.tsx';
import { CreationProgress } from './creation-progress.tsx';
import { editText } from './edit-text.ts';
import { ContainerForm } from './form/container-form.tsx';
import { useMessages } from './form/use-spec-draft.ts';
import { JsonEditor } from './json-editor.tsx';
import { ModeSwitch } from './mode-switch.tsx';
import { ProblemList } from './plan-notes.tsx';
import { type Making, useNewContainer } from './use-new-container.ts';
import { useSettled } from './use-settled.ts';

export function NewContainerForm({ host, begin }: { host: string; begin: NewContainer }) {
  const text = useText(editText);
  const making = useNewContainer(host, begin);
  const { state, planning, creation } = making;
  const { operation, backToForm } = creation;
  if (operation) return <CreationProgress operation={operation} onBack={backToForm} />;
  return (
    <div className="flex flex-col gap-6 lg:flex-row">
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        {begin.from && (
          <Banner tone="info" title={text('copyTitle', { name: begin.from.name })}>
            {text('copyHint')}
          </Banner>
        )}
        <ModeSwitch state={state} plan={planning.isCurrent ? planning.plan : undefined} />
        <Typed making={making} />
      </div>
      <CreationOutlook making={making} />
    </div>
  );
}

/** What nobody has typed yet is not called wrong before somebody wants to go on. */
function Typed({ making: { host, begin, state, planning, creation } }: { making: Making }) {
  const { draft, origin, change } = state;
  const image = useImageDefaults(host, draft.image, begin);
  const issues = planning.plan?.issues ?? [];
  const isEmpty = (path: string) => (path === 'name' || path === 'image') && draft[path] === '';
  const { errorAt, errorsIn } = useMessages(state, issues, (path) => creation.isAttempted || !isEmpty(path));
  if (state.mode === 'json') {
    return (
      <>
        <JsonEditor state={state} nameError={errorAt('name')} />
        <ProblemList issues={issues.filter(({ path }) => path !== 'name')} />
      </>
    );
  }
  const { choices } = begin;
  return <ContainerForm form={{ errorAt, errorsIn, host, draft, change, origin, image, choices }} />;
}

/** Of the image that is typed, where the host has it. */
function useImageDefaults(host: string, image: string, begin: NewContainer) {
  const settled = useSettled(image, 500);
  const isFirst = settled === begin.spec.image;
  const { data } = useQuery({
    queryKey: ['containers', 'new', host, settled, undefined],
    queryFn: ({ signal }) =>
      containersApi.newContainer({ params: { host }, query: { image: settled } }, { signal }),
    enabled: !isFirst && settled.trim() !== '',
    staleTime: 60_000,
    retry: false,
  });
  return isFirst ? begin.image : (data?.image ?? null);
}
