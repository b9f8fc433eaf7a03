import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { LabPackage } from '#contracts/security/flaw.ts';
import { PackageType } from '#contracts/security/package.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Select } from '../../../ui/select.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { flawsKey } from '../reread-flaws.ts';
import { securityApi } from '../security-api.ts';
import { securityText } from '../security-text.ts';
import { useSettled } from '../use-settled.ts';
import { usePackageColumns } from './package-columns.tsx';
import { chosen, noChoice } from '../no-choice.ts';
import { mostPackages, PackageSearch } from './package-search.ts';
import { packagesText } from './packages-text.ts';

export function PackageTable() {
  const words = useText(securityText);
  const text = useText(packagesText);
  const format = useFormat();
  const navigate = useNavigate();
  const search = PackageSearch.parse(useSearch({ strict: false }));
  const query = usePackages(search);
  const change = (next: PackageSearch) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...next }), replace: true });
  const seeFlaws = ({ name }: LabPackage) => void navigate({ to: '/security', search: { package: name } });
  const { packages = [], total = 0 } = query.data ?? {};
  const isNarrowed = search.q !== undefined || search.type !== undefined;
  return (
    <>
      <DataTable<LabPackage>
        tableId="security-packages"
        label={words('packages')}
        rows={packages}
        rowKey={({ type, name }) => `${type} ${name}`}
        rowName={({ name }) => name}
        columns={usePackageColumns()}
        filter={search.q ?? ''}
        onFilterChange={(q) => change({ q: q || undefined })}
        onOpen={seeFlaws}
        rowActions={(row) => [{ label: text('seeFlaws'), onSelect: () => seeFlaws(row) }]}
        loading={query.isPending}
        error={query.error && !query.data ? explain(query.error, words('couldNotRead')) : undefined}
        onRetry={() => void query.refetch()}
        toolbar={<TypeSelect type={search.type} onChange={(type) => change({ type })} />}
        empty={
          isNarrowed ? (
            <EmptyState title={text('noMatch')}>{text('noMatchHint')}</EmptyState>
          ) : (
            <EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>
          )
        }
      />
      {total > packages.length && packages.length > 0 && (
        <p className="px-4 text-sm text-muted">
          {text('first', { shown: format.count(packages.length), total: format.count(total) })}
        </p>
      )}
    </>
  );
}

function usePackages({ q, type }: PackageSearch) {
  const search = useSettled(q ?? '').slice(0, 200);
  return useQuery({
    queryKey: [...flawsKey, 'packages', search, type],
    queryFn: ({ signal }) =>
      securityApi.packages({ query: { search, type, limit: mostPackages } }, { signal }),
    placeholderData: keepPreviousData,
  });
}

function TypeSelect({
  type,
  onChange,
}: {
  type: PackageSearch['type'];
  onChange: (type: PackageSearch['type']) => void;
}) {
  const text = useText(packagesText);
  return (
    <Select<PackageType | typeof noChoice>
      hideLabel
      label={text('type')}
      value={type ?? noChoice}
      onChange={(next) => onChange(chosen(next))}
      options={[
        { value: noChoice, label: text('anyType') },
        ...PackageType.options.map((value) => ({ value, label: value })),
      ]}
    />
  );
}
