import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { anomalieOf } from '../domain/anomalie-rt';
import type { PagamentiStores, RtDovuto } from './ports';

/**
 * Holds a receipt that came without an activation against its debt, once the owner of the debts has said which it is, or that
 * there is none. Runs in the transaction of the inbox; the same answer again changes nothing.
 */
export class MatchRt {
  /** @returns false when no such receipt is stored */
  execute(
    ente: CodiceFiscaleEnte,
    rtId: string,
    dovuto: RtDovuto | undefined,
    { ricevute }: Pick<PagamentiStores, 'ricevute'>,
  ): Promise<boolean> {
    return ricevute.match(rtId, dovuto, (rt, otherRt) =>
      anomalieOf(rt, { ente, dovuto: dovuto ?? 'SCONOSCIUTO', altraRt: otherRt }),
    );
  }
}
