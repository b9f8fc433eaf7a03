import { compareLists } from './maven/compare-items.ts';
import type { ListItem } from './maven/item.ts';
import { parseMaven } from './maven/parse-maven.ts';
import { defineScheme } from './parts/define-scheme.ts';

/** Maven's ComparableVersion as of Maven 4, "Version Order Specification" of its POM reference. */
export const maven = defineScheme<ListItem>({
  id: 'maven',
  title: 'Maven artifact',
  parse: parseMaven,
  order: compareLists,
});
