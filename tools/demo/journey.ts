import { formatEuro, parseEuro } from '@mypay/kernel';
import type { ClientsFile } from '../start/data-folder';
import type { Kills } from './kills';
import type { DemoOptions } from './options';
import type { EnteDoor } from './platform';
import type { Screen } from './screen';
import type { Simulator } from './simulator';

/** What every step of one run needs: the doors it goes through, and where it shows what it does. */
export interface Journey {
  readonly options: DemoOptions;
  readonly clients: ClientsFile;
  readonly run: number;
  readonly doors: readonly EnteDoor[];
  readonly simulator: Simulator;
  readonly kills: Kills;
  readonly screen: Screen;
}

/** An avviso of an ente that can be paid. */
export interface Notice {
  readonly ec: string;
  readonly notice: string;
}

/** `12.50` → `€ 12,50` */
export const euro = (amount: string): string => `€ ${formatEuro(parseEuro(amount)).replace('.', ',')}`;
