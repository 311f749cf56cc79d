import type { GiornaleStores } from './giornali';
import type { ClassificazioneStores } from './ports';

/** Everything of pivot in one transaction of one ente; each use case takes what it needs. */
export type PivotStores = ClassificazioneStores & GiornaleStores;
