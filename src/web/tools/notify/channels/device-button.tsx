import { useQuery } from '@tanstack/react-query';
import BellIcon from 'lucide-react/icons/bell';
import BellOffIcon from 'lucide-react/icons/bell-off';
import { useState } from 'react';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { queryClient, useMe } from '../../../shell/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { deviceName } from '../../../ui/format/device-name.ts';
import { showToast } from '../../../ui/toast.ts';
import { notifyText } from '../notify-text.ts';
import { useDoing } from '../use-doing.ts';
import type { DeviceState } from './device-state.ts';
import { deviceText } from './device-text.ts';
import { readThisDevice, subscribeThisDevice, unsubscribeThisDevice } from './this-device.ts';

type Obstacle = Exclude<DeviceState, 'on' | 'off'>;

/** Turns messages to this browser on and off. Where that cannot be done, pressing it says why and what to do. */
export function useDeviceButton() {
  const text = useText(deviceText);
  const { data } = useQuery({
    queryKey: ['notify', 'this-device'],
    queryFn: ({ signal }) => readThisDevice(signal),
  });
  const { busy, turnOn, turnOff } = useSwitch();
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const press = async () => {
    if (data?.state === 'on') return turnOff();
    if (data?.state === 'off') await turnOn();
    const { state } = await readThisDevice();
    setObstacle(state === 'on' || state === 'off' ? null : state);
  };
  const isOn = data?.state === 'on';
  const button = (
    <Button
      icon={isOn ? <BellOffIcon aria-hidden /> : <BellIcon aria-hidden />}
      busy={busy}
      disabled={!data}
      onClick={() => void press()}
    >
      {text(isOn ? 'stop' : 'notifyDevice')}
    </Button>
  );
  const note = obstacle && (
    <Banner tone="warning" title={text(obstacle)} onDismiss={() => setObstacle(null)}>
      {text(`${obstacle}Hint`)}
    </Banner>
  );
  return { button, note };
}

function useSwitch() {
  const text = useText(deviceText);
  const words = useText(notifyText);
  const language = useLanguage();
  const person = useMe().data?.user.name;
  const { busy, doing } = useDoing();
  const changing = (work: () => Promise<void>) =>
    doing(async () => {
      try {
        await work();
      } catch (error) {
        // The browser's own, when it could not reach its maker.
        if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
        showToast({ kind: 'error', title: words('notDone'), detail: text('noService') });
      } finally {
        await queryClient.invalidateQueries({ queryKey: ['notify'] });
      }
    });
  const turnOn = () =>
    changing(async () => {
      const name = [deviceName(navigator.userAgent), person].filter(Boolean).join(', ');
      const device = await subscribeThisDevice(name.slice(0, 100), language);
      if (device === null) {
        if (Notification.permission === 'default') showToast({ kind: 'info', title: text('notAllowed') });
        return;
      }
      const detail = device.isDefault ? text('onHint') : text('routedHint', { name: device.name });
      showToast({ title: text('isOn'), detail });
    });
  const turnOff = () =>
    changing(async () => {
      await unsubscribeThisDevice();
      showToast({ title: text('isOff') });
    });
  return { busy, turnOn, turnOff };
}
