import { type State, StateBadge } from '../state-badge.tsx';
import type { Column } from './column.ts';

interface StateColumn<Row> extends Omit<Column<Row>, 'id' | 'cell' | 'value' | 'card'> {
  id?: string;
  mark: (row: Row) => State;
  word: (row: Row) => string;
}

/** A column of states: each with its mark and its word, and on a phone in the first line. */
export function stateColumn<Row>({ id = 'state', mark, word, ...column }: StateColumn<Row>): Column<Row> {
  return {
    ...column,
    id,
    card: 'state',
    value: word,
    cell: (row) => <StateBadge state={mark(row)} word={word(row)} />,
  };
}
