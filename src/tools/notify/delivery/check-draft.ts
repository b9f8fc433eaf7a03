import type { DestinationDraft } from '#contracts/notify/destinations.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { invalid, type Issue } from '#kernel/errors.ts';
import { hasTemplate } from '../messages/template-store.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { AnyChannel, StoredDestination } from './destination-list.ts';
import { type DestinationRow, readDestinations } from './destination-store.ts';
import { type SettingValues, withKeptSecrets } from '#kernel/settings/secret-settings.ts';
import type { Text } from '#library/text.ts';

type Stored = StoredDestination | undefined;

/** The settings of a draft, whole and accepted by the channel. @throws NexusError `invalid` with the fields */
export function checkSettings(
  channels: readonly AnyChannel[],
  stored: Stored,
  draft: DestinationDraft,
): { channel: AnyChannel; settings: SettingValues } {
  const channel = channels.find(({ id }) => id === draft.kind);
  if (!channel) throw refused('kind', said.noChannel(draft.kind));
  if (stored && stored.row.kind !== draft.kind) throw invalid(said.keepsKind);
  const settings = knownOnly(
    channel,
    stored,
    withKeptSecrets(channel.settings, draft.settings, stored?.settings ?? {}),
  );
  const parsed = channel.settings.safeParse(settings);
  if (parsed.success) return { channel, settings };
  const issues = parsed.error.issues.map(({ path, message }: { path: PropertyKey[]; message: string }) => ({
    path: ['settings', ...path].map(String).join('.'),
    message,
  }));
  throw invalid(said.settings, issues);
}

/** Without what an earlier version kept and this one does not know; anything else that is unknown is a mistake. */
function knownOnly(channel: AnyChannel, stored: Stored, settings: SettingValues): SettingValues {
  const names = Object.keys(settings);
  const isKnown = (name: string) => Object.hasOwn(channel.settings.shape, name);
  const wrong = names.find((name) => !isKnown(name) && !Object.hasOwn(stored?.settings ?? {}, name));
  if (wrong !== undefined)
    throw refused(`settings.${wrong.slice(0, 64)}`, said.noSetting(channel.title, wrong.slice(0, 64)));
  return Object.fromEntries(names.filter(isKnown).map((name) => [name, settings[name]]));
}

/** Whether what else it names is there, as it stands in the database. @throws NexusError `invalid` with the field */
export async function checkLinks(
  tx: Transaction<NotifySchema>,
  stored: Stored,
  { name, templateId, fallbackId }: DestinationDraft,
): Promise<void> {
  if (name === '') throw refused('name', said.noName);
  if (sameName(name, everybody)) throw refused('name', said.taken(name));
  const others = (await readDestinations(tx)).filter(({ id }) => id !== stored?.id);
  const isTaken = others.some((other) => sameName(other.name, name));
  // Two that were called the same before stay changeable.
  if (isTaken && !(stored && sameName(stored.name, name))) throw refused('name', said.nameTaken(name));
  if (templateId !== null && !(await hasTemplate(tx, templateId)))
    throw refused('templateId', said.noTemplate);
  if (fallbackId === null) return;
  if (fallbackId === stored?.id) throw refused('fallbackId', said.ownFallback);
  const fallback = others.find(({ id }) => id === fallbackId);
  if (!fallback) throw refused('fallbackId', said.noFallback);
  if (stored && leadsTo(stored.id, fallback, others)) throw refused('fallbackId', said.circle(fallback.name));
}

/** The receiver of whatever goes to no channel in particular. */
const everybody = 'default';

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Two that stand in for each other would leave what neither can send with nobody. */
function leadsTo(id: string, from: DestinationRow, rows: readonly DestinationRow[]): boolean {
  const seen = new Set<string>();
  for (let each: DestinationRow | undefined = from; each && !seen.has(each.id);) {
    const next: string | null = each.fallback_id;
    if (next === id) return true;
    seen.add(each.id);
    each = rows.find((row) => row.id === next);
  }
  return false;
}

function refused(path: string, sentence: Text) {
  const issue: Issue = { path, message: sentence.en, es: sentence.es };
  return invalid(sentence, [issue]);
}

const said = {
  noChannel: (kind: string) => ({
    en: `There is no kind of channel called ${kind.slice(0, 64)}.`,
    es: `No hay ningún tipo de canal llamado ${kind.slice(0, 64)}.`,
  }),
  keepsKind: {
    en: 'A channel keeps its kind. Add another one instead.',
    es: 'Un canal conserva su tipo. Añade otro en su lugar.',
  },
  settings: {
    en: 'Some settings are missing or not right.',
    es: 'Faltan ajustes o alguno no es correcto.',
  },
  noSetting: (channel: string, name: string) => ({
    en: `${channel} has no setting called ${name}. Leave it out.`,
    es: `${channel} no tiene ningún ajuste llamado ${name}. Quítalo.`,
  }),
  nameTaken: (name: string) => ({
    en: `There is a channel called ${name} already. Choose another name.`,
    es: `Ya hay un canal llamado ${name}. Elige otro nombre.`,
  }),
  noName: { en: 'A channel needs a name.', es: 'Un canal necesita un nombre.' },
  taken: (name: string) => ({
    en: `${name} is the receiver of all channels that get what no route sends elsewhere. Choose another name.`,
    es: `${name} es el destinatario de todos los canales que reciben lo que ninguna ruta envía a otro sitio. Elige otro nombre.`,
  }),
  noTemplate: {
    en: 'This template does not exist any more. Choose another one.',
    es: 'Esta plantilla ya no existe. Elige otra.',
  },
  ownFallback: {
    en: 'A channel cannot be its own fallback. Choose another one.',
    es: 'Un canal no puede ser su propia alternativa. Elige otra.',
  },
  noFallback: {
    en: 'The channel to fall back to does not exist any more. Choose another one.',
    es: 'El canal alternativo ya no existe. Elige otro.',
  },
  circle: (name: string) => ({
    en: `What ${name} cannot send already comes here. Choose another one.`,
    es: `Lo que ${name} no puede enviar ya llega aquí. Elige otro.`,
  }),
} as const;
