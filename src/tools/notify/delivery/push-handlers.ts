import { createHash } from 'node:crypto';
import type { Destination, destinationsEndpoints } from '#contracts/notify/destinations.ts';
import type { PushDevice, pushEndpoints } from '#contracts/notify/push.ts';
import { freeName } from '#contracts/notify/free-name.ts';
import { decide } from '#kernel/access/decide.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import type { CallContext, HandlersFor } from '#kernel/tool.ts';
import type { SendContext } from '../channels/channel.ts';
import { isPushService } from '../channel-push/known-push-hosts.ts';
import type { Destinations, StoredDestination } from './destination-list.ts';

const kind = 'web-push';

export interface PushHandlersOptions {
  readonly destinations: Destinations;
  readonly vapidKeys: SendContext['vapidKeys'];
  /** A device is a destination like others, and audited like them. */
  readonly handlers: Pick<
    HandlersFor<typeof destinationsEndpoints>,
    'createDestination' | 'changeDestination' | 'removeDestination'
  >;
}

/** Browsers that subscribe themselves. Each proves that it is meant by knowing its own address. */
export function pushHandlers(options: PushHandlersOptions): HandlersFor<typeof pushEndpoints> {
  const { destinations, vapidKeys, handlers } = options;
  const devices = () => destinations.all().filter(({ row }) => row.kind === kind);
  const at = (endpoint: string | undefined) =>
    devices().find(({ settings }) => endpoint !== undefined && settings['endpoint'] === endpoint);
  return {
    pushDevice: async ({ query }) => {
      const found = devices().find(({ settings }) => digest(settings['endpoint']) === query.device);
      return { publicKey: (await vapidKeys()).publicKey, device: found ? toDevice(found) : null };
    },
    subscribeDevice: async ({ body }, context) => {
      const { endpoint, p256dh, auth, replaces, name, language } = body;
      const mayConfigure = canConfigure(context);
      if (!mayConfigure && !isPushService(endpoint)) throw invalid(unknownService);
      // Another process may have added it a moment ago.
      await destinations.reload();
      const stored = at(endpoint) ?? at(replaces);
      const settings = { endpoint, p256dh, auth };
      if (stored) {
        const params = { id: stored.id };
        const draft = { ...draftOf(stored), settings };
        return fromDestination(await handlers.changeDestination({ params, body: draft }, context));
      }
      if (name === undefined) throw notFound({ en: 'The device', es: 'el dispositivo' });
      const free = freeName(
        name,
        destinations.all().map((one) => one.name),
      );
      const draft = { name: free, kind, settings, language, templateId: null, fallbackId: null };
      const isDefault = mayConfigure;
      const added = { ...draft, isEnabled: true, isDefault };
      return fromDestination(await handlers.createDestination({ body: added }, context));
    },
    unsubscribeDevice: async ({ body }, context) => {
      await destinations.reload();
      const stored = at(body.endpoint);
      if (stored) await handlers.removeDestination({ params: { id: stored.id } }, context);
      return {};
    },
  };
}

/** Who hears of what everybody hears of is decided by those who configure. */
function canConfigure({ caller }: CallContext): boolean {
  return decide(caller, 'notify:configure') === 'allow';
}

function draftOf({ row, language, isEnabled, isDefault }: StoredDestination) {
  const { name, kind: kept, template_id: templateId, fallback_id: fallbackId } = row;
  return { name, kind: kept, language, templateId, fallbackId, isEnabled, isDefault };
}

function toDevice({ id, name, isDefault }: StoredDestination): PushDevice {
  return { destinationId: id, name, isDefault };
}

function fromDestination({
  id,
  name,
  isDefault,
}: Pick<Destination, 'id' | 'name' | 'isDefault'>): PushDevice {
  return { destinationId: id, name, isDefault };
}

function digest(endpoint: unknown): string {
  return typeof endpoint === 'string' ? createHash('sha256').update(endpoint).digest('hex') : '';
}

const unknownService = {
  en: 'NEXUS does not know the push service of this browser. Somebody who may configure Notify can subscribe it.',
  es: 'NEXUS no conoce el servicio de avisos de este navegador. Puede suscribirlo alguien que pueda configurar Notify.',
};
