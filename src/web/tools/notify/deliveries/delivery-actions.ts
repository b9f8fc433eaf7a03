import { queryClient } from '../../../shell/session.ts';
import { showError } from '../../../ui/toast.ts';
import { notifyApi } from '../live.ts';

async function settle(act: () => Promise<unknown>, failedTitle: string): Promise<void> {
  try {
    await act();
  } catch (error) {
    showError(error, { title: failedTitle });
  }
  await Promise.all(
    ['deliveries', 'delivery'].map((part) => queryClient.invalidateQueries({ queryKey: ['notify', part] })),
  );
}

export function decideDelivery(id: string, decision: 'resend' | 'drop', failedTitle: string): Promise<void> {
  const call = decision === 'resend' ? notifyApi.resendDelivery : notifyApi.dropDelivery;
  return settle(() => call({ params: { id } }), failedTitle);
}

export function resendDead(failedTitle: string): Promise<void> {
  return settle(() => notifyApi.resendDeadDeliveries({ body: {} }), failedTitle);
}
