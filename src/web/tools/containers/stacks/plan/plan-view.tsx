import { PlannedChange, type PlannedService, type StackPlan } from '#contracts/containers/stack-plan.ts';
import { maskedValue } from '#contracts/containers/stack.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { CommandLine } from '../../../../shell/command-line.tsx';
import { Banner } from '../../../../ui/banner.tsx';
import { DiffList, type FieldChange } from '../../../../ui/diff/diff-list.tsx';
import { UnifiedDiff } from '../../../../ui/diff/unified-diff.tsx';
import { SummaryLine, type SummaryItem } from '../../../../ui/summary-line.tsx';
import { Section } from '../../../../ui/facts.tsx';
import { MessageList } from '../files/check-panel.tsx';
import { stackPlanText } from './stack-plan-text.ts';

const tones = {
  create: 'up',
  recreate: 'degraded',
  restart: 'degraded',
  start: 'up',
  unchanged: 'idle',
  remove: 'down',
  orphan: 'degraded',
} as const satisfies Record<PlannedChange, SummaryItem['tone']>;
const toneClasses = {
  up: 'text-up',
  degraded: 'text-degraded',
  idle: 'text-muted',
  down: 'text-down',
} as const;

export interface PlanViewProps {
  plan: StackPlan;
  /** As a path is said beside the stack's folder. */
  nameOf: (path: string) => string;
}

/** What will change, gravest first: what could be lost, service by service with the reasons, and what is fetched for it. */
export function PlanView({ plan, nameOf }: PlanViewProps) {
  const text = useText(stackPlanText);
  const [changed, unchanged] = [
    plan.services.filter(({ change }) => change !== 'unchanged'),
    plan.services.filter(({ change }) => change === 'unchanged'),
  ];
  return (
    <div className="flex flex-col gap-4">
      <MessageList messages={plan.messages} nameOf={nameOf} />
      {plan.isPossible && <Counts plan={plan} />}
      {plan.dataAtRisk.length > 0 && <Risk sentences={plan.dataAtRisk} />}
      {changed.map((service) => (
        <ServicePlan key={service.service} service={service} />
      ))}
      {changed.length > 0 && unchanged.length > 0 && (
        <p className="text-muted">
          {text('unchangedServices', { names: unchanged.map(({ service }) => service).join(', ') })}
        </p>
      )}
      <Things plan={plan} />
      {plan.files.length > 0 && (
        <Section title={text('files')}>
          {plan.files.map(({ path, diff, isMasked }) => (
            <UnifiedDiff
              key={path}
              label={nameOf(path)}
              diff={diff}
              note={isMasked && <span>{text('valuesHidden')}</span>}
            />
          ))}
        </Section>
      )}
      {plan.command && <CommandLine label={text('command')} command={plan.command} />}
    </div>
  );
}

function Counts({ plan }: { plan: StackPlan }) {
  const text = useText(stackPlanText);
  const items = PlannedChange.options.flatMap((change): SummaryItem[] => {
    const count = plan.services.filter((service) => service.change === change).length;
    return count > 0 ? [{ text: text(`count-${change}`, { count }), tone: tones[change] }] : [];
  });
  return (
    <div className="flex flex-col gap-1">
      <SummaryLine label={text('summary')} items={items} />
      {plan.isNothingToDo && <p>{text('nothing')}</p>}
    </div>
  );
}

function Risk({ sentences }: { sentences: readonly string[] }) {
  const text = useText(stackPlanText);
  return (
    <Banner tone="warning" title={text('risk')}>
      <ul className="list-disc pl-4">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Banner>
  );
}

function ServicePlan({ service: planned }: { service: PlannedService }) {
  const text = useText(stackPlanText);
  const { service, change, containers, scale, fields, reasons } = planned;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-mono font-semibold wrap-anywhere">{service}</span>
        <span className={toneClasses[tones[change]]}>{text(`change-${change}`)}</span>
        {containers.length > 0 && (
          <span className="font-mono text-sm text-muted wrap-anywhere">
            {containers.map(({ name }) => name).join(', ')}
          </span>
        )}
        {scale.before !== scale.after && scale.before > 0 && (
          <span className="tabular text-sm text-muted">{text('scale', scale)}</span>
        )}
      </h3>
      {reasons.map((reason) => (
        <p key={reason} className="text-muted">
          {reason}
        </p>
      ))}
      {fields.length > 0 && (
        <DiffList label={text('changesOf', { name: service })} changes={fields.map(shownChange)} />
      )}
    </section>
  );
}

function shownChange({ field, before, after }: PlannedService['fields'][number]): FieldChange {
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return { path: field, kind, before, after, masked: [before, after].includes(maskedValue) };
}

function Things({ plan: { images, networks, volumes } }: { plan: StackPlan }) {
  const text = useText(stackPlanText);
  return (
    <>
      <ThingList
        title={text('images')}
        things={images.map(({ reference, action, detail }) => ({
          name: reference,
          note: [text(`image-${action}`), detail].filter(Boolean).join(': '),
        }))}
      />
      <ThingList
        title={text('networks')}
        things={networks.map(({ name, change }) => ({ name, note: text(`thing-${change}`) }))}
      />
      <ThingList
        title={text('volumes')}
        things={volumes.map(({ name, change }) => ({ name, note: text(`thing-${change}`) }))}
      />
    </>
  );
}

function ThingList({
  title,
  things,
}: {
  title: string;
  things: readonly { readonly name: string; readonly note: string }[];
}) {
  if (things.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="text-sm font-medium text-muted">{title}</h3>
      <ul>
        {things.map(({ name, note }) => (
          <li key={name} className="flex flex-wrap gap-x-2">
            <span className="font-mono text-sm wrap-anywhere">{name}</span>
            <span className="text-sm text-muted">{note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
