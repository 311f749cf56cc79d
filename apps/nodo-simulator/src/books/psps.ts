import type { Psp, Run } from './model';
import { stream } from './random';

/** The PSPs of the built-in profile (§14). Two of them sign their flows with an id that is not their `pspId`. */
export const builtinPsps: readonly Psp[] = [
  {
    pspId: 'BCALITMM',
    denominazione: 'Banca Alfa di Prova S.p.A.',
    brokerId: '99990000011',
    channelId: '99990000011_01',
    senderId: 'BCALITMM',
    senderType: 'BIC_CODE',
    bic: 'BCALITMMXXX',
    settlement: 'cumulative',
    flowChannel: 'SOAP',
    flowHour: 18,
    weight: 30,
  },
  {
    pspId: 'CRBEIT2F',
    denominazione: "Cassa di Risparmio & Credito Beta dell'Adige",
    brokerId: '99990000022',
    channelId: '99990000022_03',
    senderId: '06945',
    senderType: 'ABI_CODE',
    settlement: 'cumulative',
    flowChannel: 'SOAP',
    flowHour: 20,
    weight: 20,
  },
  {
    pspId: 'PPGAITR1XXX',
    denominazione: 'Gamma Pagamenti - Società di servizi',
    brokerId: '99990000033',
    channelId: '99990000033_02',
    senderId: '99990000033',
    senderType: 'LEGAL_PERSON',
    bic: 'PPGAITR1XXX',
    settlement: 'cumulative',
    flowChannel: 'REST',
    flowHour: 22,
    weight: 30,
  },
  {
    pspId: 'TBDEITMM',
    denominazione: 'Rete Tabaccherie Delta',
    brokerId: '99990000044',
    channelId: '99990000044_01',
    senderId: 'TBDEITMM',
    senderType: 'BIC_CODE',
    settlement: 'cumulative',
    flowChannel: 'REST',
    flowHour: 23,
    weight: 20,
  },
];

/** The PSP at whose counter a robot pays a notice. */
export function choosePsp(run: Pick<Run, 'seed' | 'number'>, ec: string, notice: string, psps = builtinPsps): Psp {
  return stream(run, 'payments', 'psp', ec, notice).weighted(psps.map((psp) => [psp, psp.weight] as const));
}
