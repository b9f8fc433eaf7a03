import type { BsonDocument } from '#library/mongodb/read-bson.ts';
import type { Finding } from '../dialogue/outcome-of.ts';

export type MongoRole = 'any' | 'primary' | 'secondary';

/** What a server is, by its answer to `hello`. */
export function judgeMember(hello: BsonDocument, wanted: MongoRole): Pick<Finding, 'reason' | 'evidence'> {
  const seen = roleOf(hello);
  const evidence = [
    { label: 'Role', labelEs: 'Papel', expected: wanted === 'any' ? 'primary or secondary' : wanted, seen },
  ];
  if (seen === 'recovering or not set up yet')
    return { reason: { id: 'unhealthy', detail: `The member is ${seen}` }, evidence };
  if (wanted === 'any' || seen === wanted) return {};
  return { reason: { id: 'value', detail: seen }, evidence };
}

/** Routers of a sharded cluster and servers of their own call themselves primary as well. */
function roleOf(hello: BsonDocument): string {
  if (hello.isWritablePrimary === true || hello.ismaster === true) return 'primary';
  if (hello.secondary === true) return 'secondary';
  return hello.arbiterOnly === true ? 'arbiter' : 'recovering or not set up yet';
}
