import { useQueryClient } from '@tanstack/react-query';
import { dovutiOffice } from '../api/doors';
import { texts } from '../i18n/texts';
import { useEnte } from '../session/use-ente';
import { ConfirmDialog } from '../ui/confirm-dialog';

const t = texts({
  it: {
    title: 'Annullare il dovuto?',
    text: (iud: string, causale: string) =>
      `Il dovuto ${iud} («${causale}») non si potrà più pagare: l’avviso già consegnato risulterà annullato a chi prova a pagarlo.`,
    confirm: 'Annulla il dovuto',
  },
  en: {
    title: 'Cancel this debt?',
    text: (iud: string, causale: string) =>
      `The debt ${iud} (“${causale}”) can no longer be paid: a notice already sent will show as cancelled to who tries to pay it.`,
    confirm: 'Cancel the debt',
  },
});

/** Asks why, and cancels a debt. */
export function CancelDovuto(props: { readonly iud: string; readonly causale: string; readonly onClose: () => void }) {
  const { codiceIpa } = useEnte();
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title={t.title}
      confirm={t.confirm}
      danger
      askReason
      onClose={props.onClose}
      onConfirm={async (reason) => {
        await dovutiOffice.delete('/enti/{ente}/dovuti/{iud}', {
          path: { ente: codiceIpa, iud: props.iud },
          query: { motivo: reason },
        });
        await client.invalidateQueries({ queryKey: ['dovuti', codiceIpa] });
      }}
    >
      <p>{t.text(props.iud, props.causale)}</p>
    </ConfirmDialog>
  );
}
