import type { RegisteredEnte, RegisteredPsp, Registry, Stazione } from '../registry/registry';
import { child, textAt, type XmlElement } from '../wire/xml-reader';
import { NodeFault } from './faults';

/** Who calls, checked in the order of pagopa-node.md §5.1 (2–6). @throws NodeFault */
export function callerOf(request: XmlElement, registry: Registry): RegisteredPsp {
  const { psps } = registry;
  const psp = registry.psp(textAt(request, 'idPSP') ?? '');
  if (!psp) throw new NodeFault('PPT_PSP_SCONOSCIUTO');
  const broker = textAt(request, 'idBrokerPSP');
  if (!psps.some(({ brokerId }) => brokerId === broker)) throw new NodeFault('PPT_INTERMEDIARIO_PSP_SCONOSCIUTO');
  const channel = psps.find(({ channelId }) => channelId === textAt(request, 'idChannel'));
  if (!channel) throw new NodeFault('PPT_CANALE_SCONOSCIUTO');
  if (channel.password !== textAt(request, 'password'))
    throw new NodeFault('PPT_AUTENTICAZIONE', 'Password sconosciuta o errata');
  if (channel.brokerId !== broker || channel.pspId !== psp.pspId)
    throw new NodeFault('PPT_AUTORIZZAZIONE', 'Configurazione intermediario-canale non corretta');
  return psp;
}

/** The notice asked for, its ente and its station (7–8). */
export interface Notice {
  readonly ec: string;
  readonly notice: string;
  readonly ente: RegisteredEnte;
  readonly stazione: Stazione;
  readonly broker: string;
}

/** @throws NodeFault */
export function noticeOf(request: XmlElement, registry: Registry): Notice {
  const code = child(request, 'qrCode');
  const [ec, notice] = [textAt(code, 'fiscalCode') ?? '', textAt(code, 'noticeNumber') ?? ''];
  const ente = registry.ente(ec);
  if (!ente) throw new NodeFault('PPT_DOMINIO_SCONOSCIUTO', `Dominio ${ec}`);
  const stazione = registry.stationOf(ente, notice);
  if (!stazione)
    throw new NodeFault(
      'PPT_STAZIONE_INT_PA_SCONOSCIUTA',
      notice.startsWith('3')
        ? 'Configurazione PA-codiceSegregazione stazione non corretta'
        : 'Configurazione PA-progressivo stazione non corretta',
    );
  return { ec, notice, ente, stazione, broker: registry.current.intermediario.codiceFiscale };
}
