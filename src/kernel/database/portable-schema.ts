import {
  type ColumnDefinitionNode,
  type CreateTableNode,
  type DataTypeNode,
  GeneratedNode,
  type OperationNode,
  PostgresQueryCompiler,
  RawNode,
  SqliteQueryCompiler,
} from 'kysely';

/** The portable column types and what each engine calls them. 64 bits for every integer: what fits here fits there. */
const columnTypes: Readonly<Record<string, { readonly sqlite: string; readonly postgres: string }>> = {
  text: { sqlite: 'text', postgres: 'text' },
  integer: { sqlite: 'integer', postgres: 'bigint' },
  bigint: { sqlite: 'integer', postgres: 'bigint' },
  real: { sqlite: 'real', postgres: 'double precision' },
  blob: { sqlite: 'blob', postgres: 'bytea' },
};

function columnType(name: string): { readonly sqlite: string; readonly postgres: string } {
  const type = columnTypes[name];
  if (type) return type;
  throw new TypeError(
    `Column type ${name} differs between engines: use ${Object.keys(columnTypes).join(', ')}.`,
  );
}

/** Tables are STRICT (sqlite.org/stricttables.html), so that SQLite refuses a wrong type as PostgreSQL does. */
export class PortableSqliteCompiler extends SqliteQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    this.append(columnType(node.dataType).sqlite);
  }

  protected override visitCreateTable(node: CreateTableNode): void {
    super.visitCreateTable(node);
    if (!node.selectQuery) this.append(node.endModifiers?.length ? ', strict' : ' strict');
  }
}

export class PortablePostgresCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    this.append(columnType(node.dataType).postgres);
  }

  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    if (!node.autoIncrement) return super.visitColumnDefinition(node);
    const generated = GeneratedNode.create({ identity: true, byDefault: true });
    super.visitColumnDefinition({ ...node, autoIncrement: undefined, generated });
  }

  protected override visitCreateTable(node: CreateTableNode): void {
    super.visitCreateTable({
      ...node,
      endModifiers: node.endModifiers?.filter((end) => !isWithoutRowid(end)),
    });
  }
}

function isWithoutRowid(node: OperationNode): boolean {
  return RawNode.is(node) && /^\s*without\s+rowid\s*$/i.test(node.sqlFragments.join(''));
}
