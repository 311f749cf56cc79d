import { pivotHome } from '../pivot/paths';
import { officePath } from '../routing/address';
import type { Assegnazione } from './session';

/** Where a person begins on an ente: who works on cash flows alone, in MyPivot. */
export const homeOfEnte = ({ codiceIpa, permessi }: Pick<Assegnazione, 'codiceIpa' | 'permessi'>): string =>
  permessi.includes('dovuto.read') || !permessi.includes('pivot.view') ? officePath(codiceIpa) : pivotHome(codiceIpa);
