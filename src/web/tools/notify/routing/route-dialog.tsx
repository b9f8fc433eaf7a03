import type { Receiver, Route, RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Select } from '../../../ui/select.tsx';
import { type OpenRoute, pathOf, putRoute, routeAt } from './edit-tree.ts';
import { formText } from './form-text.ts';
import { type Inherited, inheritedAt } from './inherited.ts';
import { ItemDialog } from './item-dialog.tsx';
import { MatcherFields } from './matcher-fields.tsx';
import { GroupingFields, TimerFields } from './route-timing.tsx';
import { RouteTimes } from './route-times.tsx';
import type { PartProps } from './routing-part.ts';
import { type ItemForm, useItemForm } from './use-item-form.ts';
import { channelsOf } from './use-routing-words.ts';

const empty: Route = {
  matchers: [],
  muteTimeIntervals: [],
  activeTimeIntervals: [],
  continue: false,
  routes: [],
};
const fields = [
  'matchers',
  'receiver',
  'groupBy',
  'groupWaitMs',
  'groupIntervalMs',
  'repeatIntervalMs',
  'continue',
];

export type RouteForm = ItemForm<Route>;

export function RouteDialog(props: PartProps & { open: OpenRoute; onClose: () => void }) {
  const text = useText(formText);
  const { editor, destinations, open, onClose } = props;
  const { config } = editor;
  const isRoot = open.position.length === 0;
  const known = open.isNew ? undefined : routeAt(config.route, open.position);
  const form = useItemForm<Route>({
    initial: known ?? { ...empty, matchers: [{ name: 'severity', operator: '=', value: 'critical' }] },
    place: (route) => ({ ...config, route: putRoute(config.route, open, route) }),
    path: pathOf(open.position),
    except: 'routes',
  });
  const above = isRoot
    ? inheritedAt({ ...empty }, [])
    : inheritedAt(config.route, open.position.slice(0, -1));
  const title = open.isNew ? 'newRoute' : isRoot ? 'changeRoot' : 'changeRoute';
  return (
    <ItemDialog title={text(title)} form={form} fields={fields} onApply={editor.change} onClose={onClose}>
      {!isRoot && (
        <MatcherFields
          label={text('conditions')}
          help={text('conditionsHelp')}
          matchers={form.value.matchers}
          onChange={(matchers) => form.change({ matchers })}
          errorAt={(place) => form.errorAt(`matchers.${place}`)}
        />
      )}
      <ReceiverSelect form={form} config={config} destinations={destinations} above={isRoot ? null : above} />
      <GroupingFields form={form} above={isRoot ? null : above} />
      <TimerFields form={form} above={above} root={config.route} />
      {!isRoot && <RouteTimes form={form} config={config} />}
      {!isRoot && (
        <Checkbox
          label={text('continue')}
          help={text('continueHelp')}
          checked={form.value.continue}
          onChange={(isOn) => form.change({ continue: isOn })}
        />
      )}
    </ItemDialog>
  );
}

/** No name of a receiver; an empty one would count as nothing chosen. */
const inherit = '\u{0}';

function ReceiverSelect({
  form,
  config,
  destinations,
  above,
}: {
  form: RouteForm;
  config: RoutingConfig;
  destinations: PartProps['destinations'];
  above: Inherited | null;
}) {
  const text = useText(formText);
  const named: readonly Pick<Receiver, 'name'>[] = config.receivers;
  const names = new Set(['default', ...named.map(({ name }) => name)]);
  const channels = destinations.map(({ name }) => name).filter((name) => !names.has(name));
  const chosen = form.value.receiver;
  const unknown = chosen !== undefined && !names.has(chosen) && !channels.includes(chosen) ? [chosen] : [];
  return (
    <Select
      label={text('receiver')}
      value={chosen ?? inherit}
      error={form.errorAt('receiver')}
      onChange={(name) => form.change({ receiver: name === inherit ? undefined : name })}
      options={[
        ...(above ? [{ value: inherit, label: text('asAbove', { name: above.receiver.value }) }] : []),
        ...[...names, ...unknown].map((name) => ({
          value: name,
          label: name,
          hint: channelsOf(name, config, destinations).join(', '),
        })),
        ...channels.map((name) => ({ value: name, label: name, hint: text('channelItself') })),
      ]}
    />
  );
}
