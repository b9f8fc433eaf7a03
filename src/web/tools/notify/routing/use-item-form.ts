import { useState } from 'react';
import type { RoutingProblem } from '#contracts/notify/routing.ts';
import type { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { problemSaid, problemsAt } from './problems-at.ts';
import { useRoutingCheck } from './use-routing-check.ts';

export interface ItemForm<Item> {
  readonly value: Item;
  readonly change: (next: Partial<Item>) => void;
  /** What is wrong with a field; nothing of a new thing that nobody has touched. */
  readonly errorAt: (field: string) => string | undefined;
  readonly problems: readonly RoutingProblem[];
  readonly warnings: readonly RoutingProblem[];
  /** The whole routing with it. */
  readonly config: RoutingConfig;
  readonly isReady: boolean;
}

interface Options<Item> {
  initial: Item;
  /** The routing with the thing in it. */
  place: (item: Item) => RoutingConfig;
  /** Where it then is: `receivers.2`. */
  path: string;
  /** A part of it that is not in the form. */
  except?: string;
}

/** One thing of the routing, checked as it is typed as if it were there already. */
export function useItemForm<Item extends object>(options: Options<Item>): ItemForm<Item> {
  const { initial, place, path, except } = options;
  const language = useLanguage();
  const [value, setValue] = useState(initial);
  const [isTouched, setTouched] = useState(false);
  const config = place(value);
  const check = useRoutingCheck(config);
  const problems = problemsAt(check.problems, path, except);
  const shown = isTouched ? problems : [];
  return {
    value,
    change(next) {
      setTouched(true);
      setValue((before) => ({ ...before, ...next }));
    },
    errorAt(field) {
      const [problem] = problemsAt(shown, `${path}.${field}`);
      return problem && problemSaid(problem, language);
    },
    problems: shown,
    warnings: isTouched ? problemsAt(check.warnings, path, except) : [],
    config,
    isReady: problems.length === 0,
  };
}
