import type { GiornaleStores } from './giornali';
import type { LinkStores } from './links';
import type { ClassificazioneStores } from './ports';
import type { SuggestStores } from './suggest';

/** Everything of pivot in one transaction of one ente; each use case takes what it needs. */
export type PivotStores = ClassificazioneStores & GiornaleStores & LinkStores & SuggestStores;
