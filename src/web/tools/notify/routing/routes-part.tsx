import PlusIcon from 'lucide-react/icons/plus';
import { useState } from 'react';
import type { Route } from '#contracts/notify/routing-config.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeView } from '../../../ui/code/code-view.tsx';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { useMediaQuery } from '../../../ui/use-media-query.ts';
import { destinationOf, moveRoute, type OpenRoute, pathOf, type Position, removeRoute } from './edit-tree.ts';
import { ProblemNotes } from './problem-notes.tsx';
import { problemsAt } from './problems-at.ts';
import { RouteDialog } from './route-dialog.tsx';
import { RouteHow, RouteLine } from './route-line.tsx';
import { RouteList } from './route-list.tsx';
import type { PartProps } from './routing-part.ts';
import { routingText } from './routing-text.ts';
import { RowMenu } from './row-menu.tsx';
import { useRemoval } from './use-removal.ts';
import { useRoutingWords } from './use-routing-words.ts';

/** The tree as it is read, and as it is changed. */
export function RoutesPart(props: PartProps) {
  const text = useText(routingText);
  const { editor, check } = props;
  const [open, setOpen] = useState<OpenRoute | null>(null);
  const hasRoom = useMediaQuery('(min-width: 1280px)');
  const { route: root } = editor.config;
  return (
    <div className="flex flex-col gap-3 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted">{text('routesHelp')}</p>
        {editor.mayEdit && (
          <Button
            icon={<PlusIcon />}
            onClick={() => setOpen({ position: [root.routes.length], isNew: true })}
          >
            {text('addRoute')}
          </Button>
        )}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <RouteList
          label={text('routes')}
          root={root}
          renderRow={(route, position) => (
            <RouteRow {...props} route={route} position={position} onOpen={setOpen} />
          )}
        />
        {hasRoom && check.yaml !== undefined && (
          <CodeView label={text('yaml')} language="yaml" text={check.yaml} />
        )}
      </div>
      {open && <RouteDialog {...props} open={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface RowProps extends PartProps {
  route: Route;
  position: Position;
  onOpen: (open: OpenRoute) => void;
}

function RouteRow(props: RowProps) {
  const text = useText(routingText);
  const say = useRoutingWords();
  const { editor, check, destinations, route, position, onOpen } = props;
  const path = pathOf(position);
  const line = { config: editor.config, destinations, route, position };
  const name = position.length === 0 ? text('everythingAlone') : say.matchers(route.matchers);
  return (
    <div className="flex items-start gap-2 rounded-md py-1.5 pl-3 hover:bg-hover">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 py-1">
        {editor.mayEdit ? (
          <button
            type="button"
            className="w-full rounded-sm text-left pointer-coarse:min-h-10"
            onClick={() => onOpen({ position, isNew: false })}
          >
            <RouteLine {...line} />
          </button>
        ) : (
          <p>
            <RouteLine {...line} />
          </p>
        )}
        <RouteHow {...line} />
        <ProblemNotes
          problems={problemsAt(check.problems, path, 'routes')}
          warnings={problemsAt(check.warnings, path, 'routes')}
        />
      </div>
      {editor.mayEdit && <RouteMenu {...props} name={name} />}
    </div>
  );
}

const steps = ['up', 'down', 'in', 'out'] as const;

function RouteMenu({ editor, route, position, onOpen, name }: RowProps & { name: string }) {
  const text = useText(routingText);
  const remove = useRemoval(editor);
  const { config, change } = editor;
  const setRoot = (root: Route) => change({ ...config, route: root });
  const inside: MenuEntry[] = [
    { label: text('edit'), onSelect: () => onOpen({ position, isNew: false }) },
    {
      label: text('addInside'),
      onSelect: () => onOpen({ position: [...position, route.routes.length], isNew: true }),
    },
  ];
  const index = position.at(-1);
  if (index === undefined) return <RowMenu name={name} items={inside} />;
  return (
    <RowMenu
      name={name}
      items={[
        ...inside,
        {
          label: text('addAfter'),
          onSelect: () => onOpen({ position: [...position.slice(0, -1), index + 1], isNew: true }),
        },
        'separator',
        ...steps
          .filter((step) => destinationOf(config.route, position, step) !== null)
          .map((step) => ({
            label: text(step),
            onSelect: () => setRoot(moveRoute(config.route, position, step)),
          })),
        'separator',
        {
          label: text('remove'),
          danger: true,
          onSelect: () => remove({ ...config, route: removeRoute(config.route, position) }),
        },
      ]}
    />
  );
}
