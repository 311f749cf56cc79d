import type { components } from '../api/schema/pivot';

type Schemas = components['schemas'];

/** What pivot says, by the names of its document. */
export type Pagamento = Schemas['PagamentoView'];
export type PagamentoDetail = Schemas['PagamentoDettaglioView'];
export type Movimento = Schemas['MovimentoView'];
export type MovimentoDetail = Schemas['MovimentoDettaglioView'];
export type Notifica = Schemas['NotificaView'];
export type Flusso = Schemas['FlussoView'];
export type Riversamento = Schemas['RiversamentoView'];
export type FlussoExplanation = Schemas['SpiegazioneFlussoView'];
export type Explanation = Schemas['SpiegazioneView'];
export type Comparison = Schemas['ConfrontoView'];
export type Suggestion = Schemas['SuggerimentoView'];
export type LinkVersion = Schemas['VersioneMovimentoView'];
export type Reading = Schemas['LetturaView'];
export type Counters = Schemas['ContatoriView'];
export type Counter = Schemas['ContatoreView'];
export type Day = Schemas['GiornataView'];
export type Months = Schemas['AndamentoView'];
export type Month = Schemas['MeseView'];
export type Giornale = Schemas['GiornaleView'];
export type Riga = Schemas['RigaFlussoView'];
export type NextStep = Schemas['PassoSuccessivoView'];
export type Classe = Counter['classe'];
export type Verdetto = Flusso['verdetto'];
