import { useParams } from 'react-router-dom';
import type { Assegnazione } from './session';
import { useAssegnazione } from './use-assegnazione';

export interface EnteInHand extends Assegnazione {
  /** Whether a permission is there for this ente, for all tipi dovuto or for some. The server decides; this hides buttons. */
  readonly may: (permission: string) => boolean;
}

/** The ente of the address (`:ipa`), as the logged-in person knows it. The guard has made sure that there is one. */
export function useEnte(): EnteInHand {
  const { ipa } = useParams();
  const found = useAssegnazione(ipa);
  if (!found) throw new Error('a screen of an ente without an ente');
  return { ...found, may: (permission) => found.permessi.includes(permission) };
}
