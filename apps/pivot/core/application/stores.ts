import type { StoresGiornale } from './giornali';
import type { StoresClassificazione } from './ports';

/** Everything of pivot in one transaction of one ente; each use case takes what it needs. */
export type StoresPivot = StoresClassificazione & StoresGiornale;
