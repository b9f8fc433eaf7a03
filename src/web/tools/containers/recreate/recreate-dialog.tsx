import { useState } from 'react';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import { useText } from '../../../i18n/use-text.ts';
import { createStore, useStore } from '../../../shell/store.ts';
import { containersApi } from '../live.ts';
import { firstChoices, readChoices } from './choices.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { RecreateFields } from './recreate-fields.tsx';
import { recreateText } from './recreate-text.ts';
import { useRecreatePlan } from './use-recreate-plan.ts';

/** The container that may be made anew. */
export const recreateTarget = createStore<ContainerSummary | null>(null);

export function RecreateDialog() {
  const target = useStore(recreateTarget);
  return target && <AskRecreate key={target.id} target={target} />;
}

function AskRecreate({ target }: { target: ContainerSummary }) {
  const text = useText(recreateText);
  const [choices, setChoices] = useState(firstChoices);
  const { options, problems } = readChoices(choices);
  const planned = useRecreatePlan(target, options);
  const { host, id, name, image } = target;
  return (
    <PlanDialog
      title={text('recreateTitle', { name })}
      action={text('recreate')}
      name={name}
      planned={planned}
      isReady={options !== null}
      onClose={() => recreateTarget.set(null)}
      begin={() => containersApi.recreate({ params: { host, id }, query: {}, body: options ?? {} })}
    >
      <RecreateFields choices={choices} onChange={setChoices} problems={problems} image={image} />
    </PlanDialog>
  );
}
