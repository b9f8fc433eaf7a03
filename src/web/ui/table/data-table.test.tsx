import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Column, DataTable, type DataTableProps } from './data-table.tsx';

interface Row {
  name: string;
  cpu: number | null;
  stack: string;
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', width: 120, fixed: true, cell: (row) => row.name, value: (row) => row.name },
  { id: 'cpu', header: 'CPU', width: 60, cell: (row) => row.cpu ?? '–', value: (row) => row.cpu },
  { id: 'stack', header: 'Stack', width: 60, cell: (row) => row.stack, value: (row) => row.stack },
];

const rows: Row[] = [
  { name: 'radarr', cpu: 1, stack: 'media' },
  { name: 'grafana', cpu: null, stack: 'monitoring' },
  { name: 'jellyfin', cpu: 40, stack: 'media' },
  { name: 'Bücherei', cpu: 7, stack: 'media' },
];

beforeEach(() => localStorage.clear());
afterEach(cleanup);

function Table(props: Partial<DataTableProps<Row>>) {
  return (
    <DataTable
      tableId="test"
      label="Containers"
      rows={rows}
      rowKey={(row) => row.name}
      rowName={(row) => row.name}
      columns={columns}
      {...props}
    />
  );
}

function names(): (string | null)[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.getAttribute('aria-label'));
}

function lineOf(name: string): HTMLElement {
  return screen.getByRole('row', { name });
}

test('a header sorts up, then down, then gives the given order back; what has no value stays last', () => {
  render(<Table />);
  const header = screen.getByRole('button', { name: 'CPU' });
  fireEvent.click(header);
  expect(names()).toEqual(['radarr', 'Bücherei', 'jellyfin', 'grafana']);
  expect(screen.getByRole('columnheader', { name: 'CPU' }).getAttribute('aria-sort')).toBe('ascending');
  fireEvent.click(header);
  expect(names()).toEqual(['jellyfin', 'Bücherei', 'radarr', 'grafana']);
  fireEvent.click(header);
  expect(names()).toEqual(rows.map((each) => each.name));
});

test('sort and hidden columns are remembered under the table id', () => {
  const first = render(<Table />);
  fireEvent.click(screen.getByRole('button', { name: 'CPU' }));
  first.unmount();
  render(<Table />);
  expect(names()[0]).toBe('radarr');
  expect(names()[3]).toBe('grafana');
});

test('every word of the filter must match, whatever its accents', () => {
  render(<Table />);
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'MEDIA bucher' } });
  expect(names()).toEqual(['Bücherei']);
  expect(screen.getByText('1 of 4')).toBeTruthy();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nothing like it' } });
  fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }));
  expect(names()).toHaveLength(4);
});

test('j and k move, Enter opens, / goes to the filter, and a row shortcut acts on the focused row', () => {
  const onOpen = vi.fn();
  const onLogs = vi.fn();
  render(<Table onOpen={onOpen} rowShortcuts={[{ key: 'l', label: 'Logs', run: onLogs }]} />);
  fireEvent.keyDown(document.body, { key: 'j' });
  fireEvent.keyDown(lineOf('radarr'), { key: 'j' });
  expect(document.activeElement).toBe(lineOf('grafana'));
  fireEvent.keyDown(lineOf('grafana'), { key: 'l' });
  expect(onLogs).toHaveBeenCalledWith(rows[1]);
  fireEvent.keyDown(lineOf('grafana'), { key: 'k' });
  fireEvent.keyDown(lineOf('radarr'), { key: 'Enter' });
  expect(onOpen).toHaveBeenCalledWith(rows[0]);
  fireEvent.keyDown(document.body, { key: '/' });
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
});

test('typing a j into a field moves nothing', () => {
  render(<Table />);
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'j' });
  expect(document.activeElement).toBe(document.body);
});

