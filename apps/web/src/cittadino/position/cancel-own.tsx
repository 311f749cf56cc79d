import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dovutiOpen } from '../../shared/api/doors';
import { CART_KEY } from '../../shared/cart/use-cart-count';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { t } from './texts';

/** Asks, and cancels a spontaneo of one's own that nobody has paid. */
export function CancelOwn(props: { readonly ipa: string; readonly iud: string; readonly causale: string }) {
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  return (
    <>
      <button type="button" className="btn btn-outline-danger" onClick={() => setAsked(true)}>
        {t.cancel}
      </button>
      {asked && (
        <ConfirmDialog
          title={t.cancelTitle}
          confirm={t.cancelConfirm}
          danger
          onClose={() => setAsked(false)}
          onConfirm={async () => {
            await dovutiOpen.delete('/cittadino/posizioni/{codiceIpa}/{iud}', {
              path: { codiceIpa: props.ipa, iud: props.iud },
            });
            await Promise.all([
              client.invalidateQueries({ queryKey: ['debts'] }),
              client.invalidateQueries({ queryKey: CART_KEY }),
            ]);
          }}
        >
          <p>{t.cancelText(props.causale)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