test('Shift selects a range, and the bulk bar acts on what is selected', () => {
  const run = vi.fn();
  render(<Table bulkActions={[{ id: 'stop', label: 'Stop', run }]} />);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select radarr' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select jellyfin' }), { shiftKey: true });
  fireEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Stop' }));
  expect(run).toHaveBeenCalledWith(rows.slice(0, 3));
  fireEvent.click(screen.getByRole('button', { name: 'Clear selection' }));
  expect(screen.queryByRole('toolbar')).toBeNull();
});

test('what the filter hides is not selected any longer', () => {
  const run = vi.fn();
  render(<Table bulkActions={[{ id: 'stop', label: 'Stop', run }]} />);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' }));
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'grafana' } });
  fireEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Stop' }));
  expect(run).toHaveBeenCalledWith([rows[1]]);
});

test('groups close, stay closed after a reload, and open again', () => {
  const groupBy = { key: (each: Row) => each.stack, label: (key: string) => `Stack ${key}` };
  const first = render(<Table groupBy={groupBy} />);
  expect(names()).toEqual(['Stack media', 'radarr', 'jellyfin', 'Bücherei', 'Stack monitoring', 'grafana']);
  fireEvent.click(lineOf('Stack media'));
  expect(lineOf('Stack media').getAttribute('aria-expanded')).toBe('false');
  first.unmount();
  render(<Table groupBy={groupBy} />);
  expect(names()).toEqual(['Stack media', 'Stack monitoring', 'grafana']);
  fireEvent.keyDown(lineOf('Stack media'), { key: 'Enter' });
  expect(names()).toHaveLength(6);
});

test('under the pointer the order holds; a vanished row keeps its place until the pointer leaves', () => {
  const sort = { columnId: 'cpu', descending: true };
  const table = render(<Table sort={sort} />);
  const list = lineOf('radarr').parentElement;
  if (!list) throw new Error('rows stand in a group');
  fireEvent.pointerEnter(list, { pointerType: 'mouse' });
  const later: Row[] = [
    { name: 'radarr', cpu: 90, stack: 'media' },
    { name: 'new', cpu: 99, stack: 'media' },
    { name: 'jellyfin', cpu: 1, stack: 'media' },
    { name: 'grafana', cpu: null, stack: 'monitoring' },
  ];
  table.rerender(<Table sort={sort} rows={later} />);
  expect(names()).toEqual(['jellyfin', 'Bücherei', 'radarr', 'grafana', 'new']);
  expect(within(lineOf('Bücherei')).getByText('no longer there')).toBeTruthy();
  fireEvent.pointerLeave(list, { pointerType: 'mouse' });
  expect(names()).toEqual(['new', 'radarr', 'jellyfin', 'grafana']);
});

test('a changed row glows once, an unchanged one never', () => {
  vi.useFakeTimers();
  const table = render(<Table version={(each) => each.cpu ?? 0} />);
  expect(lineOf('radarr').className).not.toContain('animate-glow');
  table.rerender(
    <Table version={(each) => each.cpu ?? 0} rows={[{ ...rows[0]!, cpu: 2 }, ...rows.slice(1)]} />,
  );
  expect(lineOf('radarr').className).toContain('animate-glow');
  expect(lineOf('jellyfin').className).not.toContain('animate-glow');
  void act(() => vi.advanceTimersByTime(2000));
  expect(lineOf('radarr').className).not.toContain('animate-glow');
  vi.useRealTimers();
});

test('beyond two hundred rows only those in sight are drawn, and all are counted', () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({ name: `c${index}`, cpu: index, stack: 's' }));
  render(<Table rows={many} />);
  expect(names().length).toBeLessThan(100);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('1001');
});

test('an error is told with its cause and a way to try again', () => {
  const onRetry = vi.fn();
  const error = Object.assign(new Error('x'), {
    problem: { detail: 'The host nas cannot be reached.', cause: 'ECONNREFUSED' },
  });
  render(<Table error={error} rows={[]} onRetry={onRetry} />);
  expect(screen.getByText('The host nas cannot be reached.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledOnce();
});
